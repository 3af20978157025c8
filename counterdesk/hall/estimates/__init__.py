"""The announced wait: the estimator, how a hall's own books feed it at issue, what was told and how well it kept.

``announcing`` says at issue how many stand before, the range, and whether the hall may close first; ``live`` and
``manned`` are the hall as its books have it, ``quoting`` and ``shared`` keep the reckoning out of the writer's turn,
``told`` keeps every promise and ``calibration`` judges them. ``estimator`` is an onlooker's whole reckoning: only the
tickets really ahead, by the calling rule itself; rolled forward in draws over the windows that serve them, with each
service's recent handling times, the time already spent on who is being served, people who give up, urgent ones who
come yet, and windows that go away at their usual hours; corrected by recent actual over rolled; blended with the pace
of the line by recent accuracy; and a conformal range. What no hall file tells it learns: which lines a window serves,
by what rule it calls, when it lunches.

Measured on files of the past, each ticket told by what had happened before it alone (``python -m tests.bench ways``).
Mean absolute error over that of the naive rule (DECISIONS) / bias in seconds / share of waits in the 80 % range / mean
width of that in seconds:

    traces and simulated   20 days, strict   10 days, five      10 days, one       10 days, strict    10 days, one
    halls                  5 windows         windows by skill   line, 3 windows    3 windows          window
    as it stands           .479/-23/.80/533  .552/-63/.80/608   .517/ +8/.83/795   .608/-15/.79/1062  .623/-132/.81/1770
    rolled alone           .453/-40/.80/513  .550/-68/.79/602   .521/+24/.83/806   .609/ +4/.79/1051  .657/-35/.81/1789
    corrected alone        .485/-22/.80/530  .556/-57/.80/599   .523/-20/.83/861   .618/-10/.79/1067  .611/-196/.84/1783
    pace of the line alone .674/+38/.80/643  .696/-71/.80/825   .720/+94/.81/966   .656/-100/.80/1117 .663/-30/.81/1812
    the three evenly       .511/ -8/.80/544  .566/-65/.80/684   .543/+31/.82/780   .595/-35/.79/1049  .628/-113/.81/1779
    lunch not foreseen     .491/-26/.80/536  .558/-71/.80/599   .558/ +8/.82/817   .610/-14/.79/1063  .627/-129/.80/1791
    as if nobody left      .496/ -3/.80/550  .550/-45/.80/609   .562/+40/.83/825   .608/-15/.79/1062  .651/-97/.79/1865
    as if nobody came yet  .469/-41/.80/515  .545/-65/.80/606   .517/ +8/.83/795   .581/-145/.80/1051 .607/-138/.81/1734
    rule taken first-come  .567/-12/.80/617  .580/-54/.80/629   .517/ +8/.83/795   .834/-39/.81/1435  .622/-104/.79/1752
    any window, any line   .479/-23/.80/533  .888/+14/.81/952   .517/ +8/.83/795   .608/-15/.79/1062  .623/-132/.81/1770
    time served left out   .519/+38/.80/539  .603/+17/.80/608   .575/+80/.83/843   .623/+49/.81/1051  .669/-48/.79/1883
    first day not careful  .478/-22/.80/533  .538/-53/.80/608   .508/ +7/.83/795   .590/ +3/.79/1056  .610/-75/.81/1764

Correction and pace cost a little absolute error in halls as regular as the draws believe; they are kept because they
take bias away, and for halls that are not.

The last line is about a first day of a hall of which nothing is said, as a visits file is; the program's own
announcements know the hall file and the roster and need none of it. Such a day is told with caution (``caution``):
away from the naive rule only by what was gained on it so far. Before that 19 of 364 simulated single days were more
than 1.05 times as wrong as the naive rule, nearly all of them days on which two to thirty people waited, and up to 18
times. Nothing that weighs by errors seen mends those, as the day's telling is over before its errors come: the naive
rule as one more way in the blend left 16 to 19. Caution costs: .60 of naive together instead of .55 on the traces'
single days, .68 instead of .60 on those of seven shapes. ``python -m tests.bench cold=601`` and ``cold=701``, seeds
nothing was chosen by: the traces' twenty days, none above 1.05 (worst .76, .60 together, .78 covered); 111 of seven
shapes, none (worst 1.02, .67, .84); 368 by laws that were chosen by, two (1.10 of 7 waits, 1.06 of 85; .62, .82); 338
by laws held out, two (1.14 of 56 waits, 1.09 of 18; .70, .81). Of 2118 days by the first of these laws ten were above,
the worst 1.18. Those left are crowds at the door, told before any window was seen, and lines that gained and then lost
what they had gained; with every difference told reckoned as lost until its outcome is known eight of 2118 were left,
at .10 more of the naive rule's error, so a quarter is. Before any window was seen the naive rule is told up to an
hour, and from there no more than five minutes and two for each in line: the naive rule alone was twice as wrong before
a crowd at the door.

No range ends after 1.3 times the longest draw and five minutes: that cuts "10 to 400 minutes" of a fresh hall and
leaves coverage as it was. On a day that never empties its line (four hours' wait, nobody leaves) the range covers .72:
errors come back too late to learn from. Behind 300 people an estimate takes 2 to 4 ms on the machine at hand. Seven
other shapes of simulated halls (``python -m tests.bench told=101``), 15 days each, seeds nothing was chosen by: .36 to
.61 of naive, .79 to .81 covered. There it was found that whoever came before the hall opened made the night look like
a lunch (2.0 of naive with strict priority, now .50). In the writer's turn a told wait costs 0.1 ms in the middle, 5 ms
where it is reckoned anew. Also tried and left: ranges in units of the estimate instead of how far the draws lie apart
(a tenth wider for the same coverage), faster steering of the levels (worse where answers come late), a pace that
counts the idle stretches (biased by a minute).
"""

from counterdesk.hall.estimates.announcing import (
    Announced,
    announce,
    pace,
    promises,
    rounded,
    wait_range,
)
from counterdesk.hall.estimates.calibration import Calibration, calibration
from counterdesk.hall.estimates.quoting import chance_today, estimate
from counterdesk.hall.estimates.told import is_unlikely, keep, may_not_be_served

__all__ = [
    "Announced", "Calibration", "announce", "calibration", "chance_today", "estimate", "is_unlikely", "keep",
    "may_not_be_served", "pace", "promises", "rounded", "wait_range",
]  # fmt: skip

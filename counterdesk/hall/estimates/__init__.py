"""The announced wait: the estimator, how a hall's own books feed it at issue, what was told and how well it kept.

``announcing`` says at issue how many stand before, the range, and whether the hall may close first; ``live`` and
``manned`` are the hall as its books have it, ``quoting`` and ``shared`` keep the reckoning out of the writer's turn,
``told`` keeps every promise and ``calibration`` judges them. ``estimator`` is an onlooker's whole reckoning: only the
tickets really ahead, by the calling rule itself; rolled forward in draws over the windows that serve them, with each
service's recent handling times, the time already spent on who is being served, people who give up, urgent ones who
come yet, and windows that go away at their usual hours; corrected by recent actual over rolled; blended with the pace
of the line by recent accuracy; and a conformal range. What no hall file tells it learns: which lines a window serves,
by what rule it calls, when it lunches.

Measured on files of the past, each ticket told by what had happened before it alone. Mean absolute error over that
of the naive rule (DECISIONS) / bias in seconds / share of waits in the 80 % range / mean width of that in seconds:

    simulated halls         20 days, strict    10 days, five     10 days, one      10 days, strict   10 days, two
                            5 windows          windows by skill  line, 3 windows   8 windows         windows
    as it stands            .475/-24/.80/533   .568/-82/.80/761  .619/-13/.80/610  .504/-41/.80/504  .573/ +1/.80/691
    rolled alone            .452/-39/.80/513   .547/-106/.80/754 .604/-16/.80/598  .490/-70/.80/504  .570/ +5/.81/686
    corrected alone         .485/-21/.80/531   .574/-70/.79/779  .627/-26/.79/613  .525/-24/.79/525  .573/-20/.80/692
    pace of the line alone  .675/+40/.80/670   .823/-19/.80/1062 1.071/+165/.79/835 .601/-21/.80/559 .849/+148/.79/843
    the three evenly        .510/ -7/.80/548   .603/-65/.80/862  .702/+41/.79/638  .504/-39/.79/513  .617/+42/.80/719
    lunch not foreseen      .488/-26/.80/539   .611/-92/.79/834  .637/-15/.80/604  .525/-45/.79/543  .573/ +1/.80/691
    as if nobody left       .492/ -3/.80/549   .570/-47/.80/809  .689/+37/.79/652  .523/ -7/.79/513  .675/+64/.80/778
    as if nobody came yet   .466/-41/.80/521   .558/-96/.79/751  .619/-13/.80/610  .490/-50/.79/496  .538/-30/.79/627
    rule taken first-come   .564/-13/.80/613   .578/-81/.79/756  .619/-13/.80/610  .725/ -0/.80/744  .656/ +3/.81/752
    any window, any line    .475/-24/.80/533   .965/+48/.80/1304 .619/-13/.80/610  .504/-41/.80/504  .573/ +1/.80/691
    time served left out    .516/+38/.80/541   .588/ -3/.79/796  .655/+32/.80/612  .534/ +8/.79/562  .618/+70/.81/701

Correction and pace cost a little absolute error in these halls, which are as regular as the draws believe; they are
kept because they take bias away, and for halls that are not. On a first day, where nobody said when windows work, the
simplest rule (own line x mean / windows at work) is weighed with them: it costs .006 of naive together and takes the
worst days down. Seventy-six single days with nothing learned before (twenty of the traces', seven shapes): .58 of the
naive rule's error together, .62 in the mean of days, one above 1.05 (1.15, 27 tickets that hardly waited; without the
simplest rule five, up to 1.46); their ranges cover .81. 190 single days by other laws (eight of handling, four of
arriving, a crowd at the door among them): .56 together, covered .80; of the days with thirty tickets or more none was
above 1.05. A crowd that waits before any window was seen is told (ahead + 1) x 10 minutes / 5 windows and five more,
from 0.4 to twice that: ten minutes for everybody covered .60 of them. No range ends after 1.3 times the longest draw
and five minutes: that cuts "10 to 400 minutes" of a fresh hall and leaves coverage as it was. On a day that never
empties its line (four hours' wait, nobody leaves) the range covers .72: errors come back too late to learn from.
Behind 300 people an estimate takes 7 to 12 ms on the machine at hand. Seven other
shapes of simulated halls (``python -m tests.bench told=101``), 15 days each, seeds nothing was chosen by: .36 to .61 of
naive, .79 to .81 covered; in 21 such files the worst was .70. There it was found that whoever came before the hall
opened made the night look like a lunch (2.0 of naive with strict priority, now .62). In the writer's turn a told wait
costs 0.1 ms in the middle, 5 ms where it is reckoned anew. Also tried and left: ranges in units of the
estimate instead of how far the draws lie apart (a tenth wider for the same coverage), faster steering of the levels
(worse where answers come late), a pace that counts the idle stretches (biased by a minute).
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

"""A printer that answers anything at all: never believed beyond what it can prove, never the end of a worker."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.printing.delivery import deliver
from counterdesk.printing.profiles import printer
from counterdesk.printing.render import job_bytes
from counterdesk.printing.transport import talk, wire
from counterdesk.printing.transport.wire import LinkWire

from .papers import short_slip

EXACT = printer("front", "tcp://127.0.0.1", overrides={"confirm": "process_id"}).profile
JOB = job_bytes(short_slip(), EXACT)
likely = st.one_of(st.sampled_from([0x00, 0x10, 0x12, 0x16, 0x18, 0x1A, 0x0F, 0x37, 0x22, 0x5F]), st.integers(0, 255))
noises = st.lists(st.lists(likely, max_size=12).map(bytes), max_size=20)


@pytest.fixture(scope="module", autouse=True)
def no_patience():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(talk, "ANSWER_S", 0.001)
        patch.setattr(wire, "AFTER_FENCE_S", 0.001)
        patch.setattr(wire, "LOOK_S", 0.001)
        yield


class Noise:
    """A line that takes everything, to a printer that is well until it has the job and then says ``noise``."""

    bytes_s = None

    def __init__(self, noise):
        self.noise = noise
        self.said = iter(())

    def write(self, data, until):
        is_question = len(data) == 3
        if self.noise is not None:
            self.said = iter([b"\x12"] if is_question else self.noise)
        if not is_question:
            self.noise = None
        return len(data)

    def read(self, until):
        return next(self.said, b"")

    def open(self):
        """Nothing to reach."""

    drain = close = lambda self, until=0.0: None


@given(noises)
@settings(max_examples=50, deadline=None)
def test_no_noise_is_taken_for_the_answer_to_a_number_drawn_by_lot(noise):
    told = [what for what, _ in zip(deliver(LinkWire(Noise(noise), EXACT), JOB, 0.004), range(4), strict=False)]
    assert told[0].state != "failed"
    assert "process_id" not in {what.level for what in told}

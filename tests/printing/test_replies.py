import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.printing.replies import Frame, realtime_trouble, report_trouble, split

likely = st.one_of(st.sampled_from([0x00, 0x10, 0x12, 0x16, 0x18, 0x1A, 0x0F, 0x37, 0x22, 0x5F]), st.integers(0, 255))
streams = st.lists(likely, max_size=300).map(bytes)


@given(streams)
def test_no_noise_whatever_breaks_the_splitter(stream):
    frames, rest = split(stream)
    assert sum(len(frame.data) for frame in frames) + len(rest) <= len(stream)
    assert stream.endswith(rest)


@given(streams, st.lists(st.integers(0, 300), max_size=5))
def test_answers_are_the_same_however_the_bytes_arrive(stream, cuts):
    frames, rest, at = [], b"", 0
    for end in [*sorted(min(cut, len(stream)) for cut in cuts), len(stream)]:
        found, rest = split(rest + stream[at:end])
        frames += found
        at = end
    assert (frames, rest) == split(stream)


@given(streams)
def test_what_waits_for_more_is_never_long(stream):
    assert len(split(stream)[1]) < 80


def test_one_stream_with_every_kind_of_answer():
    stream = bytes.fromhex("12 10000000 00 3722 31323334 00 5f4550534f4e00 18000f00 ff 7e")
    assert split(stream) == (
        [
            Frame("realtime", b"\x12"),
            Frame("report", b"\x10\x00\x00\x00"),
            Frame("fence", b"\x00"),
            Frame("block", b'7"1234\x00'),
            Frame("block", b"_EPSON\x00"),
            Frame("report", b"\x18\x00\x0f\x00"),
            Frame("realtime", b"\x7e"),
        ],
        b"",
    )


@pytest.mark.parametrize(
    ("report", "trouble"),
    [
        ("10000000", ""),
        ("18000f00", "paper"),
        ("38000000", "cover"),
        ("18080000", "error"),
        ("18000000", "offline"),
        ("10000300", "near"),
    ],
)
def test_what_a_report_complains_of(report, trouble):
    assert report_trouble(bytes.fromhex(report)) == trouble


@pytest.mark.parametrize(
    ("question", "answer", "trouble"),
    [(1, 0x12, ""), (1, 0x1A, "offline"), (2, 0x12, ""), (2, 0x16, "cover"), (2, 0x32, "paper"), (2, 0x52, "error"),
     (4, 0x12, ""), (4, 0x1E, "near"), (4, 0x7E, "paper")],
)  # fmt: skip
def test_what_a_realtime_answer_complains_of(question, answer, trouble):
    assert realtime_trouble(question, answer) == trouble

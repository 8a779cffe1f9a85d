"""Which call is said when, for any coming and going."""

from hypothesis import given
from hypothesis import strategies as st

from ui.voice.announcement import LATE_MS, MOST_MERGED, Announcements, Call

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("call"), st.integers(0, 5)),
        st.tuples(st.just("next"), st.integers(0, 2 * LATE_MS)),
        st.tuples(st.just("gone"), st.integers(0, 5)),
        st.tuples(st.just("clear"), st.just(0)),
    ),
    max_size=60,
)


def call_of(number: int, again: int = 0) -> Call:
    return Call((f"sitting-{number}", again), f"A{number:03d}", "1")


@given(STEPS)
def test_every_call_ends_in_one_way_and_in_its_order(steps: list[tuple[str, int]]) -> None:
    calls, now, given_out = Announcements(), 0, 0
    waiting: list[Call] = []
    for step, value in steps:
        if step == "call":
            given_out += 1
            new = call_of(value, given_out)
            same = [one for one in waiting if one.number == new.number]
            assert calls.take([new], now) == same
            waiting = [new if one in same else one for one in waiting]
            waiting += [] if same else [new]
        elif step == "next":
            now += value
            said = list(calls.next(now))
            assert said == waiting[: len(said)]
            assert bool(said) == bool(waiting)
            assert len(said) <= MOST_MERGED
            waiting = waiting[len(said) :]
        elif step == "gone":
            gone = [one for one in waiting if one.number == f"A{value:03d}"]
            waiting = [one for one in waiting if one not in gone]
            assert calls.keep(waiting) == gone
        else:
            assert calls.clear() == waiting
            waiting = []


def test_who_is_late_is_said_together_with_those_behind() -> None:
    calls = Announcements()
    everyone = [call_of(number) for number in range(6)]
    calls.take(everyone, 0)
    assert calls.next(LATE_MS) == (everyone[0],)
    assert calls.next(LATE_MS + 1) == tuple(everyone[1:5])
    assert calls.next(LATE_MS + 2) == (everyone[5],)
    assert calls.next(LATE_MS + 3) == ()

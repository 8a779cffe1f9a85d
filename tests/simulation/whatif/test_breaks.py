"""Where breaks are put: never against a rule, and where they do least harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_app.domain.plain import Unreadable
from center_app.simulation.plan import PlannedCounter, faults
from center_app.simulation.whatif.breaks import BreakRules, offences, placed
from traces import OPENS, counter, plan, trace

HOUR = 3_600
CLOSES = OPENS + 8 * HOUR

SKILLS = (("A1",), ("A1", "A2"), ("A1", "A2", "B1"))


@st.composite
def counters(draw: st.DrawFn) -> list[PlannedCounter]:
    """A few counters, each with one or two breaks wherever they are, or none."""
    found = []
    for n in range(draw(st.integers(1, 6))):
        begins = draw(st.integers(0, 5)) * HOUR + OPENS
        lengths = draw(st.lists(st.sampled_from((300, 900, 1_800, 2_700)), max_size=2))
        breaks = [(begins + k * HOUR, begins + k * HOUR + one) for k, one in enumerate(lengths)]
        skills = draw(st.sampled_from(SKILLS))
        found.append(counter(f"K{n}", *skills, close_s=CLOSES, breaks=tuple(breaks)))
    return found


RULES = st.builds(
    BreakRules,
    earliest=st.sampled_from((0.0, OPENS + HOUR)),
    latest=st.sampled_from((86_400.0, CLOSES - HOUR)),
    margin_s=st.sampled_from((None, 1_800.0, 7_200.0)),
    away=st.sampled_from((None, 1, 2)),
)


@settings(max_examples=60)
@given(counters(), RULES, st.lists(st.integers(0, 7 * HOUR), max_size=20))
def test_no_placed_break_breaks_a_rule(
    some: list[PlannedCounter], rules: BreakRules, come: list[int]
) -> None:
    given_plan = plan(*some)
    rows = [f"V{n},{OPENS + at},A1,N,,300,,0" for n, at in enumerate(sorted(come))]
    try:
        found = placed(given_plan, [trace(given_plan, *rows)], rules)
    except Unreadable:
        return
    assert not list(offences(found, rules))
    assert not list(faults(found))
    for before, after in zip(given_plan.counters, found.counters, strict=True):
        assert lengths(before) == lengths(after)
        short = [one for one in before.breaks if one[1] - one[0] < 600]
        assert set(short) <= set(after.breaks)
    for second in range(OPENS, CLOSES, 300):
        resting = [one for one in found.counters if rests(one, second)]
        assert len(resting) <= max(1, -(-len(some) // 3))
    for alike in SKILLS:
        group = [one for one in found.counters if one.skills == alike]
        most = rules.away or max(1, -(-len(group) // 3))
        for second in range(OPENS, CLOSES, 300):
            resting = [one for one in group if rests(one, second)]
            assert len(resting) <= most


def lengths(of: PlannedCounter) -> list[float]:
    return sorted(ends - begins for begins, ends in of.breaks)


def rests(one: PlannedCounter, second: float) -> bool:
    """On a break that is long enough to be placed."""
    return any(begins <= second < ends and ends - begins >= 600 for begins, ends in one.breaks)


def test_a_break_is_put_out_of_the_peak() -> None:
    busy = plan(counter("K1", "A1", close_s=CLOSES, breaks=((OPENS + 3 * HOUR, OPENS + 4 * HOUR),)))
    rows = [f"V{n},{OPENS + 3 * HOUR + 60 * n},A1,N,,300,,0" for n in range(12)]
    (one,) = placed(busy, [trace(busy, *rows)]).counters
    ((begins, _),) = one.breaks
    assert begins >= OPENS + 4 * HOUR or begins + HOUR <= OPENS + 3 * HOUR


def test_breaks_that_are_as_good_as_any_stay() -> None:
    idle = plan(counter("K1", "A1", close_s=CLOSES, breaks=((OPENS + 3 * HOUR, OPENS + 4 * HOUR),)))
    assert placed(idle, [trace(idle)]) == idle


def test_what_cannot_be_placed_is_named() -> None:
    breaks = ((OPENS + 3 * HOUR, OPENS + 4 * HOUR),)
    two = plan(*(counter(one, "A1", close_s=CLOSES, breaks=breaks) for one in ("K1", "K2")))
    with pytest.raises(Unreadable, match="counter K2: has no place for its break"):
        placed(two, [trace(two)], BreakRules(earliest=OPENS + 3 * HOUR, latest=OPENS + 4.5 * HOUR))

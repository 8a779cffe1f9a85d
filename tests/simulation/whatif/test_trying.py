"""Placed breaks are only taken where days played through bear them out."""

from collections.abc import Iterable

from center_app.simulation.measures import Measures
from center_app.simulation.plan import Plan
from center_app.simulation.whatif.breaks import BreakRules, offences
from center_app.simulation.whatif.effects import Case, Run, effects, one_by_one
from center_app.simulation.whatif.seeds import drawn_anew
from center_app.simulation.whatif.trying import best_placed
from traces import OPENS, counter, plan, trace

HOUR = 3_600
NOON = OPENS + 3 * HOUR

RULES = BreakRules(margin_s=HOUR)


def hall(rests_at: int) -> Plan:
    """Three counters alike that all rest at the same time."""
    rest = ((rests_at, rests_at + HOUR // 2),)
    return plan(*(counter(f"K{n}", "A1", close_s=OPENS + 8 * HOUR, breaks=rest) for n in range(3)))


BUSY = hall(NOON)
DAY = trace(BUSY, *(f"V{n},{NOON - 1800 + 60 * n},A1,N,,{150 + n},,0" for n in range(90)))
DAYS = drawn_anew(DAY)


def test_breaks_in_a_peak_are_moved_and_the_waits_are_shorter() -> None:
    found = best_placed(DAYS, 1, Case(BUSY), RULES, one_by_one)
    assert not list(offences(found.plan, RULES))
    (wait, *_) = effects(DAYS, range(1, 6), Case(BUSY), found)
    assert wait.difference.value + wait.difference.half < 0


def test_the_same_seed_places_them_alike() -> None:
    once, again = (best_placed(DAYS, 1, Case(BUSY), RULES, one_by_one) for _ in range(2))
    assert once == again


def test_given_breaks_that_keep_the_rules_stay_where_none_proves_better() -> None:
    given = Case(hall(NOON + 3 * HOUR))
    all_away = BreakRules(margin_s=HOUR, away=3)
    apart = Case(best_placed(DAYS, 1, given, RULES, one_by_one).plan)

    def no_better(runs: Iterable[Run]) -> list[Measures]:
        """As if every other plan kept people waiting for longer."""
        every = list(runs)
        found = list(one_by_one(every))
        best = min(found, key=lambda one: one.mean_wait)
        worst = max(found, key=lambda one: one.mean_wait)
        return [best if run.case == apart else worst for run in every]

    assert best_placed(DAYS, 1, apart, all_away, no_better) == apart

"""`center whatif`: a day again with something changed, and what that does to the waits."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context

from center_app.cli.failures import Failed
from center_app.cli.forecast import foreseen
from center_app.cli.house import open_house
from center_app.cli.past_days import chosen_day
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.plain import Fault, Unreadable, read
from center_app.domain.routing.parameters import DEFAULT, Routing
from center_app.simulation.forecast_day import drawn_day
from center_app.simulation.measures import Measures
from center_app.simulation.plan import Plan, read_plan
from center_app.simulation.recorded import recorded
from center_app.simulation.recorded.codes import in_stages
from center_app.simulation.trace import read_trace
from center_app.simulation.whatif.breaks import BreakRules
from center_app.simulation.whatif.changes import (
    MINUTE_S,
    Changes,
    changed_plan,
    changed_rule,
    clock_of,
    differences,
    second_of,
)
from center_app.simulation.whatif.effects import Case, Effect, Run, effects, one_by_one, played
from center_app.simulation.whatif.seeds import Days, drawn_anew
from center_app.simulation.whatif.trying import best_placed

PROCESSES = 2

FEWEST = 2
"""Seeds; one alone says nothing of how far the effect may be off."""

MANY = 5_000
"""Visits to play in all, from which on further processes are worth their start."""


@dataclass(frozen=True, slots=True)
class Day:
    """What is played: the days by their seeds, at the center as it was, by the rule as it was
    set."""

    name: str
    plan: Plan
    days: Days
    routing: Routing = DEFAULT


def run(settings: Settings, options: Namespace) -> None:
    """Raises Unreadable for a file, a day or a change that makes no sense, Failed for no change."""
    if options.seeds < FEWEST:
        raise Unreadable([Fault("--seeds", f"{FEWEST} at least, to tell how sure the effect is")])
    changes = Changes(
        options.add_counter, options.close_counter, options.skills, options.breaks, options.set
    )
    rules = _break_rules(options)
    day = _day(settings, options)
    before = Case(day.plan, day.routing)
    after = Case(changed_plan(day.plan, changes), changed_rule(day.routing, changes))
    if options.place_breaks:
        after = best_placed(day.days, options.seed, after, rules, _play)
    elif after == before:
        raise Failed("Nothing is changed: see `center whatif --help` for what can be.")
    seeds = range(options.seed, options.seed + options.seeds)
    found = effects(day.days, seeds, before, after, _play)
    if not options.json:
        _print(day.name, before, after, found)
    facts = {"day": day.name, "seeds": list(seeds)}
    told = f"In the mean over {len(seeds)} seeds; +- is the half of a range right 95 times in 100."
    figures = [asdict(one) for one in found]
    tell(options, told, **facts, **_changed(before, after), figures=figures)


def _day(settings: Settings, options: Namespace) -> Day:
    if (options.trace is None) != (options.center is None):
        raise Unreadable([Fault("--trace, --center", "are only taken together")])
    if options.trace is not None:
        plan = read_plan(options.center.read_bytes(), options.center.name)
        trace = read_trace(options.trace.read_bytes(), options.trace.name, plan)
        return Day(trace.name, plan, drawn_anew(trace))
    with closing(open_house(settings)) as house:
        found = chosen_day(house, options.date)
        told = options.forecast and foreseen(house.center.outlook(), read(date, options.forecast))
    plan, trace = recorded(found)
    routing = found.hall.settings.routing if found.hall.settings is not None else DEFAULT
    if not told:
        return Day(trace.name, plan, drawn_anew(trace), routing)
    if not told.halves:
        raise Failed(f"The center is closed on {told.day}.")
    groups = partial(in_stages, plan.services)
    return Day(
        f"forecast of {told.day}", plan, lambda seed: drawn_day(told, plan, seed, groups), routing
    )


def _break_rules(options: Namespace) -> BreakRules:
    named = {"window": options.break_window, "margin": options.break_margin, "away": options.away}
    if not options.place_breaks and any(value is not None for value in named.values()):
        raise Unreadable([Fault("--place-breaks", "is missing: only by it breaks are placed")])
    window = ("00:00", "24:00")
    if options.break_window is not None:
        begins, _, ends = options.break_window.partition("-")
        window = (begins, ends)
    earliest, latest = (second_of("--break-window", each) for each in window)
    margin = options.break_margin
    margin_s = None if margin is None else float(margin * MINUTE_S)
    return BreakRules(earliest, latest, margin_s, options.away)


def _play(runs: Iterable[Run]) -> list[Measures]:
    """In as many processes as it is worth, with the same figures."""
    every = list(runs)
    if sum(len(one.trace.arrivals) for one in every) < MANY:
        return list(one_by_one(every))
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        return list(pool.map(played, every))


def _print(name: str, before: Case, after: Case, found: Iterable[Effect]) -> None:
    print(name)
    for what, change in _changed(before, after).items():
        for whose, (old, new) in change.items():
            print(f"{what} {whose}: {_words(old)} -> {_words(new)}")
    row = "{:<20} {:>9} {:>9} {:>11} {:>8}"
    print(row.format("", "before", "after", "difference", "+-"))
    for one in found:
        numbers = (one.before.value, one.after.value)
        texts = (f"{number:.1f}" for number in numbers)
        difference, half = f"{one.difference.value:+.1f}", f"{one.difference.half:.1f}"
        print(row.format(one.figure, *texts, difference, half))


def _changed(before: Case, after: Case) -> Mapping[str, Mapping[str, tuple[object, object]]]:
    """What is another one: skills and breaks by counter, and parameters of the rule."""
    old, new = before.plan.by_id, after.plan.by_id
    ids = [*old, *(code for code in new if code not in old)]
    both = {code: (old.get(code), new.get(code)) for code in ids}
    skills = {code: tuple(one and list(one.skills) for one in pair) for code, pair in both.items()}
    breaks = {
        code: tuple(
            one and [f"{clock_of(begins)}-{clock_of(ends)}" for begins, ends in one.breaks]
            for one in pair
        )
        for code, pair in both.items()
    }
    return {
        "skills": {code: (a, b) for code, (a, b) in skills.items() if a != b},
        "breaks": {code: (a, b) for code, (a, b) in breaks.items() if a != b},
        "rule": differences(before.routing, after.routing),
    }


def _words(value: object) -> str:
    """None stands for a counter that there is not."""
    if value is None:
        return "(no counter)"
    if isinstance(value, list):
        return " ".join(map(str, value)) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)

"""What a manager may change about a day: counters, skills, breaks and the rule's parameters.

Each change is written as on the command line and refused by its name there (Unreadable).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import NoReturn

from center_app.domain.plain import Fault, Unreadable
from center_app.domain.routing.parameters import RANGES, Routing
from center_app.simulation.plan import DAY_S, Kind, Plan, PlannedCounter, faults

AGENCY = "agency:"

MINUTE_S, HOUR_S = 60, 3_600
TIME = re.compile(r"([0-2]?[0-9]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Changes:
    """`add`: `5` (a counter like 5) or `agency:CSPD,agency:HIA` (one for these); `close`: `5`;
    `skills`: `5=CR01,agency:HIA` (these alone) or `5=+agency:HIA` (these too);
    `breaks`: `5=10:30-11:00,13:00-13:30` or `5=none`; `set`: `priority=2.5`."""

    add: Sequence[str] = ()
    close: Sequence[str] = ()
    skills: Sequence[str] = ()
    breaks: Sequence[str] = ()
    set: Sequence[str] = ()


def changed_plan(plan: Plan, changes: Changes) -> Plan:
    """The plan with counters added, closed, taught and rested, in this order."""
    for text in changes.add:
        plan = _added(plan, text)
    for text in changes.close:
        closed = _counter(plan, "--close-counter", text)
        plan = replace(plan, counters=tuple(one for one in plan.counters if one != closed))
    for text in changes.skills:
        plan = _taught(plan, text)
    for text in changes.breaks:
        plan = _rested(plan, text)
    wrong = list(faults(plan))
    if wrong:
        raise Unreadable(wrong)
    return plan


def changed_rule(routing: Routing, changes: Changes) -> Routing:
    """The parameters with those that are set; each has to be in its range."""
    values: dict[str, float] = {}
    for text in changes.set:
        name, value = _pair("--set", text)
        if name not in RANGES:
            _refuse("--set", f"{name!r} is none of {', '.join(RANGES)}")
        try:
            values[name] = float(value)
        except ValueError:
            _refuse("--set", f"{value!r} is not a number")
    changed = replace(routing, **values)
    wrong = [
        Fault("--set", f"{name} {value:g} is not {least:g} to {greatest:g}")
        for name, value, least, greatest in changed.faults()
    ]
    if wrong:
        raise Unreadable(wrong)
    return changed


def differences(routing: Routing, other: Routing) -> Mapping[str, tuple[float, float]]:
    """The parameters that are not the same, as they are in the first and in the other."""
    both = {one.name: (getattr(routing, one.name), getattr(other, one.name)) for one in RULE}
    return {name: pair for name, pair in both.items() if pair[0] != pair[1]}


RULE = fields(Routing)


def _added(plan: Plan, text: str) -> Plan:
    if text.startswith(AGENCY):
        new = _like(plan, _skills(plan, "--add-counter", text))
    else:
        new = _counter(plan, "--add-counter", text)
    taken = plan.by_id
    n = 1
    while f"new-{n}" in taken:
        n += 1
    return replace(plan, counters=(*plan.counters, replace(new, id=f"new-{n}")))


def _like(plan: Plan, skills: tuple[str, ...]) -> PlannedCounter:
    """A counter for these skills, open and on breaks as the one that has most of them, at the
    usual pace."""
    model = max(plan.counters, key=lambda one: len(set(one.skills) & set(skills)))
    return _with_skills(plan, replace(model, speed=1.0), skills)


def _with_skills(plan: Plan, counter: PlannedCounter, skills: tuple[str, ...]) -> PlannedCounter:
    """At home where most of the skills are, unless it goes on serving the agency at home."""
    agencies = [plan.services[code].agency for code in skills]
    home = counter.home if counter.home in agencies else max(agencies, key=agencies.count)
    kind = Kind.SPECIALIST if set(agencies) == {home} else Kind.UNIVERSAL
    return replace(counter, skills=skills, home=home, kind=kind)


def _taught(plan: Plan, text: str) -> Plan:
    name, what = _pair("--skills", text)
    counter = _counter(plan, "--skills", name)
    skills = _skills(plan, "--skills", what.removeprefix("+"))
    if what.startswith("+"):
        skills = tuple(dict.fromkeys((*counter.skills, *skills)))
    return _with(plan, _with_skills(plan, counter, skills))


def _skills(plan: Plan, option: str, text: str) -> tuple[str, ...]:
    """The codes that are named, `agency:A` for all of an agency; in the order of the services."""
    named: set[str] = set()
    for word in text.split(","):
        agency = word.removeprefix(AGENCY)
        if word == agency and word not in plan.services:
            _refuse(option, f"{word!r} is no service of this center")
        of_agency = {code for code, one in plan.services.items() if one.agency == agency}
        if word != agency and not of_agency:
            _refuse(option, f"{agency!r} is no agency of these services")
        named |= of_agency if word != agency else {word}
    return tuple(code for code in plan.services if code in named)


def _rested(plan: Plan, text: str) -> Plan:
    name, what = _pair("--breaks", text)
    counter = _counter(plan, "--breaks", name)
    spans = () if what == "none" else tuple(sorted(_spans(what)))
    return _with(plan, replace(counter, breaks=spans))


def _spans(text: str) -> Iterator[tuple[float, float]]:
    for span in text.split(","):
        begins, dash, ends = span.partition("-")
        if not dash:
            _refuse("--breaks", f"{span!r} is not like 10:30-11:00")
        yield second_of("--breaks", begins), second_of("--breaks", ends)


def second_of(option: str, text: str) -> float:
    """Seconds after midnight of a time like 10:30. Raises Unreadable in the option's name."""
    time = TIME.fullmatch(text)
    found = int(time[1]) * HOUR_S + int(time[2]) * MINUTE_S if time else DAY_S + 1
    if found > DAY_S:
        _refuse(option, f"{text!r} is not a time like 10:30")
    return float(found)


def clock_of(second: float) -> str:
    """A time like 10:30 of the seconds after midnight."""
    return f"{int(second) // HOUR_S:02d}:{int(second) % HOUR_S // MINUTE_S:02d}"


def _with(plan: Plan, counter: PlannedCounter) -> Plan:
    """The plan with a counter in the place of the one of its id."""
    counters = (counter if one.id == counter.id else one for one in plan.counters)
    return replace(plan, counters=tuple(counters))


def _counter(plan: Plan, option: str, name: str) -> PlannedCounter:
    counter = plan.by_id.get(name)
    if counter is None:
        _refuse(option, f"{name!r} is none of the counters {', '.join(plan.by_id)}")
    return counter


def _pair(option: str, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        _refuse(option, f"{text!r} is not like NAME=VALUE")
    return name, value


def _refuse(option: str, what: str) -> NoReturn:
    raise Unreadable([Fault(option, what)])

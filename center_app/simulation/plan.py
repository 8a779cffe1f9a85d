"""A center as CENTER.json describes it: what it offers, who sits where and when, what things cost.

Times are seconds after midnight, durations seconds. What the format does not name is passed over,
so that a file may carry notes of its own.
"""

import json
from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Any, NoReturn

from center_app.domain.plain import Fault, Unreadable, plain, read
from center_app.domain.verbs.form import NAME
from center_app.domain.verbs.staff import MOST_BREAKS

DAY_S = 86_400
LONGEST_S = 36_000
"""Ten hours: no mean, target or pause between two calls is longer."""
FASTEST, SLOWEST = 0.1, 10.0


class Kind(StrEnum):
    """A specialist serves the agency at home, a universal employee several."""

    SPECIALIST = "S"
    UNIVERSAL = "U"


@dataclass(frozen=True, slots=True)
class OfferedService:
    """`target_s` is the wait that is promised, `mean_s` the usual time of serving.

    `share` of the visits and `sigma` of the log-normal time are only needed to draw further days.
    """

    agency: str
    target_s: float
    mean_s: float
    share: float | None = None
    sigma: float | None = None


@dataclass(frozen=True, slots=True)
class PlannedCounter:
    """A counter and who sits there. Serving takes `speed` times what it takes others."""

    id: str
    kind: Kind
    home: str
    skills: tuple[str, ...]
    open_s: float
    close_s: float
    breaks: tuple[tuple[float, float], ...] = ()
    speed: float = 1.0


@dataclass(frozen=True, slots=True)
class Params:
    """Seconds: from a call to serving, lost on who is absent, saved in each further service of a
    sitting, to walk to another counter, and to take a further ticket.

    `pause_p` is how often an employee pauses unplanned after a visit (0 to 1).
    """

    gap_s: float
    noshow_s: float
    setup_s: float
    walk_s: float
    kiosk_s: float
    pause_p: float = 0.0


@dataclass(frozen=True)
class Plan:
    """The whole of it."""

    services: dict[str, OfferedService]
    counters: tuple[PlannedCounter, ...]
    params: Params

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(service.agency for service in self.services.values()))

    @cached_property
    def by_id(self) -> dict[str, PlannedCounter]:
        return {counter.id: counter for counter in self.counters}


def read_plan(body: bytes, name: str) -> Plan:
    """The plan in the bytes of a file. Raises Unreadable, naming the file and every fault."""
    try:
        value = json.loads(
            body.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_unrepeated
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable([Fault(name, f"is no JSON in UTF-8: {error}")]) from error
    try:
        plan = read(Plan, _known(value))
    except Unreadable as error:
        raise Unreadable([_located(fault, name, value) for fault in error.faults]) from None
    wrong = [Fault(f"{name}, {fault.where}", fault.what) for fault in faults(plan)]
    if wrong:
        raise Unreadable(wrong)
    return plan


def written(plan: Plan) -> str:
    """The plan as the text of a CENTER.json."""
    value: dict[str, Any] = plain(plan)
    for service in value["services"].values():
        for note in ("share", "sigma"):
            if service[note] is None:
                del service[note]
    if not plan.params.pause_p:
        del value["params"]["pause_p"]
    return json.dumps(value, indent=1) + "\n"


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for name, times in Tally(name for name, _ in pairs).items():
        if times > 1:
            raise ValueError(f"{name} stands {times} times in the same place")
    return dict(pairs)


def _known(value: object) -> object:
    """The value without what the format does not name; wrong shapes are left for the reader."""
    found = _only(Plan, value)
    if not isinstance(found, dict):
        return found
    services, counters = found.get("services"), found.get("counters")
    if isinstance(services, dict):
        found["services"] = {code: _only(OfferedService, one) for code, one in services.items()}
    if isinstance(counters, list):
        found["counters"] = [_only(PlannedCounter, one) for one in counters]
    if "params" in found:
        found["params"] = _only(Params, found["params"])
    return found


def _only(shape: Any, value: object) -> object:
    if not isinstance(value, dict):
        return value
    names = {field.name for field in fields(shape)}
    return {name: item for name, item in value.items() if name in names}


def _located(fault: Fault, name: str, value: object) -> Fault:
    """The fault with the file's name, and a counter's id in the place of its position."""
    head, _, rest = fault.where.partition("]")
    if head.startswith("counters[") and isinstance(value, Mapping):
        counter = value["counters"][int(head.removeprefix("counters["))]
        if isinstance(counter, Mapping) and isinstance(counter.get("id"), str):
            return Fault(f"{name}, counter {counter['id']}{rest}", fault.what)
    return Fault(", ".join(filter(None, (name, fault.where))), fault.what)


def faults(plan: Plan) -> Iterator[Fault]:
    """What is wrong with the plan, each with its place in it."""
    if not plan.services:
        yield Fault("services", "there is none")
    if not plan.counters:
        yield Fault("counters", "there is none")
    for code, service in plan.services.items():
        yield from _service_faults(code, service)
    for code, times in Tally(counter.id for counter in plan.counters).items():
        if times > 1:
            yield Fault(f"counter {code}", f"stands {times} times")
    for counter in plan.counters:
        yield from _counter_faults(plan, counter)
    for field in fields(Params):
        most = 1 if field.name == "pause_p" else LONGEST_S
        yield from _range(f"params.{field.name}", getattr(plan.params, field.name), 0, most)


def _service_faults(code: str, service: OfferedService) -> Iterator[Fault]:
    at = f"service {code}"
    yield from _code_faults(at, code)
    yield from _code_faults(f"{at}.agency", service.agency)
    yield from _range(f"{at}.target_s", service.target_s, 1, LONGEST_S)
    yield from _range(f"{at}.mean_s", service.mean_s, 1, LONGEST_S)
    if service.share is not None:
        yield from _range(f"{at}.share", service.share, 0, 1)
    if service.sigma is not None:
        yield from _range(f"{at}.sigma", service.sigma, 0, 3)


def _counter_faults(plan: Plan, counter: PlannedCounter) -> Iterator[Fault]:
    at = f"counter {counter.id}"
    yield from _code_faults(at, counter.id)
    if counter.home not in plan.agencies:
        yield Fault(f"{at}.home", f"{counter.home!r} is no agency of these services")
    for code in counter.skills:
        if code not in plan.services:
            yield Fault(f"{at}.skills", f"{code!r} is no service of this center")
    if len(set(counter.skills)) < len(counter.skills):
        yield Fault(f"{at}.skills", "names a service twice")
    yield from _range(f"{at}.open_s", counter.open_s, 0, DAY_S)
    yield from _range(f"{at}.close_s", counter.close_s, 0, DAY_S)
    if counter.close_s <= counter.open_s:
        yield Fault(f"{at}.close_s", "is not after open_s")
    yield from _range(f"{at}.speed", counter.speed, FASTEST, SLOWEST)
    yield from _break_faults(at, counter)


def _break_faults(at: str, counter: PlannedCounter) -> Iterator[Fault]:
    if len(counter.breaks) >= MOST_BREAKS:
        yield Fault(f"{at}.breaks", f"{len(counter.breaks)} are {MOST_BREAKS} or more")
    for n, (begins, ends) in enumerate(counter.breaks):
        if not counter.open_s <= begins < ends <= counter.close_s:
            yield Fault(f"{at}.breaks[{n}]", "does not begin and end, in this order, within hours")
    for n, (before, after) in enumerate(pairwise(counter.breaks), start=1):
        if after[0] < before[1]:
            yield Fault(f"{at}.breaks[{n}]", "begins before the one before it has ended")


def _code_faults(at: str, code: str) -> Iterable[Fault]:
    return () if NAME.fullmatch(code) else (Fault(at, f"{code!r} is not a code"),)


def _range(at: str, value: float, least: float, most: float) -> Iterable[Fault]:
    return () if least <= value <= most else (Fault(at, f"{value} is not {least} to {most}"),)

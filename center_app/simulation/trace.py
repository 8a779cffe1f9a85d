"""A day's arrivals as TRACE.csv tells them, one visit a row; all times in milliseconds here.

A file that was made by hand or by another program is checked row by row; every fault is named by
file, row (as a spreadsheet counts, the heading being row 1) and field.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from center_app.domain.clock import SECOND
from center_app.domain.plain import Fault, Unreadable
from center_app.domain.table_text import Row, first_of, rows_of, text_of
from center_app.domain.verbs.form import NAME
from center_app.domain.verbs.welcome import LARGEST_BASKET
from center_app.simulation.plan import DAY_S, Plan

COLUMNS = (
    "visit_id",
    "arrival_s",
    "service_codes",
    "priority",
    "appointment_s",
    "service_duration_s",
    "patience_s",
    "no_show",
)

NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,3})?")
NEGATIVE = re.compile(r"-[0-9.]+")

MOST_SERVICES = 20_000
"""Asked for in one day; a center's letters give about as many tickets."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One visit of the day: what comes in through the door, and what only the played day knows.

    `groups` are the codes asked for: each group must be finished before the next. `serving_ms` is
    how long each takes at a counter of speed 1, in their order. `patience_ms` None: waits for ever.
    """

    visit: str
    at_ms: int
    groups: tuple[tuple[str, ...], ...]
    priority: bool
    appointment_ms: int | None
    serving_ms: tuple[int, ...]
    patience_ms: int | None
    absent: bool

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for group in self.groups for code in group)

    @property
    def asked(self) -> str:
        """The codes as the file writes them: `CR01>CR02;PA01`."""
        return ">".join(";".join(group) for group in self.groups)

    @property
    def is_basket(self) -> bool:
        return len(self.serving_ms) > 1


@dataclass(frozen=True, slots=True)
class Trace:
    """A day: its name and its arrivals in their order."""

    name: str
    arrivals: tuple[Arrival, ...]


def read_trace(body: bytes, name: str, plan: Plan) -> Trace:
    """The trace in the bytes of a file `name`, for this center. Raises Unreadable."""
    faults: list[Fault] = []
    rows = list(rows_of(text_of(body, name), name, faults, COLUMNS))
    arrivals = _Reader(plan, name, faults).arrivals(rows)
    if faults:
        raise Unreadable(first_of(faults, name))
    return Trace(name.removesuffix(".csv"), arrivals)


def written(arrivals: Iterable[Arrival]) -> str:
    """The arrivals as the text of a TRACE.csv."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in arrivals:
        table.writerow(
            (
                one.visit,
                seconds(one.at_ms),
                one.asked,
                "P" if one.priority else "N",
                seconds(one.appointment_ms),
                ";".join(map(seconds, one.serving_ms)),
                seconds(one.patience_ms),
                int(one.absent),
            )
        )
    return out.getvalue()


def seconds(ms: int | None) -> str:
    """Seconds as the files write them, with no more decimals than it takes; nothing for None."""
    if ms is None:
        return ""
    whole, rest = divmod(ms, SECOND)
    return f"{whole}.{rest:03d}".rstrip("0") if rest else f"{whole}"


class _Reader:
    """Reads one field after the other and writes down what is wrong with it."""

    def __init__(self, plan: Plan, name: str, faults: list[Fault]) -> None:
        self._plan = plan
        self._name = name
        self._faults = faults
        self._row = 0
        self._fields: Mapping[str, str] = {}

    def arrivals(self, rows: Sequence[Row]) -> tuple[Arrival, ...]:
        seen: dict[str, int] = {}
        arrivals: list[Arrival] = []
        asked = 0
        for self._row, self._fields in rows:
            one = self._arrival()
            if one.visit in seen:
                self._fault("visit_id", f"{one.visit} stands in row {seen[one.visit]} already")
            elif arrivals and one.at_ms < arrivals[-1].at_ms:
                self._fault("arrival_s", "is before the arrival in the row above")
            seen.setdefault(one.visit, self._row)
            arrivals.append(one)
            asked += len(one.serving_ms)
        if asked > MOST_SERVICES:
            self._faults.append(Fault(self._name, f"asks for more than {MOST_SERVICES} services"))
        return tuple(arrivals)

    def _arrival(self) -> Arrival:
        groups = self._groups()
        return Arrival(
            visit=self._visit(),
            at_ms=self._moment("arrival_s") or 0,
            groups=groups,
            priority=self._one_of("priority", "N", "P") == "P",
            appointment_ms=self._moment("appointment_s", optional=True),
            serving_ms=self._serving(sum(map(len, groups))),
            patience_ms=self._patience(),
            absent=self._one_of("no_show", "0", "1") == "1",
        )

    def _visit(self) -> str:
        visit = self._fields["visit_id"]
        if not NAME.fullmatch(visit):
            self._fault("visit_id", f"{visit!r} is not an id")
        return visit

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        asked = self._fields["service_codes"]
        groups = tuple(tuple(group.split(";")) for group in asked.split(">"))
        codes = [code for group in groups for code in group]
        if "" in codes:
            self._fault("service_codes", f"{asked!r} lacks a code")
        for code in dict.fromkeys(codes):
            if code and code not in self._plan.services:
                self._fault("service_codes", f"{code!r} is no service of this center")
            elif code and codes.count(code) > 1:
                self._fault("service_codes", f"{code} stands twice, and cannot be after itself")
        if len(codes) > LARGEST_BASKET:
            self._fault("service_codes", f"{len(codes)} are more than {LARGEST_BASKET}")
        return groups

    def _serving(self, codes: int) -> tuple[int, ...]:
        texts = self._fields["service_duration_s"].split(";")
        if len(texts) != codes:
            told = f"has {len(texts)} durations for {codes} codes"
            self._fault("service_duration_s", told)
        return tuple(self._within_a_day("service_duration_s", text) for text in texts)

    def _patience(self) -> int | None:
        text = self._fields["patience_s"]
        return self._number("patience_s", text) if text else None

    def _moment(self, field: str, *, optional: bool = False) -> int | None:
        text = self._fields[field]
        return None if optional and not text else self._within_a_day(field, text)

    def _within_a_day(self, field: str, text: str) -> int:
        number = self._number(field, text)
        if number > DAY_S * SECOND:
            self._fault(field, f"{text} is more than a day has seconds")
        return number

    def _number(self, field: str, text: str) -> int:
        """Milliseconds; 0 for what is none, with a fault."""
        if NUMBER.fullmatch(text):
            return round(float(text) * SECOND)
        if not text:
            self._fault(field, "is missing")
        elif NEGATIVE.fullmatch(text):
            self._fault(field, f"{text} is negative")
        else:
            self._fault(field, f"{text!r} is not a number of seconds")
        return 0

    def _one_of(self, field: str, *accepted: str) -> str:
        text = self._fields[field]
        if text not in accepted:
            self._fault(field, f"{text!r} is not {' or '.join(accepted)}")
        return text

    def _fault(self, field: str, what: str) -> None:
        self._faults.append(Fault(f"{self._name}, row {self._row}, {field}", what))

"""What is written down of a played day: every service, and every wait that was told."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from center_app.domain.clock import SECOND
from center_app.domain.plain import Fault, Unreadable
from center_app.simulation.trace import seconds

LOG = ("visit_id", "service_code", "counter_id", "call_s", "start_s", "end_s", "outcome")
ESTIMATES = ("visit_id", "issued_s", "point_s", "lo_s", "hi_s")

SERVED, ABSENT = "S", "X"


@dataclass(frozen=True, slots=True)
class Turn:
    """One service of one visit at a counter (ms after midnight), or a call to which nobody came.

    A further service of the same sitting is "called" when the one before it has ended: at its own
    start. For an absent citizen `end_ms` is when the counter gave up.
    """

    visit: str
    service: str
    counter: str
    call_ms: int
    start_ms: int
    end_ms: int
    served: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The wait until the first call as it was told at issue: a point and eight of ten (ms)."""

    visit: str
    issued_ms: int
    point_ms: int
    low_ms: int
    high_ms: int


def log_text(turns: Iterable[Turn]) -> str:
    rows = (
        (
            turn.visit,
            turn.service,
            turn.counter,
            seconds(turn.call_ms),
            seconds(turn.start_ms),
            seconds(turn.end_ms),
            SERVED if turn.served else ABSENT,
        )
        for turn in turns
    )
    return _table(LOG, rows)


def estimates_text(told: Iterable[Told]) -> str:
    rows = (
        (one.visit, *map(seconds, (one.issued_ms, one.point_ms, one.low_ms, one.high_ms)))
        for one in told
    )
    return _table(ESTIMATES, rows)


def read_log(text: str, name: str) -> tuple[Turn, ...]:
    """Raises Unreadable, naming the row."""
    return tuple(
        Turn(
            visit=row["visit_id"],
            service=row["service_code"],
            counter=row["counter_id"],
            call_ms=_ms(row["call_s"]),
            start_ms=_ms(row["start_s"]),
            end_ms=_ms(row["end_s"]),
            served=row["outcome"] == SERVED,
        )
        for row in _rows(text, name, LOG)
    )


def read_estimates(text: str, name: str) -> tuple[Told, ...]:
    """Raises Unreadable, naming the row."""
    return tuple(
        Told(row["visit_id"], *(_ms(row[column]) for column in ESTIMATES[1:]))
        for row in _rows(text, name, ESTIMATES)
    )


def _table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(heading)
    table.writerows(rows)
    return out.getvalue()


def _rows(text: str, name: str, heading: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    table = csv.DictReader(io.StringIO(text, newline=""))
    if not set(heading) <= set(table.fieldnames or ()):
        raise Unreadable([Fault(f"{name}, row 1", f"lacks one of {', '.join(heading)}")])
    for row in table:
        try:
            for column in heading:
                if column.endswith("_s"):
                    _ms(row[column])
        except (TypeError, ValueError) as error:
            raise Unreadable([Fault(f"{name}, row {table.line_num}", str(error))]) from error
        yield row


def _ms(text: str) -> int:
    return round(float(text) * SECOND)

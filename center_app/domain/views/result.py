"""A result that was promised for a later day, as who comes for it sees it."""

from dataclasses import dataclass
from datetime import date

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.result import Way, is_handed_over
from center_app.domain.step import Line
from center_app.domain.verbs.collecting import pick_up_of
from center_app.domain.verbs.results import result_with
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class ResultView:
    """What is ready when. `early`: not today yet. `number` is that of who came for it last today,
    and `collected` says that it was handed over."""

    id: str
    line: Line
    ready: date
    way: Way
    early: bool
    number: str | None
    collected: bool

    @property
    def can_be_collected(self) -> bool:
        return self.way is Way.COUNTER and not self.early and self.number is None


@dataclass(frozen=True, slots=True)
class GivenReceipt:
    """A receipt as it was given at the counter, without its code; `at`: ms since 1970 UTC."""

    result: str
    number: str
    line: Line
    ready: date
    way: Way
    at: int


def receipts_of(hall: Hall, visit: str) -> tuple[GivenReceipt, ...]:
    """The receipts that a visit was given, as long as nobody has collected what they are for."""
    return tuple(
        GivenReceipt(one.id, one.number, one.line, one.ready, one.way, one.promised.at)
        for one in hall.results.values()
        if one.visit == visit and pick_up_of(hall, one.id) is None
    )


@dataclass(frozen=True)
class MyResult(Query[ResultView]):
    """Asked with the hash of the receipt's code."""

    token: str


def my_result(hall: Hall, query: MyResult, _now: Instant) -> ResultView:
    """Raises Refused(UNKNOWN_RESULT)."""
    result = result_with(hall, query.token)
    here = pick_up_of(hall, result.id)
    return ResultView(
        id=result.id,
        line=result.line,
        ready=result.ready,
        way=result.way,
        early=hall.day is None or hall.day < result.ready,
        number=here.number if here is not None else None,
        collected=here is not None and not here.open,
    )


@dataclass(frozen=True)
class ResultService(Query[str]):
    """Of which service a result is, by its id."""

    result: str


def result_service(hall: Hall, query: ResultService, _now: Instant) -> str:
    """Raises Refused(UNKNOWN_RESULT)."""
    result = hall.results.get(query.result)
    if result is None:
        raise Refused(Reason.UNKNOWN_RESULT)
    return result.line.service


@dataclass(frozen=True, slots=True)
class ResultsWaiting:
    """How many results lie ready at the counters today, and how many are promised for later."""

    ready: int
    later: int


NOTHING_WAITS = ResultsWaiting(0, 0)


def results_waiting(hall: Hall) -> ResultsWaiting:
    """Those that are to be collected here and were not yet."""
    visits = hall.visits.values()
    settled = {v.result for v in visits if not v.open and is_handed_over(v.steps)}
    left = [
        one for one in hall.results.values() if one.way is Way.COUNTER and one.id not in settled
    ]
    ready = sum(hall.day is not None and one.ready <= hall.day for one in left)
    return ResultsWaiting(ready, len(left) - ready)

"""Collecting what was promised for a later day."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.numbering import next_number, series_of
from center_app.domain.refusal import Reason, Refused
from center_app.domain.result import PromisedResult, Way
from center_app.domain.verbs.code import as_code
from center_app.domain.verbs.collecting import check_not_collected
from center_app.domain.verbs.welcome import open_center, token_hash


def pick_up(hall: Hall, command: c.PickUp, now: Instant) -> list[e.Event]:
    """Give the ticket of who comes for a result, in a short visit linked to the first.

    Raises Refused(UNKNOWN_RESULT | NOT_READY | SENT_BY_POST | RESULT_IS_COLLECTED |
    RESULT_IS_ASKED_FOR), and what `issue` raises for a closed center and exhausted numbers.
    """
    settings = open_center(hall, now)
    assert hall.catalogue is not None
    result = to_collect(hall, command.result)
    if command.visit in hall.visits:
        raise Refused(Reason.VISIT_EXISTS)
    if command.priority is not None and hall.catalogue.priority(command.priority) is None:
        raise Refused(Reason.BAD_INPUT, setting="priority", value=command.priority)
    series = series_of(result.agency, settings.series)
    number = series and next_number(series, settings.reserve, hall.used, hall.carried)
    if not number:
        raise Refused(Reason.NUMBERS_EXHAUSTED)
    return [
        e.VisitIssued(
            visit=command.visit,
            number=number,
            token=token_hash(command.token),
            audience=result.audience,
            language=as_code("language", command.language),
            priority=command.priority,
            assistance=command.assistance,
            bundle=None,
            lines=(result.line,),
            promise=command.promise,
            result=result.id,
            first=result.first,
        )
    ]


def to_collect(hall: Hall, which: str) -> PromisedResult:
    """The result, if it can be collected at a counter today. Raises Refused."""
    result = hall.results.get(which)
    if result is None:
        raise Refused(Reason.UNKNOWN_RESULT)
    if result.way is Way.POST:
        raise Refused(Reason.SENT_BY_POST, date=f"{result.ready:%d/%m/%Y}")
    check_not_collected(hall, result.id)
    if hall.day is None or hall.day < result.ready:
        raise Refused(Reason.NOT_READY, date=f"{result.ready:%d/%m/%Y}")
    return result


def result_with(hall: Hall, token: str) -> PromisedResult:
    """The result whose code has this hash. Raises Refused(UNKNOWN_RESULT)."""
    for result in hall.results.values():
        if result.token == token:
            return result
    raise Refused(Reason.UNKNOWN_RESULT)

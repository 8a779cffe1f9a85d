"""The verb of visits that nobody had announced: they are recorded."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.unannounced import FORM, ITEMS, MET, RECORDED_WITHIN, score


def record_unannounced(hall: Hall, command: c.RecordUnannounced, _now: Instant) -> list[e.Event]:
    """Whose visit it was is asked for only now, and may be of a day that the hall has forgotten.

    Raises Refused(NO_CATALOGUE | UNKNOWN_SERVICE | BAD_INPUT).
    """
    catalogue, today = hall.catalogue, hall.day
    if catalogue is None or today is None:
        raise Refused(Reason.NO_CATALOGUE)
    if not today - RECORDED_WITHIN <= command.on <= today:
        raise Refused(Reason.BAD_INPUT, setting="on")
    service = catalogue.service(command.service) if command.service is not None else None
    if command.service is not None and service is None:
        raise Refused(Reason.UNKNOWN_SERVICE, service=command.service)
    sound = all(got is None or 0 <= got <= MET for got in command.points)
    if len(command.points) != len(ITEMS) or not sound:
        raise Refused(Reason.BAD_INPUT, setting="points")
    reached = score(command.points)
    if reached is None:
        raise Refused(Reason.BAD_INPUT, setting="points")
    return [
        e.UnannouncedRecorded(
            unannounced=command.unannounced,
            on=command.on,
            visit=command.visit,
            service=command.service,
            agency=service.agency if service is not None else None,
            form=FORM,
            points=command.points,
            score=reached,
        )
    ]

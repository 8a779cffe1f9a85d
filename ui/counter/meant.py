"""What a press is meant for while others before it have no answer yet."""

from collections.abc import Sequence

from center_app.domain import commands as c
from center_app.domain.commands import Command
from center_app.domain.undoable import Deed
from center_app.domain.views.desk_visit import DeskVisit

CALLS = (c.CallNext, c.CallNumber, c.WalkIn, c.Resume)
"""Each begins a sitting that has the id of the command."""

FINISHES = (c.Finish, c.FinishVisit)
OTHER_STEP = (*CALLS, *FINISHES, c.Start, c.Undo)
"""After these another step than the one on the screen may be served."""

DEEDS: dict[type[Command], Deed] = {
    **dict.fromkeys((c.CallNext, c.CallNumber, c.WalkIn), Deed.CALL),
    **dict.fromkeys(FINISHES, Deed.FINISH),
    c.Start: Deed.START,
    c.Miss: Deed.MISS,
    c.Hold: Deed.HOLD,
}


def meant_for(
    shape: type[Command], visit: DeskVisit | None, waiting: Sequence[Command]
) -> dict[str, object]:
    """The sitting, and with it the step or deed, that a press of this shape is meant for.

    `visit` is the one on the screen; what waits for the center is done before. Nothing where
    nobody can tell.
    """
    if shape is c.Undo:
        return _deed(waiting)
    sitting = _sitting(visit, waiting)
    if sitting is None or not issubclass(shape, c.AtDesk):
        return {}
    meant: dict[str, object] = {"sitting": sitting}
    if shape in FINISHES and visit is not None and not _any(waiting, OTHER_STEP):
        meant["step"] = visit.serving
    return meant


def _sitting(visit: DeskVisit | None, waiting: Sequence[Command]) -> str | None:
    sitting = visit.sitting if visit is not None else None
    for command in waiting:
        if isinstance(command, CALLS):
            sitting = command.id
        elif isinstance(command, c.Undo):
            sitting = command.sitting or sitting
    return sitting


def _deed(waiting: Sequence[Command]) -> dict[str, object]:
    """The last of what waits, if that can be undone."""
    last = waiting[-1] if waiting else None
    deed = DEEDS.get(type(last)) if last is not None else None
    if last is None or deed is None:
        return {}
    sitting = last.sitting if isinstance(last, c.AtDesk) else last.id
    return {"sitting": sitting, "deed": deed}


def _any(waiting: Sequence[Command], shapes: tuple[type[Command], ...]) -> bool:
    return any(isinstance(command, shapes) for command in waiting)

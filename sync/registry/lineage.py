"""Which epochs a center may open by itself, and for which it needs the registry's operator.

A center that was put back from a backup opens one now and then. One that opens them all day is
two machines that take themselves for the same center, and a person has to look.
"""

from sqlalchemy import Connection, bindparam, func, select, update

from center_app.domain.clock import DAY
from sync.problem import Code, Declined
from sync.registry import streams
from sync.registry.tables import centers
from sync.registry.tables import streams as table
from sync.wire import OpenEpoch, Parent

A_DAY = 3
"""Epochs that a center may open in 24 hours, beside its first one."""

_CENTER = select(centers.c.allowed).where(centers.c.center == bindparam("center")).with_for_update()
_OPENED = select(func.count()).where(table.c.center == bindparam("center"))
_OPENED_SINCE = _OPENED.where(table.c.opened_at > bindparam("since"), table.c.parent.is_not(None))
_ALLOW = (
    update(centers)
    .where(centers.c.center == bindparam("of"))
    .values(allowed=centers.c.allowed + bindparam("more"))
)


def lock(connection: Connection, center: str) -> int:
    """Hold the center's row until the transaction ends; how many epochs the operator allows it."""
    allowed: int = connection.scalars(_CENTER, {"center": center}).one()
    return allowed


def allow(connection: Connection, center: str, more: int = 1) -> None:
    """Let a center open so many epochs that it could not by itself; negative when it has."""
    connection.execute(_ALLOW, {"of": center, "more": more})


def check(connection: Connection, center: str, asked: OpenEpoch, now: int, allowed: int) -> None:
    """Whether this epoch may be opened; what the operator allowed is used up by it.

    Raises Declined: GAP or FORK when the parent has to be sent or compared first,
    NEEDS_OPERATOR when it is unknown or there were too many.
    """
    known = asked.parent and streams.find(connection, center, asked.parent.epoch)
    if asked.parent and known:
        _check_fork(connection, known, asked.parent)
    is_first = not connection.scalar(_OPENED, {"center": center})
    since = {"center": center, "since": now - DAY}
    often = connection.scalars(_OPENED_SINCE, since).one() >= A_DAY
    if (known and not often) or (is_first and asked.parent is None):
        return
    if not allowed:
        why = "too many were opened today" if often else "it does not go on from what is here"
        raise Declined(Code.NEEDS_OPERATOR, f"an operator has to allow this epoch: {why}")
    allow(connection, center, -1)


def _check_fork(connection: Connection, parent: streams.Stream, asked: Parent) -> None:
    if parent.acked < asked.seq:
        expected = parent.acked + 1
        raise Declined(Code.GAP, f"entry {expected} of the parent is expected", expected=expected)
    head = streams.head_at(connection, parent, asked.seq)
    if head is None or head.hex() != asked.head:
        raise Declined(Code.FORK, f"entry {asked.seq} of the parent is another one", seq=asked.seq)

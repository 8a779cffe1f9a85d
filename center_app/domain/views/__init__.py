"""What live screens show, computed from the hall: ask with a query, get a frozen view."""

from collections.abc import Callable
from typing import Any, TypeVar

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.views import (
    answerable,
    appointment,
    board,
    calls,
    certificates,
    desk,
    door,
    kiosk,
    manager,
    messages,
    my_ticket,
    outlook,
    printers,
    staff,
    still_to_wait,
    today,
    who_waits,
    why_not,
)
from center_app.domain.views.query import Query

V = TypeVar("V")

VIEWS: dict[type[Query[Any]], Callable[[Hall, Any, Instant], Any]] = {
    kiosk.Welcome: kiosk.welcome,
    kiosk.BasketWait: kiosk.basket_wait,
    outlook.Outlook: outlook.outlook,
    kiosk.Ticket: kiosk.ticket,
    kiosk.Services: kiosk.services,
    appointment.MyAppointment: appointment.my_appointment,
    my_ticket.MyTicket: my_ticket.my_ticket,
    door.Door: door.door,
    door.AtDoor: door.at_door,
    desk.Desk: desk.desk,
    board.Board: board.board,
    manager.Overview: manager.overview,
    today.Today: today.today,
    why_not.WhyNot: why_not.why_not,
    who_waits.WhoWaits: who_waits.who_waits,
    still_to_wait.StillToWait: still_to_wait.still_to_wait,
    calls.Calls: calls.calls,
    certificates.Certificates: certificates.certificates,
    answerable.Answerable: answerable.answerable,
    printers.Printers: printers.printers,
    staff.Staff: staff.staff,
    messages.Messages: messages.messages,
    messages.OneMessage: messages.one_message,
}


def show(hall: Hall, query: Query[V], now: Instant) -> V:
    """The view that was asked for, as the hall is at `now`. Raises Refused for what is unknown."""
    view: V = VIEWS[type(query)](hall, query, now)
    return view

"""What live screens show, computed from the hall: ask with a query, get a frozen view."""

from collections.abc import Callable
from typing import Any, TypeVar

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.views import (
    answerable,
    appointment,
    board,
    certificates,
    desk,
    kiosk,
    manager,
    today,
    why_not,
)
from center_app.domain.views.query import Query

V = TypeVar("V")

VIEWS: dict[type[Query[Any]], Callable[[Hall, Any, Instant], Any]] = {
    kiosk.Welcome: kiosk.welcome,
    kiosk.BasketWait: kiosk.basket_wait,
    kiosk.Ticket: kiosk.ticket,
    kiosk.Services: kiosk.services,
    appointment.MyAppointment: appointment.my_appointment,
    desk.Desk: desk.desk,
    board.Board: board.board,
    manager.Overview: manager.overview,
    today.Today: today.today,
    why_not.WhyNot: why_not.why_not,
    certificates.Certificates: certificates.certificates,
    answerable.Answerable: answerable.answerable,
}


def show(hall: Hall, query: Query[V], now: Instant) -> V:
    """The view that was asked for, as the hall is at `now`. Raises Refused for what is unknown."""
    view: V = VIEWS[type(query)](hall, query, now)
    return view

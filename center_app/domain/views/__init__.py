"""What live screens show, computed from the hall: ask with a query, get a frozen view."""

from collections.abc import Callable
from typing import Any, TypeVar

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.views import (
    actions,
    advising,
    alarms,
    answerable,
    appointment,
    at_counter,
    board,
    bulletins,
    calls,
    certificates,
    desk,
    door,
    facing,
    group_waits,
    hours,
    kiosk,
    left_overs,
    manager,
    messages,
    moving,
    my_ticket,
    next_catalogue,
    outlook,
    premises,
    printers,
    result,
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
    hours.WorkingDays: hours.working_days,
    kiosk.Services: kiosk.services,
    appointment.MyAppointment: appointment.my_appointment,
    appointment.BookableDay: appointment.bookable_day,
    appointment.Fitting: appointment.fitting_here,
    result.MyResult: result.my_result,
    result.ResultService: result.result_service,
    my_ticket.MyTicket: my_ticket.my_ticket,
    my_ticket.MyTickets: my_ticket.my_tickets,
    moving.Moving: moving.moving,
    door.Door: door.door,
    door.AtDoor: door.at_door,
    desk.Desk: desk.desk,
    facing.Facing: facing.facing,
    at_counter.Number: at_counter.number,
    board.Board: board.board,
    group_waits.GroupWaits: group_waits.group_waits,
    manager.Overview: manager.overview,
    alarms.Alarms: alarms.alarms,
    advising.Advising: advising.advising,
    bulletins.Bulletins: bulletins.bulletins,
    today.Today: today.today,
    why_not.WhyNot: why_not.why_not,
    who_waits.WhoWaits: who_waits.who_waits,
    still_to_wait.StillToWait: still_to_wait.still_to_wait,
    calls.Calls: calls.calls,
    certificates.Certificates: certificates.certificates,
    next_catalogue.LastRelease: next_catalogue.last_release,
    next_catalogue.NextCatalogue: next_catalogue.next_catalogue,
    answerable.Answerable: answerable.answerable,
    left_overs.LeftOvers: left_overs.left_overs,
    premises.Premises: premises.premises,
    printers.Printers: printers.printers,
    staff.Staff: staff.staff,
    messages.Messages: messages.messages,
    messages.OneMessage: messages.one_message,
    actions.Actions: actions.actions,
}


def show(hall: Hall, query: Query[V], now: Instant) -> V:
    """The view that was asked for, as the hall is at `now`. Raises Refused for what is unknown."""
    view: V = VIEWS[type(query)](hall, query, now)
    return view

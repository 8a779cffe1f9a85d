"""What each kind of station may ask: everything else is refused, whatever its key.

Whether the employee who is named may do it is asked of the hall afterwards, as everywhere.
"""

from collections.abc import Mapping
from typing import Any

from center_app.domain import commands as c
from center_app.domain.views.actions import Actions
from center_app.domain.views.advising import Advising
from center_app.domain.views.alarms import Alarms
from center_app.domain.views.answerable import Answerable
from center_app.domain.views.appointment import MyAppointment
from center_app.domain.views.at_counter import Number
from center_app.domain.views.board import Board
from center_app.domain.views.bulletins import Bulletins
from center_app.domain.views.calls import Calls
from center_app.domain.views.certificates import Certificates
from center_app.domain.views.desk import Desk
from center_app.domain.views.door import AtDoor, Door
from center_app.domain.views.facing import Facing
from center_app.domain.views.group_waits import GroupWaits
from center_app.domain.views.hours import WorkingDays
from center_app.domain.views.kiosk import BasketWait, Services, Ticket, Welcome
from center_app.domain.views.left_overs import LeftOvers
from center_app.domain.views.manager import Overview
from center_app.domain.views.messages import Messages, OneMessage
from center_app.domain.views.moving import Moving
from center_app.domain.views.my_ticket import MyTicket, MyTickets
from center_app.domain.views.next_catalogue import NextCatalogue
from center_app.domain.views.outlook import Outlook
from center_app.domain.views.premises import Premises
from center_app.domain.views.printers import Printers
from center_app.domain.views.query import Query
from center_app.domain.views.result import MyResult, ResultService
from center_app.domain.views.staff import Staff
from center_app.domain.views.still_to_wait import StillToWait
from center_app.domain.views.today import Today
from center_app.domain.views.who_waits import WhoWaits
from center_app.domain.views.why_not import WhyNot
from center_app.store.kept.stations import Kind
from sync.stations.questions import (
    CodeOfReceipt,
    CourseOf,
    DevicesOf,
    DocumentFetched,
    DocumentsFiled,
    LinkState,
    LooksOf,
    MessagesOf,
    NotesOf,
    People,
    PeriodOf,
    PlanOf,
    Provisions,
    PulseAnswer,
    PulseQuestion,
    PulseResults,
    ReportOf,
    StoryOf,
    TakenOut,
    TokenOf,
    UnannouncedOf,
    VisitsFound,
    VisitsOf,
    WrittenIn,
)

Verbs = frozenset[type[c.Command]]
Questions = frozenset[type[Query[Any]]]

TICKET: Verbs = frozenset(
    {c.Issue, c.CheckIn, c.PickUp, c.Cancel, c.PutOff, c.Return, c.ReportPrinter}
)
VOICE: Verbs = frozenset({c.Rate, c.Tell})

UNNAMED: Mapping[Kind, Verbs] = {
    Kind.KIOSK: TICKET | VOICE | {c.TakeIn},
    Kind.RECEPTION: TICKET | {c.NoteQuestion, c.SeeDocuments},
    Kind.COUNTER: frozenset({c.ReportPrinter, c.CallForHelp}),
    Kind.FACING: VOICE,
    Kind.DISPLAY: frozenset(),
    Kind.MANAGER: frozenset({c.AcknowledgeHelp, c.PauseHall}),
    Kind.WEB: VOICE | {c.Cancel, c.PutOff, c.Return},
}
"""What may come without an employee: citizens ask for it, the machine tells it, or it must not
wait for a PIN."""

AT_DESK: Verbs = frozenset(
    {
        *(c.AddLine, c.BringBack, c.CallNext, c.CallNumber, c.DropLine, c.Finish, c.FinishVisit),
        *(c.Hold, c.Miss, c.Recall, c.Release, c.Resume, c.Start, c.Transfer, c.Undo, c.WalkIn),
        *(c.CallForHelp, c.CloseCounter, c.JudgeTime, c.OpenCounter, c.PauseCounter),
        c.SeeBulletin,
        *(c.SignIn, c.SignOut, c.TakeOver, c.Return, c.SeeDocuments, c.Tell, c.TakeInService),
    }
)
IN_CHARGE: Verbs = frozenset(
    {
        *(c.AcknowledgeHelp, c.Answer, c.CloseCounter, c.CloseDay, c.Configure, c.EnrolEmployee),
        *(c.LendSkills, c.OpenCounter, c.PauseCounter, c.PlaceCounter, c.PlanBreaks, c.Release),
        *(c.MuteVoice, c.ReopenDay, c.ResetPin, c.Return, c.SignOut, c.TakeAppointments, c.Tell),
        *(c.PauseHall, c.PutAwayAlarm, c.ResumeHall, c.SettleLeftOver, c.TakeUpAlarm),
        *(c.RetireCounter, c.PutForward, c.PutBack, c.PostBulletin, c.TakeDownBulletin),
        *(c.RecordUnannounced, c.UnlockEmployee, c.OpenAction, c.PlanAction, c.EndAction),
    }
)

NAMED: Mapping[Kind, Verbs] = {
    Kind.KIOSK: frozenset(),
    Kind.RECEPTION: TICKET | {c.NoteQuestion, c.SeeDocuments, c.Tell, c.Release},
    Kind.COUNTER: AT_DESK,
    Kind.FACING: frozenset(),
    Kind.DISPLAY: frozenset(),
    Kind.MANAGER: IN_CHARGE,
    Kind.WEB: frozenset(),
}
"""What may come with an employee who gave the PIN at this station."""

OF_A_TICKET: Questions = frozenset(
    {BasketWait, MyAppointment, MyResult, MyTicket, Outlook, ResultService, Services, Ticket}
)
OF_A_DESK: Questions = frozenset({Board, People, Services, WorkingDays})

QUESTIONS: Mapping[Kind, Questions] = {
    Kind.KIOSK: OF_A_TICKET | {Answerable, Provisions, StillToWait, Welcome},
    Kind.RECEPTION: OF_A_TICKET
    | OF_A_DESK
    | {Answerable, AtDoor, CodeOfReceipt, Door, StillToWait, TokenOf},
    Kind.COUNTER: OF_A_DESK | {Desk, LinkState, NotesOf, Number, PulseAnswer, PulseQuestion},
    Kind.FACING: frozenset({Facing, Services}),
    Kind.DISPLAY: frozenset({Board, GroupWaits, StillToWait}),
    Kind.MANAGER: OF_A_DESK
    | {Actions, Advising, Bulletins, PlanOf, UnannouncedOf}
    | {Alarms, Answerable, Calls, Certificates, Messages, NextCatalogue, OneMessage, Overview}
    | {LeftOvers, LinkState, PeriodOf, Premises, Printers, PulseResults, ReportOf, Staff, Today}
    | {LooksOf, MessagesOf, StoryOf, TakenOut, VisitsFound, VisitsOf, WhoWaits, WhyNot, WrittenIn}
    | {CourseOf, DevicesOf, DocumentFetched, DocumentsFiled},
    Kind.WEB: frozenset({Moving, MyTickets, Services, Welcome}),
}

ADMITS = frozenset({Kind.KIOSK, Kind.RECEPTION, Kind.COUNTER, Kind.MANAGER})
"""Where a PIN can be given."""


def may_do(kind: Kind, counter: str | None, command: c.Command) -> bool:
    """Whether a station of this kind, at this counter if it is at one, may ask for it."""
    allowed = UNNAMED[kind] if command.employee is None else UNNAMED[kind] | NAMED[kind]
    if type(command) not in allowed:
        return False
    elsewhere = getattr(command, "counter", counter) != counter
    return counter is None or not elsewhere


def may_ask(kind: Kind, query: Query[Any]) -> bool:
    """A ticket is found for the web by its secret alone (`MyTickets`): whoever has that key and a
    number that is called in the hall does not even learn which visit it is."""
    return type(query) in QUESTIONS[kind]


def speaks_for(command: c.Command) -> frozenset[str]:
    """Those who must have given their PIN at the station that asks."""
    people = {command.employee}
    if isinstance(command, c.SignIn | c.TakeOver):
        people.add(command.who)
    return frozenset(one for one in people if one is not None)

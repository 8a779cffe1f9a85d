"""What belongs to a command and not into the journal, and when it is deleted again."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.hall import Hall
from center_app.domain.message import SETTLED
from center_app.domain.pulse import week_of
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.domain.writing import cleaned
from center_app.language.digits import fold
from center_app.store.catalogues import keep_catalogue
from center_app.store.kept.credentials import (
    Person,
    Pins,
    change_person,
    change_pin,
    keep_person,
    unlock,
)
from center_app.store.kept.looks import forget_looks
from center_app.store.kept.messages import forget_messages, keep_answer, keep_message
from center_app.store.kept.notes import forget_notes, keep_note
from center_app.store.kept.plans import forget_plans, keep_outcome, keep_plan
from center_app.store.kept.pulse import forget_pulse
from center_app.store.kept.stations import kiosks_letters
from center_app.store.kept.tokens import forget_tokens, keep_token


def keep(connection: Connection, hall: Hall, command: c.Command, events: Sequence[e.Event]) -> None:
    """Keep what the command brought along, in the transaction of its entries.

    `hall` is still as it was before the events.
    """
    if hall.day is None or not events:
        return
    if (ticket := _ticket_of(command, events)) is not None:
        keep_token(connection, ticket.visit, ticket.token, hall.day)
    _keep_written(connection, command, hall.day)
    for event in events:
        if isinstance(command, c.Transfer) and isinstance(event, e.VisitTransferred):
            _keep_note(connection, command, event, hall.day)
        if isinstance(event, e.ResultPromised):
            assert isinstance(command, c.Finish)
            assert command.receipt is not None
            keep_token(connection, event.result, command.receipt.code, hall.day)
        if isinstance(event, e.EmployeeUnlocked):
            unlock(connection, event.who)
        if isinstance(event, e.DayOpened):
            _forget(connection, hall, event, events)


def keep_received(connection: Connection, command: c.Command, at: int) -> None:
    """Keep a catalogue that came, in the transaction of its entries of `at` (ms since 1970 UTC).

    Raises SerialTaken for another one under a serial that is known: then nothing has happened.
    """
    if isinstance(command, c.ReceiveCatalogue):
        keep_catalogue(connection, command.release.serial, command.body.encode(), at)


def check_letters(connection: Connection, command: c.Command) -> None:
    """Raises Refused(BAD_INPUT) where the center would give numbers under a kiosk's letter."""
    if not isinstance(command, c.Configure):
        return
    settings = command.settings
    own = {*settings.reserve, *(letter for one in settings.series for letter in one.letters)}
    for letter in sorted(own & kiosks_letters(connection)):
        raise Refused(Reason.BAD_INPUT, setting="series", value=letter)


def pin_hash_of(command: c.Command, pins: Pins) -> str | None:
    """The hash of the PIN in the command, with 0-9 for its digits as at a sign-in; it takes a
    while, so it is made before any locking."""
    if isinstance(command, c.ResetPin) or (isinstance(command, c.EnrolEmployee) and command.pin):
        return pins.hash(fold(command.pin))
    return None


def keep_employee(connection: Connection, command: c.Command, pin_hash: str | None) -> None:
    """Keep an employee's number, name and PIN, in the transaction of the entries.

    `pin_hash` is of the PIN that came with the command, if one did. Raises
    Refused(EMPLOYEE_EXISTS | UNKNOWN_EMPLOYEE): then nothing has happened.
    """
    if isinstance(command, c.ResetPin) and pin_hash is not None:
        change_pin(connection, command.who, pin_hash)
    if not isinstance(command, c.EnrolEmployee) or command.number is None or command.name is None:
        return
    name = Text(cleaned(command.name.ar), cleaned(command.name.en))
    person = Person(command.who, command.number, name)
    if pin_hash is not None:
        keep_person(connection, person, pin_hash)
    else:
        change_person(connection, person)


def _ticket_of(
    command: c.Command, events: Sequence[e.Event]
) -> c.Issue | c.CheckIn | c.PickUp | None:
    """What a ticket was asked for with, if there is a new one."""
    if isinstance(command, c.TakeIn):
        return command.ticket if isinstance(events[0], e.VisitIssued) else None
    return command if isinstance(command, c.Issue | c.CheckIn | c.PickUp) else None


def _keep_written(connection: Connection, command: c.Command, day: date) -> None:
    """What a citizen wrote or was answered, and what is to be done in an improvement action."""
    match command:
        case c.Tell(message=message, text=text, contact=contact):
            keep_message(connection, message, day, text, contact)
        case c.Answer(message=message, text=text, progress=progress) if progress in SETTLED:
            keep_answer(connection, message, day, text)
        case c.OpenAction(action=action, text=text):
            keep_plan(connection, action, text)
        case c.EndAction(action=action, text=text):
            keep_outcome(connection, action, day, text)


def _keep_note(
    connection: Connection, command: c.Transfer, event: e.VisitTransferred, day: date
) -> None:
    if event.has_note:
        keep_note(connection, command.id, event.visit, day, event.counter, command.note)


def _forget(
    connection: Connection, hall: Hall, opened: e.DayOpened, events: Sequence[e.Event]
) -> None:
    """Tokens live as long as their day, the codes of receipts as long as the result is known.
    Texts grow old by days that have come and gone: a clock that is a year ahead for an hour
    deletes none."""
    assert hall.day is not None
    expired = {event.visit for event in events if isinstance(event, e.VisitExpired)}
    going_on = [v.id for v in hall.visits.values() if v.open and v.id not in expired]
    forget_tokens(connection, hall.day, [*going_on, *hall.results])
    forget_messages(connection, min(hall.day, opened.day))
    forget_plans(connection, min(hall.day, opened.day))
    forget_looks(connection, min(hall.day, opened.day))
    forget_notes(connection, min(hall.day, opened.day))
    forget_pulse(connection, week_of(opened.day), min(hall.day, opened.day))

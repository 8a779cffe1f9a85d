"""A morning at the door, with the keyboard alone."""

from datetime import date
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.catalogue import Audience, Capacity
from center_app.domain.clock import MINUTE
from center_app.domain.people import Role
from center_app.domain.step import Line
from center_app.domain.text import Text
from center_app.domain.visit import Assistance, Stand
from center_app.language.bidi import plain
from centers import Running
from printers.outcome import State
from receptions import FrontDoor
from screens import desk_look
from workplace import Modifier

Key = Qt.Key
SCANNED = "https://follow.example.gov.jo/t/"


def book(door: FrontDoor, code: str, in_minutes: int) -> None:
    """Somebody has an appointment in so many minutes."""
    at = door.running.clock.now().at + in_minutes * MINUTE
    lines = (Line("passport-renewal"), Line("family-record"))
    hall = door.running.center.hall
    assert hall.day is not None
    booked = Appointment(appointment_id(code), at, lines)
    door.running.do(c.TakeAppointments, day=hall.day, appointments=(booked,))


def missed(door: FrontDoor) -> str:
    """Somebody's call was missed; the number."""
    number = door.running.issue("family-record").number
    who = door.running.person("101").employee
    door.running.do(c.CallNext, counter="1", employee=who)
    door.running.clock.go_on(seconds=600)
    door.running.do(c.Miss, counter="1", employee=who)
    return number


def test_a_ticket_for_one_service_takes_six_keys(door: FrontDoor) -> None:
    door.write("جواز")
    door.settle()
    door.key(Key.Key_Return, Key.Key_Return)
    assert door.keys <= 6
    visit = door.visits()[-1]
    assert [line.service for line in visit.lines] == ["passport-issue"]
    assert door.said == f"Number {visit.number} has been given."
    assert door.printer.asked[-1][0] == visit.id
    assert door.page.table.visit.number.text() == visit.number


def test_in_arabic_too(running: Running, qtbot: QtBot) -> None:
    door = FrontDoor(running, qtbot, desk_look(), language="ar")
    door.sign_in("102")
    door.ask_for("دفتر عائلة")
    door.key(Key.Key_Return)
    assert plain(door.said) == "صدر الرقم A001."
    assert door.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    door.close()


def test_several_services_copies_and_capacity_are_one_number(door: FrontDoor) -> None:
    door.ask_for("passport, first issue")
    door.key(Key.Key_Plus, Key.Key_Plus, Key.Key_Minus, Key.Key_F8)
    door.ask_for("family record")
    door.key(Key.Key_Up, Key.Key_Plus)
    door.key(Key.Key_Return)
    (visit,) = door.visits()
    assert visit.lines[0].quantity == 3
    assert visit.lines[0].capacity is not Capacity.SELF
    assert visit.lines[1].service == "family-record"


def test_the_arrows_mark_what_enter_takes(door: FrontDoor) -> None:
    door.type("passport")
    door.settle()
    choice = door.page.hits.list.choices[2]
    wanted = choice.code.partition(":")[2]
    door.key(Key.Key_Down, Key.Key_Down)
    assert door.page.field.accessibleDescription() == choice.name
    door.key(Key.Key_Return)
    assert [line.service for line in door.model.basket.lines] == [wanted]


def test_group_assistance_and_language_go_with_the_number(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.key(Key.Key_F3, Key.Key_2)
    door.key(Key.Key_F5, Key.Key_3, Key.Key_5)
    door.key(Key.Key_F6, Key.Key_1)
    assert door.page.field.hasFocus()
    door.key(Key.Key_F2)
    (visit,) = door.visits()
    assert visit.priority == door.running.catalogue.priorities[0].code
    assert visit.assistance == (Assistance.WALKING,)
    assert visit.language == "en"


def test_an_establishments_service_turns_the_visit(door: FrontDoor) -> None:
    service = next(
        one
        for one in door.running.catalogue.services
        if one.audience == (Audience.ESTABLISHMENTS,) and one.channel.value != "online"
    )
    door.ask_for(service.name.en)
    door.key(Key.Key_Return)
    assert door.visits()[-1].audience is Audience.ESTABLISHMENTS


def test_enter_without_a_basket_gives_nothing(door: FrontDoor) -> None:
    door.key(Key.Key_Return)
    assert door.visits() == []
    door.key(Key.Key_F2)
    assert door.said == "No service has been chosen yet."


def test_papers_seen_before_the_number_are_seen_at_the_counter(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.key(Key.Key_1, modifier=Modifier.ControlModifier)
    ticked = door.model.basket.seen
    assert len(ticked) == 1
    door.key(Key.Key_Return)
    assert door.visits()[-1].seen == ticked
    door.key(Key.Key_F4)
    papers = door.page.table.visit.papers.rows
    assert door.visits()[-1].seen == set(papers)
    assert all(row.isChecked() for row in papers.values())


def test_a_number_typed_finds_its_ticket_and_who_is_ahead(door: FrontDoor) -> None:
    door.running.issue("family-record")
    number = door.running.issue("family-record").number
    door.write("a٢")
    door.settle()
    assert door.offered[0] == f"Ticket {number}"
    door.key(Key.Key_Return)
    card = door.page.table.visit
    assert card.number.text() == number
    assert "1 visit goes before A002" in plain(card._head.text())
    assert card._wait.text().startswith("Expected wait: ")
    assert door.model.field.typed == ""


def test_a_scanned_ticket_opens_although_enter_comes_with_it(door: FrontDoor) -> None:
    door.running.do(
        c.Issue,
        visit="scanned",
        token="tok_en-0123456789abcdef",
        asked=(c.Asked("family-record"),),
    )
    door.type(f"{SCANNED}tok_en-0123456789abcdef")
    door.key(Key.Key_Return)
    assert door.model.visit is not None
    assert door.model.visit.ticket.visit == "scanned"


def test_a_code_that_nobody_knows_is_said_calmly(door: FrontDoor) -> None:
    door.type("Z999")
    door.key(Key.Key_Return)
    assert door.said == "Nothing is known today by this number or code."


def test_who_missed_the_call_comes_back_to_the_old_place(door: FrontDoor) -> None:
    number = missed(door)
    door.ask_for(number)
    assert "come back" in door.page.table.visit._wait.text()
    door.key(Key.Key_Down, Key.Key_Return)
    assert door.visits()[-1].stand is Stand.WAITING
    assert door.said == "The visit waits in its old place again."


def test_who_has_to_go_for_a_while_is_called_later_and_is_back_before(door: FrontDoor) -> None:
    number = door.running.issue("family-record").number
    door.ask_for(number)
    names = [choice.name for choice in door.page.table.visit.offer.choices]
    assert names[-4:] == ["In 10 minutes", "In 20 minutes", "In 30 minutes", "In 45 minutes"]
    door.key(*[Key.Key_Down] * (names.index("In 20 minutes") + 1), Key.Key_Return)
    assert door.visits()[-1].stand is Stand.LATER
    assert door.said == "The number is called later."
    assert "is called only after" in door.page.table.visit._wait.text()
    door.key(Key.Key_Down, Key.Key_Return)
    assert door.visits()[-1].stand is Stand.WAITING


def test_a_number_is_given_back_only_after_a_question(door: FrontDoor) -> None:
    number = door.running.issue("family-record").number
    door.ask_for(number)
    door.key(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert door.page.choosing.isVisible()
    door.key(Key.Key_2)
    assert door.visits()[-1].stand is Stand.WAITING
    door.key(Key.Key_Return, Key.Key_1)
    assert door.visits()[-1].stand is Stand.CANCELLED
    assert door.said == "The number has been given back."


def test_the_last_number_is_given_back_within_a_minute(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.key(Key.Key_Return, Key.Key_Backspace, Key.Key_1)
    assert door.visits()[-1].stand is Stand.CANCELLED
    door.key(Key.Key_Backspace)
    assert door.said == "No number was given here in the last minute."


def test_after_a_minute_a_number_is_looked_for_first(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.key(Key.Key_Return)
    door.running.clock.go_on(seconds=61)
    door.key(Key.Key_Backspace)
    assert not door.page.choosing.open
    assert door.visits()[-1].stand is Stand.WAITING


def test_a_lost_paper_is_printed_again_and_marked(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.key(Key.Key_Return)
    door.printer.end(State.PRINTED)
    door.until(lambda: "has been printed" in door.page.table.visit._paper.text)
    first = door.printer.asked[-1]
    door.key(Key.Key_Escape)
    door.ask_for(door.visits()[-1].number)
    door.key(Key.Key_Down, Key.Key_Return)
    assert door.printer.again == [False, True]
    again = door.printer.asked[-1][1]
    assert (again.number, again.qr) == (first[1].number, first[1].qr)


def test_a_supervisor_prints_a_receipt_once_more_by_the_number(
    running: Running, qtbot: QtBot
) -> None:
    code = running.promise("family-record", date(2026, 11, 26))
    number = next(iter(running.center.hall.visits.values())).number
    running.enrol("900", Text("سمر", "Samar"), (), Role.SUPERVISOR)
    door = FrontDoor(running, qtbot, desk_look())
    door.sign_in("900")
    door.ask_for(number)
    door.key(Key.Key_Down, Key.Key_Return)
    door.until(lambda: bool(door.printer.receipts))
    ((which, facts),) = door.printer.receipts
    assert which in running.center.hall.results
    assert (facts.code, facts.number, facts.ready) == (code, number, date(2026, 11, 26))
    assert door.printer.again == [True]
    assert door.said == "The receipt is printed once more."
    door.printer.end(State.FAILED, of=which)
    door.until(lambda: door.said == "The receipt may be missing. Please look at the printer.")
    door.close()


def test_who_only_serves_prints_nobodys_receipt(door: FrontDoor) -> None:
    door.running.promise("family-record", date(2026, 11, 26))
    door.ask_for(door.visits()[-1].number)
    door.key(Key.Key_Down, Key.Key_Return)
    assert door.said == "This is not permitted here."
    assert door.printer.receipts == []


def test_without_a_printer_nothing_is_promised(running: Running, qtbot: QtBot) -> None:
    door = FrontDoor(running, qtbot, desk_look(), printer=False)
    door.sign_in("102")
    door.ask_for("family record")
    door.key(Key.Key_Return, Key.Key_Down, Key.Key_Return)
    assert door.said == "This station has no printer."
    door.close()


def test_an_appointment_in_time_is_checked_in_by_its_code(door: FrontDoor) -> None:
    book(door, "BK20260001", in_minutes=30)
    door.ask_for("bk-2026-0001")
    assert door.page.table.appointment._coming.text() == "In time"
    door.key(Key.Key_Return)
    (visit,) = door.visits()
    assert visit.booking == appointment_id("BK20260001")
    assert visit.appointment is not None
    assert door.page.table.visit.number.text() == visit.number


def test_an_appointment_is_not_checked_in_too_early(door: FrontDoor) -> None:
    book(door, "BK20260002", in_minutes=300)
    door.ask_for("BK20260002")
    door.key(Key.Key_Return)
    assert door.visits() == []
    assert "possible from" in door.page.table.appointment._note.text()


def test_who_is_late_is_told_and_waits_like_everybody_else(door: FrontDoor) -> None:
    book(door, "BK20260003", in_minutes=10)
    door.running.clock.go_on(seconds=40 * 60)
    door.ask_for("BK20260003")
    assert door.page.table.appointment._coming.text() == "Late: waits like everybody else"
    door.key(Key.Key_Return)
    assert door.visits()[-1].appointment is None


def test_an_appointment_that_has_its_number_shows_it(door: FrontDoor) -> None:
    book(door, "BK20260004", in_minutes=30)
    door.ask_for("BK20260004")
    door.key(Key.Key_Return, Key.Key_Escape)
    door.ask_for("BK20260004")
    assert door.page.table.appointment._coming.text() == "Number given already"
    door.key(Key.Key_Return)
    assert len(door.visits()) == 1
    assert door.page.table.visit.number.text() == door.visits()[0].number


def test_a_question_answered_is_noted_with_its_service(door: FrontDoor) -> None:
    door.key(Key.Key_F9)
    door.type("passport renewal")
    door.settle()
    door.key(Key.Key_F9)
    told = list(door.running.center.hall.messages.values())
    assert [message.service for message in told] == [None, "passport-renewal"]
    assert door.said == "The question is noted."
    door.until(lambda: door.model.views.door is not None and door.model.views.door.questions == 2)
    door.settle()
    assert (
        "2 questions today"
        in door.page.keys.buttons[
            next(key for key in door.page.keys.buttons if key.value == "question")
        ].accessibleDescription()
    )


def test_while_the_center_is_away_the_number_waits(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.line.away = True
    door.key(Key.Key_Return)
    assert door.said.startswith("The center cannot be reached just now.")
    assert door.visits() == []
    door.line.away = False
    door.until(lambda: len(door.visits()) == 1)
    door.until(lambda: door.said.startswith("Number "))


def test_papers_are_looked_at_while_the_number_waits(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.line.away = True
    door.key(Key.Key_Return, Key.Key_F4)
    seen = door.model.basket.seen
    door.line.away = False
    door.until(lambda: len(door.visits()) == 1)
    door.until(lambda: bool(seen) and door.visits()[0].seen == seen)


def test_who_leaves_while_it_waits_has_no_number(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.line.lose_answer = True
    door.key(Key.Key_Return)
    door.key(Key.Key_Escape)
    door.until(lambda: [visit.stand for visit in door.visits()] == [Stand.CANCELLED])


def test_escape_empties_the_field_before_the_basket(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.type("pass")
    door.key(Key.Key_Escape)
    assert (door.page.field.text(), len(door.model.basket.lines)) == ("", 1)
    door.key(Key.Key_Escape)
    assert door.model.basket.lines == ()


def test_who_works_there_is_in_the_journal(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.key(Key.Key_Return)
    assert door.line.tried[0].employee == door.running.person("102").employee
    door.key(Key.Key_F12, modifier=Modifier.ControlModifier)
    assert door.window.sign_in.isVisible()


def test_a_wrong_pin_keeps_the_door_shut(running: Running, qtbot: QtBot) -> None:
    door = FrontDoor(running, qtbot, desk_look())
    door.sign_in("102", "0000")
    assert door.window.sign_in.status.text == "The employee number or the PIN is not correct."
    assert not door.page.isVisible()
    door.close()


def test_the_secret_on_the_paper_is_the_tickets_own(door: FrontDoor) -> None:
    door.ask_for("family record")
    door.key(Key.Key_Return)
    token = door.printer.asked[-1][1].qr.rpartition("/")[2]
    assert door.visits()[-1].token == sha256(token.encode()).hexdigest()


@pytest.mark.parametrize("key", [Key.Key_F3, Key.Key_F5, Key.Key_F6])
def test_escape_leaves_a_question_as_it_was(door: FrontDoor, key: Qt.Key) -> None:
    door.ask_for("family record")
    before = door.model.basket
    door.key(key, Key.Key_Escape)
    assert door.model.basket == before
    assert door.page.field.hasFocus()
    assert not door.page.choosing.isVisible()


def test_a_scanned_receipt_gives_its_number_at_once(door: FrontDoor) -> None:
    code = door.running.promise("family-record", date(2026, 11, 22))
    door.type(code)
    door.key(Key.Key_Return)
    door.until(lambda: len(door.visits()) == 2)
    pick_up = door.visits()[-1]
    assert pick_up.first == door.visits()[0].id
    door.type(code)
    door.until(lambda: door.offered == [pick_up.number])


def test_a_receipt_before_its_day_says_when(door: FrontDoor) -> None:
    door.type(door.running.promise("family-record", date(2026, 11, 26)))
    door.key(Key.Key_Return)
    door.until(lambda: "ready on 26/11/2026" in plain(door.said))
    assert len(door.visits()) == 1


def test_the_door_says_that_the_hall_is_paused(door: FrontDoor, qtbot: QtBot) -> None:
    door.running.do(c.PauseHall)
    qtbot.waitUntil(lambda: "no number is given" in plain(door.page.halt.text), timeout=30_000)
    door.write("جواز")
    door.settle()
    door.key(Key.Key_Return, Key.Key_Return)
    assert "The hall is paused" in plain(door.said)
    assert not door.visits()
    door.running.do(c.ResumeHall)
    qtbot.waitUntil(lambda: not door.page.halt.isVisible(), timeout=30_000)
    door.key(Key.Key_Return)
    assert len(door.visits()) == 1

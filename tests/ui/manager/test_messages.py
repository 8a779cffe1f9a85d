"""The page of the citizens' messages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from center_app.domain import commands as c
from center_app.domain.message import Progress, Voice
from center_app.domain.people import Role
from center_app.domain.text import Text
from center_app.store.kept.messages import Written
from hall_on_screen import HallOnScreen
from in_charge import enrolled, sign_in, type_in
from ui.manager.book import MESSAGES
from ui.manager.pages.messages import MessagesPage
from ui.manager.screen import ManagerScreen
from ui.manager.summary_rows import SummaryColumn

TEXT, CONTACT = "انتظرت ساعة", "0790000000"


@pytest.fixture
def screen(make_screen: Callable[..., ManagerScreen]) -> ManagerScreen:
    return make_screen()


@pytest.fixture
def page(screen: ManagerScreen) -> MessagesPage:
    return screen.book.messages


@pytest.fixture
def complaint(hall: HallOnScreen) -> str:
    """A complaint about a visit that counter 2 has served."""
    number = hall.day.issue("birth")
    hall.day.serve("2")
    return hall.day.tell(
        Voice.COMPLAINT, TEXT, contact=CONTACT, visit=hall.day.visit(number), service="birth"
    )


def rows(page: MessagesPage) -> list[str]:
    return [row.key for row in page.table.rows.rows]


def open_first(hall: HallOnScreen, screen: ManagerScreen, message: str) -> None:
    """As a supervisor, turn to the messages and read by Enter."""
    sign_in(hall, screen, Role.SUPERVISOR)
    screen.tabs.buttons[MESSAGES].click()
    hall.until(lambda: message in rows(screen.book.messages))
    screen.book.messages.table.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    hall.until(lambda: screen.model.mail.message == message)


def test_that_there_is_a_message_is_seen_by_all_and_its_text_by_none(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage, complaint: str
) -> None:
    hall.until(lambda: "1" in screen.tabs.buttons[MESSAGES].text())
    screen.tabs.buttons[MESSAGES].click()
    hall.until(lambda: rows(page) == [complaint])
    assert page.card.open.isVisible()
    assert not page.card.text.isVisible()
    page.card.open.click()
    assert screen.acting.isVisible()


def test_a_message_is_read_taken_up_and_answered_by_name(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage, complaint: str
) -> None:
    open_first(hall, screen, complaint)
    who = screen.model.session.employee
    assert page.card.text.text() == TEXT
    assert CONTACT in page.card.contact.text()
    page.card.taking.click()
    hall.until(lambda: hall.center.hall.messages[complaint].owner == who)
    hall.until(lambda: not page.card.taking.isVisible())
    hall.until(page.card.answering.isEnabled)
    page.card.answering.click()
    assert page.card.status.text == "Please write what was answered."
    page.card.written.setFocus()
    type_in("We are sorry.")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: rows(page) == [])
    message = hall.center.hall.messages[complaint]
    assert (message.progress, message.owner) == (Progress.ANSWERED, who)
    assert hall.center.written_in(complaint) == Written(TEXT, CONTACT, "We are sorry.")
    page.filter.buttons[2].click()
    assert rows(page) == [complaint]


def test_what_is_handed_over_needs_its_number(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage, complaint: str
) -> None:
    open_first(hall, screen, complaint)
    page.card.handing.click()
    assert page.card.status.text.startswith("Please type the number")
    page.card.reference.setFocus()
    type_in("2026-118-7")
    page.card.handing.click()
    hall.until(lambda: hall.center.hall.messages[complaint].reference == "2026-118-7")


def test_what_waits_longer_than_a_week_is_overdue(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage, complaint: str
) -> None:
    for _day in range(8):
        hall.clock.go_on(minutes=24 * 60)
        hall.center.refresh()
    fresh = hall.day.tell(Voice.SUGGESTION, "مقاعد")
    screen.tabs.buttons[MESSAGES].click()
    hall.until(lambda: rows(page) == [complaint, fresh])
    page.filter.buttons[1].click()
    assert rows(page) == [complaint]


def test_whoever_only_administers_reads_nothing(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage, complaint: str
) -> None:
    sign_in(hall, screen, Role.ADMIN)
    screen.tabs.buttons[MESSAGES].click()
    hall.until(lambda: rows(page) == [complaint])
    page.card.open.click()
    hall.until(lambda: "not permitted" in screen.notices.told.text)
    assert page.card.open.isVisible()


@pytest.mark.long
def test_signing_out_takes_the_text_off_the_screen(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage, complaint: str
) -> None:
    open_first(hall, screen, complaint)
    screen.model.session.end()
    assert not page.card.text.isVisible()
    assert screen.model.mail.written == Written(None, None, None)


@pytest.mark.long
def test_a_question_answered_at_the_door_waits_for_nobody(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage
) -> None:
    hall.day.do(c.NoteQuestion, "door", message="q", employee="employee-1", service="birth")
    hall.until(lambda: len(screen.model.views.messages) == 1)
    screen.tabs.buttons[MESSAGES].click()
    assert rows(page) == []


@pytest.mark.long
def test_a_message_is_given_to_a_colleague(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage, complaint: str
) -> None:
    other = enrolled(hall.center, Role.MANAGER, number="901", name=Text("عمر", "Omar"))
    open_first(hall, screen, complaint)
    hall.until(page.card.giving.isVisible)
    page.card.colleague.setCurrentText("Omar")
    page.card.giving.click()
    hall.until(lambda: hall.center.hall.messages[complaint].owner == other)
    hall.until(lambda: "given to a colleague" in screen.notices.told.text)


def test_the_messages_are_counted_by_kind_and_agency(
    hall: HallOnScreen, screen: ManagerScreen, page: MessagesPage, complaint: str
) -> None:
    hall.day.tell(Voice.SUGGESTION, "مقاعد")
    screen.tabs.buttons[MESSAGES].click()
    page.filter.buttons[3].click()
    hall.until(page.summary.isVisible)
    assert not page.nothing.isVisible()
    counted = {row.key: row.cells[SummaryColumn.TOLD].text for row in page.summary.rows.rows}
    assert counted == {
        "all": "2",
        "suggestion": "1",
        "complaint": "1",
        "agencies": "",
        "agency civil": "1",
    }
    page.filter.buttons[0].click()
    assert not page.summary.isVisible()

"""Stories of somebody who has a ticket already: where it stands, and what can be done with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from center_app.domain import commands as c
from center_app.domain.visit import Stand, Wish
from centers import Running
from kiosks import ADDRESS, KioskStand, buttons, press, scan, tab_to, texts, type_in
from ui.kiosk.mine import Answer
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page, Visitor

SECRET = "kP3-secret_of-the-ticket-4711"


@pytest.fixture
def visit(running: Running) -> str:
    """Somebody has taken A001 for a passport."""
    asked = (c.Asked("passport-renewal"),)
    running.do(c.Issue, visit="visit-1", token=SECRET, asked=asked)
    return "visit-1"


def seen(stand: KioskStand, code: str) -> KioskScreen:
    """The ticket of this code on the screen."""
    screen = stand.open()
    show(stand, code)
    return screen


def show(stand: KioskStand, code: str) -> None:
    stand.model.seek(code)
    stand.until(lambda: stand.on(Page.TICKET) and stand.model.mine.answer is Answer.FOUND)
    stand.settle()


def offered(screen: KioskScreen) -> set[str]:
    return {one.accessibleName() for one in buttons(screen)}


def stand_of(running: Running, visit: str) -> Stand:
    return running.center.hall.visits[visit].stand


@pytest.mark.parametrize("typed", ["A001", "A1"])
def test_a_number_typed_on_the_screen_shows_how_it_stands(
    stand: KioskStand, visit: str, typed: str
) -> None:
    screen = stand.open()
    stand.touch(screen, "Follow a ticket")
    press(stand, screen, typed)
    stand.touch(screen, "Show")
    stand.until(lambda: stand.on(Page.TICKET))
    said = texts(screen)
    assert "A001" in said
    assert "It is waiting for its turn." in said
    assert "People ahead: 0" in said
    assert "Expected wait from now: No wait now" in said


def test_the_same_in_arabic(stand: KioskStand, visit: str) -> None:
    screen = stand.open()
    stand.touch(screen, "العربية", "متابعة تذكرة")
    type_in(screen, "a ٠٠١")
    stand.touch(screen, "عرض")
    stand.until(lambda: stand.on(Page.TICKET))
    assert "بانتظار الدور" in texts(screen)


def test_by_keys_alone(stand: KioskStand, visit: str, running: Running) -> None:
    screen = stand.open()
    screen.activateWindow()
    stand.until(screen.isActiveWindow)
    enter = Qt.Key.Key_Return
    tab_to(screen, "Follow a ticket")
    QTest.keyClick(screen.windowHandle(), enter)
    stand.settle()
    type_in(screen, SECRET)
    QTest.keyClick(screen.windowHandle(), enter)
    stand.until(lambda: stand.on(Page.TICKET))
    for name in ("Give the number back", "Give back"):
        tab_to(screen, name)
        QTest.keyClick(screen.windowHandle(), enter)
        stand.settle()
    stand.until(lambda: stand.on(Page.THANKS))
    assert stand_of(running, visit) is Stand.CANCELLED


@pytest.mark.parametrize("code", [SECRET, f"{ADDRESS}/t/{SECRET}"])
def test_a_ticket_scanned_on_the_first_page_is_shown(
    stand: KioskStand, visit: str, code: str
) -> None:
    screen = stand.open()
    scan(screen, code)
    stand.until(lambda: stand.on(Page.TICKET))
    assert stand.model.visitor.behind == (Page.WELCOME,)
    assert "Give the number back" in offered(screen)


def test_what_the_printed_code_holds_is_found_again(stand: KioskStand) -> None:
    screen = stand.open()
    stand.model.become(Visitor(Page.PRIORITY, basket=(c.Asked("passport-renewal"),)))
    stand.touch(screen, "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    facts = stand.model.facts
    assert facts is not None
    stand.touch(screen, "Done")
    scan(screen, facts.qr)
    stand.until(lambda: stand.on(Page.TICKET))
    assert facts.number in texts(screen)


def test_the_number_alone_neither_gives_back_nor_speaks_for_the_visit(
    stand: KioskStand, visit: str, running: Running
) -> None:
    screen = seen(stand, "a001")
    own = {"Give the number back", "Leave a message", "Rate the visit"}
    assert not offered(screen) & own
    assert "Scan the ticket to rate the visit or give it back." in texts(screen)
    running.serve()
    stand.until(lambda: "The visit of number A001 is over" in texts(screen))
    assert not offered(screen) & own


def test_why_others_go_first_is_told_on_demand(
    stand: KioskStand, visit: str, running: Running
) -> None:
    for _ in range(3):
        running.issue("passport-renewal", priority="elderly")
    screen = seen(stand, SECRET)
    assert "People ahead: 3" in texts(screen)
    assert "priority counts" not in texts(screen)
    stand.touch(screen, "Why do others go first?")
    said = texts(screen)
    assert said.count("priority counts four times") == 2
    assert "And 1 more." in said
    stand.touch(screen, "Why do others go first?")
    assert "priority counts" not in texts(screen)


def test_what_nobody_serves_now_says_so(stand: KioskStand, visit: str, running: Running) -> None:
    running.do(c.CloseCounter, counter="1")
    screen = seen(stand, SECRET)
    assert "Expected wait from now: Nobody serves it now" in texts(screen)


def test_the_page_follows_the_visit_from_call_to_end(
    stand: KioskStand, visit: str, running: Running
) -> None:
    screen = seen(stand, SECRET)
    running.call()
    stand.until(lambda: "Number A001, please go to counter 1" in texts(screen))
    assert "People ahead" not in texts(screen)
    assert "Give the number back" not in offered(screen)
    running.do(c.Start, counter="1")
    stand.until(lambda: "Number A001 is being served at counter 1." in texts(screen))
    running.do(c.Hold, counter="1", wish=Wish.CITIZEN, reason="document")
    stand.until(lambda: "Number A001 is set aside for now." in texts(screen))
    assert "Give the number back" in offered(screen)
    running.do(c.Resume, counter="1", visit=visit)
    while running.center.hall.visit_at("1") is not None:
        running.do(c.Finish, counter="1")
    stand.until(lambda: "The visit of number A001 is over." in texts(screen))
    assert "Rate the visit" in offered(screen)


def test_who_missed_the_call_takes_the_old_place_again(
    stand: KioskStand, visit: str, running: Running
) -> None:
    running.call()
    running.do(c.Miss, counter="1")
    screen = seen(stand, "A001")
    assert "It can have its place back for 15 more minutes." in texts(screen)
    running.clock.go_on(minutes=14)
    stand.model.mine.refresh()
    stand.until(lambda: "It can have its place back for 1 more minute." in texts(screen))
    stand.touch(screen, "Take the old place again")
    stand.until(lambda: "It is waiting for its turn." in texts(screen))
    assert stand_of(running, visit) is Stand.WAITING


def test_who_goes_away_for_a_while_is_told_the_rule_and_called_later(
    stand: KioskStand, visit: str, running: Running
) -> None:
    screen = seen(stand, SECRET)
    stand.touch(screen, "Call me later")
    assert "The wait until now still counts, the time away does not" in texts(screen)
    assert {"In 10 minutes", "In 20 minutes", "In 30 minutes", "In 45 minutes"} <= offered(screen)
    assert stand_of(running, visit) is Stand.WAITING, "only a choice changes anything"
    stand.touch(screen, "In 20 minutes")
    stand.until(lambda: stand.on(Page.TICKET) and stand_of(running, visit) is Stand.LATER)
    stand.until(lambda: "Number A001 is called only after" in texts(screen))
    assert running.center.hall.waiting == 0
    stand.touch(screen, "I am back already")
    stand.until(lambda: stand_of(running, visit) is Stand.WAITING)
    stand.until(lambda: "It is waiting for its turn." in texts(screen))


def test_the_number_alone_puts_nothing_off(stand: KioskStand, visit: str, running: Running) -> None:
    screen = seen(stand, "A001")
    assert "Call me later" not in offered(screen)
    running.do(c.PutOff, visit=visit, minutes=10)
    stand.until(lambda: "Number A001 is called only after" in texts(screen))
    assert "I am back already" not in offered(screen)


def test_who_keeps_waiting_loses_nothing(stand: KioskStand, visit: str, running: Running) -> None:
    screen = seen(stand, SECRET)
    stand.touch(screen, "Call me later")
    stand.touch(screen, "Keep waiting")
    assert stand.on(Page.TICKET)
    assert stand_of(running, visit) is Stand.WAITING


def test_who_comes_back_too_late_is_led_to_a_new_number(
    stand: KioskStand, visit: str, running: Running
) -> None:
    running.call()
    running.do(c.Miss, counter="1")
    screen = seen(stand, SECRET)
    running.clock.go_on(minutes=16)
    stand.touch(screen, "Take the old place again")
    assert "It is too late to come back to the old place." in texts(screen)
    stand.model.mine.refresh()
    stand.until(lambda: "Take the old place again" not in offered(screen))
    stand.touch(screen, "Take a new number")
    assert stand.model.visitor == Visitor()
    assert stand.model.mine.ticket is None


def test_a_number_is_given_back_after_a_question(
    stand: KioskStand, visit: str, running: Running
) -> None:
    screen = seen(stand, SECRET)
    stand.touch(screen, "Give the number back")
    assert "Give number A001 back?" in texts(screen)
    stand.touch(screen, "Keep the number")
    assert stand_of(running, visit) is Stand.WAITING
    stand.touch(screen, "Give the number back", "Give back")
    stand.until(lambda: stand.on(Page.THANKS))
    assert "Number A001 has been given back." in texts(screen)
    assert stand_of(running, visit) is Stand.CANCELLED
    stand.touch(screen, "Done")
    assert stand.on(Page.WELCOME)


def test_a_number_that_is_called_meanwhile_is_not_given_back(
    stand: KioskStand, visit: str, running: Running
) -> None:
    screen = seen(stand, SECRET)
    stand.touch(screen, "Give the number back")
    running.call()
    stand.touch(screen, "Give back")
    assert "Number A001 is at a counter now." in texts(screen)
    assert stand_of(running, visit) is Stand.CALLED


def test_a_code_that_is_not_known_is_told_until_another_is_typed(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "Follow a ticket")
    press(stand, screen, "X77")
    stand.touch(screen, "Show")
    unknown = "This is not known here today. Please check it, or ask at reception."
    stand.until(lambda: unknown in texts(screen))
    press(stand, screen, "1")
    assert unknown not in texts(screen)


def test_a_hundred_wrong_codes_do_no_harm(stand: KioskStand, visit: str) -> None:
    screen = stand.open()
    for n in range(100):
        scan(screen, f"WRONG{n}")
    stand.settle()
    assert stand.on(Page.WELCOME)
    assert stand.model.visitor == Visitor()
    assert not stand.line.tried
    scan(screen, SECRET)
    stand.until(lambda: stand.on(Page.TICKET))


def test_while_the_center_is_away_the_page_says_so_and_the_errand_is_done_once(
    stand: KioskStand, visit: str, running: Running
) -> None:
    screen = seen(stand, SECRET)
    stand.line.away = True
    stand.model.mine.refresh()
    stand.touch(screen, "Give the number back", "Give back")
    stand.until(lambda: "The system does not answer just now. It is tried again." in texts(screen))
    stand.until(lambda: "The connection is interrupted" in texts(screen))
    stand.line.away = False
    stand.until(lambda: stand.on(Page.THANKS))
    cancelled = [one for one in stand.line.tried if isinstance(one, c.Cancel)]
    assert len({one.id for one in cancelled}) == 1
    assert stand_of(running, visit) is Stand.CANCELLED


def test_a_code_typed_while_the_center_is_away_can_be_tried_again(
    stand: KioskStand, visit: str
) -> None:
    screen = stand.open()
    stand.touch(screen, "Follow a ticket")
    press(stand, screen, "A001")
    stand.line.away = True
    stand.touch(screen, "Show")
    away = "The system does not answer just now. Please try again in a moment."
    stand.until(lambda: away in texts(screen))
    stand.line.away = False
    stand.touch(screen, "Show")
    stand.until(lambda: stand.on(Page.TICKET))


def test_nothing_is_left_for_the_next_visitor(stand: KioskStand, visit: str) -> None:
    screen = seen(stand, SECRET)
    stand.touch(screen, "Leave a message", "Complaint")
    press(stand, screen, "secret")
    screen.attendance.over.emit()
    assert stand.model.visitor == Visitor()
    assert stand.model.mine.ticket is None
    assert stand.model.mine.answer is Answer.NONE


def test_another_ticket_scanned_on_the_page_of_one_begins_anew(
    stand: KioskStand, visit: str, running: Running
) -> None:
    screen = seen(stand, SECRET)
    running.do(c.Issue, visit="visit-2", token=SECRET[::-1], asked=(c.Asked("passport-renewal"),))
    scan(screen, SECRET[::-1])
    stand.until(lambda: "A002" in texts(screen))
    assert "A001" not in texts(screen)


def test_a_ticket_of_yesterday_is_no_longer_known(
    stand: KioskStand, visit: str, running: Running
) -> None:
    running.serve()
    screen = seen(stand, SECRET)
    running.clock.go_on(hours=24)
    running.issue("passport-renewal")
    stand.until(lambda: stand.on(Page.CODE))
    assert "This is not known here today." in texts(screen)

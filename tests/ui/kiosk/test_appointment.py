"""Stories of somebody who has an appointment, by touch, by keys alone and by a scanner."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from center_app.domain.clock import MINUTE
from center_app.domain.commands import Asked
from center_app.domain.visit import Assistance, Stand
from centers import Running
from kiosks import KioskStand, button, press, scan, tab_to, texts, type_in
from screens import clipped
from ui.kiosk.mine import Answer
from ui.kiosk.visitor import Page, Visitor


def coming(stand: KioskStand, running: Running, in_minutes: int) -> None:
    """The appointment is in so many minutes, and its holder has typed the code."""
    running.book("AB-1234", in_minutes, "passport-renewal", "car-licence-renewal")
    stand.model.seek("ab1234")
    stand.until(lambda: stand.on(Page.APPOINTMENT))


def test_who_comes_in_time_types_the_code_and_holds_a_number(
    stand: KioskStand, running: Running
) -> None:
    running.book("AB-1234", 30, "passport-renewal", "car-licence-renewal")
    screen = stand.open()
    stand.touch(screen, "Appointment")
    press(stand, screen, "AB1234")
    stand.touch(screen, "Show")
    stand.until(lambda: stand.on(Page.APPOINTMENT))
    seen = texts(screen)
    assert "Appointment at 09:45" in seen
    assert "In time: the number is called around the time of the appointment." in seen
    assert "Passport renewal" in seen
    assert "Previous passport" in seen
    assert "Vehicle licence" in seen
    stand.touch(screen, "Continue", "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    visit = next(iter(running.center.hall.visits.values()))
    assert [line.service for line in visit.lines] == ["passport-renewal", "car-licence-renewal"]
    assert visit.appointment == running.clock.now().at + 30 * MINUTE
    assert visit.language == "en"
    assert visit.promise is not None
    assert stand.printer.asked[0][1].number == visit.number
    assert len(stand.printer.asked[0][1].lines) == 2


def test_the_same_in_arabic_with_arabic_digits(stand: KioskStand, running: Running) -> None:
    running.book("9876", 10, "passport-renewal")
    screen = stand.open()
    stand.touch(screen, "العربية", "موعد محجوز")
    type_in(screen, "٩٨٧٦")
    stand.touch(screen, "عرض")
    stand.until(lambda: stand.on(Page.APPOINTMENT))
    assert "موعد الساعة 09:25" in texts(screen)
    stand.touch(screen, "متابعة", "الحصول على الرقم")
    stand.until(lambda: stand.on(Page.NUMBER))
    assert next(iter(running.center.hall.visits.values())).language == "ar"


def test_by_keys_alone(stand: KioskStand, running: Running) -> None:
    running.book("AB-1234", 10, "passport-renewal")
    screen = stand.open()
    screen.activateWindow()
    stand.until(screen.isActiveWindow)
    tab_to(screen, "Appointment")
    enter = Qt.Key.Key_Return
    QTest.keyClick(screen.windowHandle(), enter)
    stand.settle()
    type_in(screen, "ab-1234")
    QTest.keyClick(screen.windowHandle(), enter)
    stand.until(lambda: stand.on(Page.APPOINTMENT))
    for name in ("Continue", "Get the number"):
        tab_to(screen, name)
        QTest.keyClick(screen.windowHandle(), enter)
        stand.settle()
    stand.until(lambda: stand.on(Page.NUMBER))


def test_a_code_scanned_on_the_first_page_leads_to_the_appointment(
    stand: KioskStand, running: Running
) -> None:
    running.book("AB-1234", 10, "passport-renewal")
    screen = stand.open()
    scan(screen, "AB-1234")
    stand.until(lambda: stand.on(Page.APPOINTMENT))


def test_who_comes_too_early_is_told_from_when(stand: KioskStand, running: Running) -> None:
    screen = stand.open()
    coming(stand, running, 90)
    assert "Checking in for this appointment is possible from 09:45." in texts(screen)
    assert not button(screen, "Continue").isEnabled()


def test_the_page_opens_by_itself_when_the_time_has_come(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    coming(stand, running, 61)
    assert not button(screen, "Continue").isEnabled()
    running.clock.go_on(minutes=2)
    stand.model.mine.refresh()
    stand.until(button(screen, "Continue").isEnabled)


def test_who_is_late_waits_like_all_others_and_is_told_so(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    coming(stand, running, -20)
    said = "The time of the appointment has passed. The number waits like all others."
    assert said in texts(screen)
    stand.touch(screen, "Continue", "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    assert next(iter(running.center.hall.visits.values())).appointment is None


def test_priority_and_help_are_asked_for_as_with_any_number(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    coming(stand, running, 10)
    stand.touch(screen, "Continue", "Elderly people", "Help with", "Difficulty walking")
    stand.touch(screen, "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    visit = next(iter(running.center.hall.visits.values()))
    assert visit.priority == "elderly"
    assert visit.assistance == (Assistance.WALKING,)


def test_two_presses_give_one_number(stand: KioskStand, running: Running) -> None:
    stand.open()
    coming(stand, running, 10)
    stand.line.hold_back()
    stand.model.take("en")
    stand.model.take("en")
    stand.line.let_through()
    stand.until(lambda: stand.on(Page.NUMBER))
    assert len(running.center.hall.visits) == 1


def test_a_number_that_was_given_already_is_shown(stand: KioskStand, running: Running) -> None:
    screen = stand.open()
    coming(stand, running, 10)
    stand.touch(screen, "Continue", "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    stand.touch(screen, "Done")
    stand.model.seek("ab1234")
    stand.until(lambda: stand.on(Page.APPOINTMENT))
    assert "Number A001 has been given for this appointment." in texts(screen)
    assert not button(screen, "Continue").isEnabled()
    stand.touch(screen, "See how this number stands")
    stand.until(lambda: stand.on(Page.TICKET))
    assert "A001" in texts(screen)


@pytest.mark.parametrize("answer_lost", [False, True])
def test_who_leaves_while_the_number_is_given_leaves_the_appointment_free(
    stand: KioskStand, running: Running, answer_lost: bool
) -> None:
    stand.open()
    coming(stand, running, 10)
    stand.line.lose_answer = answer_lost
    stand.line.hold_back()
    stand.model.take("en")
    stand.model.start_over()
    stand.line.let_through()
    visits = running.center.hall.visits
    stand.until(lambda: bool(visits) and all(v.stand is Stand.CANCELLED for v in visits.values()))
    coming(stand, running, 10)
    booked = stand.model.mine.appointment
    assert booked is not None
    assert booked.number is None


def test_a_basket_begun_before_is_not_part_of_the_appointment(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    asked = (Asked("passport-renewal"),)
    stand.model.become(Visitor(basket=asked))
    coming(stand, running, 10)
    assert stand.model.visitor.checks_in
    stand.touch(screen, "Back")
    assert not stand.model.visitor.checks_in
    assert stand.model.visitor.basket == asked


def test_a_kiosk_that_is_alone_says_why_it_checks_nobody_in_and_what_to_do(
    stand: KioskStand, running: Running
) -> None:
    running.book("AB-1234", 30, "passport-renewal")
    screen = stand.open()
    stand.touch(screen, "Appointment")
    type_in(screen, "AB1234")
    stand.line.away = True
    stand.touch(screen, "Show")
    stand.until(lambda: stand.model.mine.answer is Answer.AWAY)
    hall = stand.model.views.hall
    assert hall is not None
    stand.model.views.hall = replace(hall, alone=True)  # as a kiosk with a book of its own says
    stand.model.mine.changed.emit()
    assert "Please take a number for the service" in texts(screen)
    QTest.qWait(100)
    assert clipped(screen) == []
    assert not running.center.hall.visits

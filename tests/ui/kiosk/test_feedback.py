"""Stories of a visit that is rated, and of a message, after the ticket was scanned again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from center_app.domain import commands as c
from center_app.domain.message import Voice
from center_app.domain.rating import Rating
from centers import Running
from kiosks import ARABIC, KioskStand, button, press, scan, tab_to, texts, type_in
from ui.citizen.face_tile import FaceTile
from ui.citizen.feedback import Feedback
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page

SECRET = "kP3-secret_of-the-ticket-4711"


@pytest.fixture
def screen(stand: KioskStand, running: Running) -> KioskScreen:
    """Somebody has been served, and has scanned the ticket on the first page."""
    asked = (c.Asked("passport-renewal"),)
    running.do(c.Issue, visit="visit-1", token=SECRET, asked=asked)
    running.serve()
    screen = stand.open()
    scan(screen, SECRET)
    stand.until(lambda: stand.on(Page.TICKET))
    stand.settle()
    return screen


def rating(running: Running) -> Rating | None:
    return running.center.hall.visits["visit-1"].rating


def told(running: Running) -> list[Voice]:
    return [message.voice for message in running.center.hall.messages.values()]


def test_a_visit_is_rated_with_its_reasons(
    stand: KioskStand, screen: KioskScreen, running: Running
) -> None:
    stand.touch(screen, "Rate the visit")
    assert not button(screen, "Send").isEnabled()
    assert "Waiting time" not in texts(screen)
    stand.touch(screen, "Poor", "Waiting time", "Courtesy", "Courtesy", "Send")
    stand.until(lambda: stand.on(Page.THANKS))
    assert "Thank you for the rating." in texts(screen)
    assert rating(running) == Rating(2, ("waiting",))


def test_one_face_at_a_time_is_chosen_and_stays_so(stand: KioskStand, screen: KioskScreen) -> None:
    stand.touch(screen, "Rate the visit", "Good", "Excellent", "Excellent")
    faces = screen.findChildren(FaceTile)
    assert [one.text() for one in faces if one.isChecked()] == ["Excellent"]


def test_a_visit_is_rated_in_arabic_by_keys_alone(
    stand: KioskStand, screen: KioskScreen, running: Running
) -> None:
    screen.speak(ARABIC)
    screen.activateWindow()
    stand.until(screen.isActiveWindow)
    for name in ("تقييم الزيارة", "ممتاز", "إرسال"):
        tab_to(screen, name)
        QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Return)
        stand.settle()
    stand.until(lambda: stand.on(Page.THANKS))
    assert "شكرًا على التقييم." in texts(screen)
    assert rating(running) == Rating(5)


def test_a_message_is_written_on_the_screen_and_can_be_answered(
    stand: KioskStand, screen: KioskScreen, running: Running
) -> None:
    stand.touch(screen, "Leave a message", "Complaint")
    assert not button(screen, "Continue").isEnabled()
    press(stand, screen, "too long.")
    stand.touch(screen, "Continue")
    press(stand, screen, "me@jo.jo")
    stand.touch(screen, "Send")
    stand.until(lambda: stand.on(Page.THANKS))
    assert "Thank you. The message has been received." in texts(screen)
    message = next(iter(running.center.hall.messages.values()))
    assert (message.voice, message.visit) == (Voice.COMPLAINT, "visit-1")
    assert message.has_text
    assert message.has_contact


def test_a_message_in_arabic_without_an_answer(
    stand: KioskStand, screen: KioskScreen, running: Running
) -> None:
    stand.touch(screen, "العربية", "ترك رسالة", "اقتراح")
    press(stand, screen, "مقاعد اكثر")
    stand.touch(screen, "متابعة", "إرسال")
    stand.until(lambda: stand.on(Page.THANKS))
    assert told(running) == [Voice.SUGGESTION]
    sent = [one for one in stand.line.tried if isinstance(one, c.Tell)]
    assert sent[0].text == "مقاعد اكثر"
    assert not next(iter(running.center.hall.messages.values())).has_contact


def test_a_real_keyboard_writes_too_and_its_enter_is_a_new_line(
    stand: KioskStand, screen: KioskScreen
) -> None:
    stand.touch(screen, "Leave a message", "Inquiry")
    type_in(screen, "Where")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    type_in(screen, "to?")
    assert stand.model.visitor.feedback.text == "Where\nto?"
    assert stand.on(Page.MESSAGE)


def test_what_was_written_outlasts_another_language_and_the_way_back(
    stand: KioskStand, screen: KioskScreen
) -> None:
    stand.touch(screen, "Leave a message", "Observation")
    press(stand, screen, "clean")
    stand.touch(screen, "العربية", "رجوع", "شكوى")
    assert stand.model.visitor.feedback.text == "clean"
    stand.touch(screen, "مسح الكل")
    assert stand.model.visitor.feedback.text == ""


def test_nobody_writes_without_end(stand: KioskStand, screen: KioskScreen) -> None:
    stand.touch(screen, "Leave a message", "Observation")
    type_in(screen, "a" * 600)
    assert len(stand.model.visitor.feedback.text) == 500


def test_after_a_rating_there_is_room_for_a_message(
    stand: KioskStand, screen: KioskScreen, running: Running
) -> None:
    stand.touch(screen, "Rate the visit", "Fair", "Send")
    stand.until(lambda: stand.on(Page.THANKS))
    stand.touch(screen, "Leave a message", "Inquiry")
    press(stand, screen, "why")
    stand.touch(screen, "Continue", "Send")
    stand.until(lambda: bool(told(running)))
    stand.settle()
    stand.touch(screen, "Done")
    assert stand.on(Page.WELCOME)


def test_a_message_sent_twice_while_the_center_is_away_arrives_once(
    stand: KioskStand, screen: KioskScreen, running: Running
) -> None:
    stand.touch(screen, "Leave a message", "Inquiry")
    press(stand, screen, "why")
    stand.touch(screen, "Continue")
    stand.line.lose_answer = True
    stand.touch(screen, "Send", "Send")
    stand.until(lambda: stand.on(Page.THANKS))
    assert told(running) == [Voice.INQUIRY]


def test_who_leaves_before_a_message_got_through_leaves_nothing_behind(
    stand: KioskStand, screen: KioskScreen, running: Running
) -> None:
    stand.touch(screen, "Leave a message", "Inquiry")
    press(stand, screen, "why")
    stand.touch(screen, "Continue")
    stand.line.away = True
    stand.touch(screen, "Send", "Start over")
    stand.line.away = False
    stand.settle()
    assert stand.model.visitor.feedback == Feedback()
    assert not told(running)


def test_what_is_written_is_not_shown_in_any_log() -> None:
    said = Feedback().saying("secret words").reached_by("0790000000")
    assert "secret" not in repr(said)
    assert "079" not in repr(said)

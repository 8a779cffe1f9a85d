"""The kiosk for somebody who does not see it, or sits before it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.domain.message import Voice
from centers import Running
from kiosks import ARABIC, KioskStand, button, buttons, scan, type_in
from ui.citizen.feedback import Feedback
from ui.kiosk.keypad import PLUGGED, READ, UNPLUGGED, VOLUME
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page, Visitor


class MemorySpeaker:
    """Remembers what it was to say."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.volume = 1

    def say(self, text: str, language: str) -> None:
        self.said.append((text, language))

    def stop(self) -> None:
        self.said.append(("", ""))

    def louder(self) -> None:
        self.volume += 1

    def as_usual(self) -> None:
        self.volume = 1

    @property
    def last(self) -> str:
        return self.said[-1][0] if self.said else ""


@pytest.fixture
def speaker() -> MemorySpeaker:
    return MemorySpeaker()


@pytest.fixture
def screen(stand: KioskStand, speaker: MemorySpeaker) -> KioskScreen:
    return stand.open(speaker=speaker)


def press(screen: KioskScreen, key: Qt.Key) -> None:
    window = screen.window().windowHandle()
    assert window is not None
    QTest.keyClick(window, key)


def test_nobody_is_spoken_to_who_has_not_asked(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    stand.touch(screen, "Individuals")
    assert not speaker.said


def test_listening_begins_with_the_page(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    stand.touch(screen, "Listen")
    text, language = speaker.said[0]
    assert language == "en"
    assert text.startswith("Comprehensive Government Services Center. ")
    assert "Open around the clock" in text
    assert "Who is the service for?" in text
    assert "choices" in text
    stand.touch(screen, "Individuals")
    assert speaker.last.startswith("Which agency?")


def test_what_the_keys_come_to_is_spoken(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    press(screen, READ)
    heard = []
    for _ in range(3):
        press(screen, Qt.Key.Key_Down)
        heard.append(speaker.last)
    assert all("button" in one for one in heard)
    press(screen, Qt.Key.Key_Up)
    assert speaker.last == heard[1]


def test_from_the_first_page_to_a_number_by_ear_alone(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    press(screen, PLUGGED)
    way = ("Individuals", "Civil Status", "Passport renewal", "Continue", "Continue")
    for wanted in (*way, "Get the number"):
        go_to(screen, speaker, wanted)
        press(screen, Qt.Key.Key_Return)
        stand.settle()
    assert stand.on(Page.NUMBER)
    assert "Your number" in " ".join(text for text, _ in speaker.said[-6:])


def go_to(screen: KioskScreen, speaker: MemorySpeaker, wanted: str) -> None:
    """Press the arrow until this is heard, no oftener than there are buttons."""
    for _ in range(len(buttons(screen)) + 1):
        press(screen, Qt.Key.Key_Down)
        if speaker.last.startswith(wanted):
            return
    raise AssertionError(f"{wanted!r} was not heard, but {speaker.said[-30:]}")


def test_an_arabic_page_is_spoken_in_arabic_and_read_from_the_right(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    press(screen, PLUGGED)
    screen.speak(ARABIC)
    stand.settle()
    assert speaker.said[-1][1] == "ar"
    press(screen, Qt.Key.Key_Down)
    first = speaker.last
    press(screen, Qt.Key.Key_Left)
    press(screen, Qt.Key.Key_Right)
    assert speaker.last == first


def test_the_next_visitor_finds_silence_and_the_usual_volume(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    press(screen, PLUGGED)
    press(screen, VOLUME)
    assert speaker.volume == 2
    stand.touch(screen, "Individuals", "Start over")
    assert speaker.volume == 1
    assert not screen.narrator.on
    assert not screen.footer.speech.isChecked()


def test_taking_the_headset_out_ends_it(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    press(screen, PLUGGED)
    press(screen, UNPLUGGED)
    assert speaker.last == ""
    assert not screen.narrator.on


def test_without_a_voice_nothing_is_offered_to_listen_to(stand: KioskStand) -> None:
    screen = stand.open()
    assert "Listen" not in [one.accessibleName() for one in buttons(screen)]
    press(screen, PLUGGED)
    assert not screen.narrator.on


def test_the_controls_stand_everywhere_again_for_the_next_visitor(
    screen: KioskScreen, stand: KioskStand
) -> None:
    stand.touch(screen, "Lower the controls")
    low = screen.header.y()
    stand.touch(screen, "Individuals", "Start over")
    assert low > screen.height() // 2
    assert screen.header.y() < screen.height() // 4


def test_a_screen_made_low_goes_back_by_itself(screen: KioskScreen, stand: KioskStand) -> None:
    stand.touch(screen, "Lower the controls")
    screen.attendance.over.emit()
    stand.settle()
    assert not screen.is_low


def test_the_warning_stands_low_too(screen: KioskScreen, stand: KioskStand, qtbot: QtBot) -> None:
    stand.touch(screen, "Lower the controls")
    screen.attendance.counting.emit(20)
    QApplication.processEvents()
    more = button(screen.warning, "I need more time")
    assert more.mapTo(screen, more.rect().center()).y() > screen.height() // 2


def test_a_ticket_is_told_with_where_it_stands(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker, running: Running
) -> None:
    running.issue("passport-renewal")
    press(screen, READ)
    scan(screen, "A001")
    stand.until(lambda: stand.on(Page.TICKET))
    stand.settle()
    for said in ("Follow a ticket", "A001", "It is waiting for its turn.", "People ahead: 0"):
        assert said in speaker.last
    running.call()
    stand.until(lambda: "please go to counter 1" in speaker.last)


def test_a_code_that_is_not_known_is_told_aloud(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    press(screen, READ)
    stand.touch(screen, "Follow a ticket")
    assert "Scan the code on the ticket, or type its number" in speaker.last
    scan(screen, "A999")
    stand.until(lambda: speaker.last.startswith("This is not known here today."))


def test_an_appointment_and_its_papers_are_told(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker, running: Running
) -> None:
    running.book("AB-1234", 10, "passport-renewal")
    press(screen, READ)
    scan(screen, "AB-1234")
    stand.until(lambda: stand.on(Page.APPOINTMENT))
    stand.settle()
    for said in ("Appointment at 09:25", "In time", "Passport renewal", "Previous passport"):
        assert said in speaker.last


def test_what_is_written_is_told_in_its_field(
    screen: KioskScreen, stand: KioskStand, speaker: MemorySpeaker
) -> None:
    stand.model.become(Visitor().saying(Feedback(voice=Voice.COMPLAINT)).to(Page.MESSAGE))
    stand.settle()
    type_in(screen, "late")
    press(screen, READ)
    assert "What is to be said, text field, late" in speaker.last

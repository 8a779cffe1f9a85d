"""What the citizen at a counter sees, from the call to the thanks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.message import Voice
from center_app.domain.rating import Rating
from center_app.language import find
from hall_on_screen import HallOnScreen
from kiosks import button, texts
from screens import clipped, laid_out
from ui.citizen.face_tile import FaceTile
from ui.citizen.touches import SETTLE_MS
from ui.facing.pages.message import MessagePage
from ui.facing.scene import Scene
from ui.facing.screen import FacingScreen, open_facing
from ui.theme import Contrast, Look, Metrics, Theme
from ui.theme.fonts import load_fonts
from ui.theme.metrics import density

BOTH = (find("ar"), find("en"))

TABLETS = {
    "1024x768": (1024, 768, density(1024, 768, 246, 184)),
    "800x1280": (800, 1280, density(800, 1280, 135, 217)),
}


def facing_look(scale: float = 1.0, contrast: Contrast = Contrast.LIGHT, at: str = "") -> Look:
    load_fonts()
    return Look(Theme(Metrics.facing(TABLETS[at or "1024x768"][2]), scale, contrast))


def facing_of(
    hall: HallOnScreen, qtbot: QtBot, look: Look | None = None, at: str = "1024x768"
) -> FacingScreen:
    """The second screen of counter 1."""
    screen = open_facing(hall.station, hall.tasks, hall.watch, BOTH, look or facing_look(), "1")
    qtbot.addWidget(screen)
    hall.watch.start()
    laid_out(screen, *TABLETS[at][:2])
    hall.until(lambda: screen.model.scene is not Scene.NOTHING)
    return screen


@pytest.fixture
def screen(hall: HallOnScreen, qtbot: QtBot) -> FacingScreen:
    return facing_of(hall, qtbot)


def comes_to(hall: HallOnScreen, screen: FacingScreen, scene: Scene) -> None:
    hall.until(lambda: screen.model.scene is scene)
    hall.settle()


def touch(qtbot: QtBot, screen: FacingScreen, *names: str) -> None:
    """Touch buttons as a finger does, once the page has settled."""
    for name in names:
        qtbot.wait(SETTLE_MS + 20)
        QTest.mouseClick(button(screen, name), Qt.MouseButton.LeftButton)


def serve(hall: HallOnScreen, screen: FacingScreen, language: str = "en") -> str:
    """Somebody is served here from the call to the end: the number."""
    number = hall.day.issue("vaccination", language=language)
    hall.day.serve("1")
    comes_to(hall, screen, Scene.RATING)
    return number


def cut(screen: FacingScreen, qtbot: QtBot) -> list[str]:
    """What is cut of the page once it has been laid out."""
    qtbot.wait(60)
    return [f"{screen.model.scene}: {fault}" for fault in clipped(screen)]


def rating(hall: HallOnScreen, number: str) -> Rating | None:
    return hall.center.hall.visits[hall.day.visit(number)].rating


def test_a_free_counter_shows_its_number_in_every_language(screen: FacingScreen) -> None:
    assert screen.model.scene is Scene.FREE
    assert screen.counter.plate.text() == "1"
    assert "Welcome" in screen.counter.text
    assert "أهلًا وسهلًا بكم" in screen.counter.text


def test_a_visit_is_followed_in_the_language_of_its_ticket(
    hall: HallOnScreen, screen: FacingScreen
) -> None:
    number = hall.day.issue("birth", "passport", language="en")
    hall.day.call("1")
    comes_to(hall, screen, Scene.CALLED)
    assert "Please come to counter 1." in texts(screen)
    hall.day.start("1")
    hall.day.do(c.SeeDocuments, "counter-1", visit=hall.day.visit(number), documents=("notice",))
    comes_to(hall, screen, Scene.SERVING)
    hall.until(lambda: "Birth notice: seen" in texts(screen))
    for said in ("Birth", "Service 1 of 2", "Fee of this visit: 50 dinars"):
        assert said in texts(screen)
    assert "Family book: please show it" in texts(screen)


def test_an_arabic_ticket_turns_the_screen_to_arabic(
    hall: HallOnScreen, screen: FacingScreen
) -> None:
    hall.day.issue("birth", language="ar")
    hall.day.call("1")
    comes_to(hall, screen, Scene.CALLED)
    assert "يُرجى التوجّه إلى الشباك رقم 1." in texts(screen)
    assert screen.isRightToLeft()


def test_a_hold_says_what_for(hall: HallOnScreen, screen: FacingScreen) -> None:
    hall.day.issue("birth", language="en")
    hall.day.call("1")
    hall.day.start("1")
    hall.day.hold("1", reason="copy")
    comes_to(hall, screen, Scene.HELD)
    assert "To make a copy or a photo" in texts(screen)


def test_a_break_and_a_closed_counter_are_told_apart(
    hall: HallOnScreen, screen: FacingScreen
) -> None:
    hall.day.pause("1")
    comes_to(hall, screen, Scene.PAUSED)
    assert "Back soon" in screen.counter.text
    hall.day.close("1")
    comes_to(hall, screen, Scene.CLOSED)
    assert "This counter is closed" in screen.counter.text


def test_who_has_been_served_rates_the_visit_and_writes_a_message(
    hall: HallOnScreen, screen: FacingScreen, qtbot: QtBot
) -> None:
    number = serve(hall, screen)
    assert not button(screen, "Send").isEnabled()
    touch(qtbot, screen, "Poor", "Waiting time", "Send")
    comes_to(hall, screen, Scene.RATED)
    assert rating(hall, number) == Rating(2, ("waiting",))
    touch(qtbot, screen, "Leave a message", "Suggestion")
    assert isinstance(screen.page, MessagePage)
    for letter in "more":
        touch(qtbot, screen, letter)
    touch(qtbot, screen, "Send")
    comes_to(hall, screen, Scene.TOLD)
    (message,) = hall.center.hall.messages.values()
    assert (message.voice, message.number) == (Voice.SUGGESTION, number)
    assert hall.center.written_in(message.id).text == "more"
    touch(qtbot, screen, "Done")
    comes_to(hall, screen, Scene.FREE)


def test_the_next_call_ends_the_question_and_a_face_that_was_touched_counts(
    hall: HallOnScreen, screen: FacingScreen, qtbot: QtBot
) -> None:
    number = serve(hall, screen)
    touch(qtbot, screen, "Good")
    hall.day.issue("birth", language="ar")
    hall.day.call("1")
    comes_to(hall, screen, Scene.CALLED)
    hall.until(lambda: rating(hall, number) == Rating(4))
    assert screen.model.scene is Scene.CALLED


def test_without_a_touch_the_question_goes_and_does_not_come_back(
    hall: HallOnScreen, screen: FacingScreen
) -> None:
    number = serve(hall, screen)
    screen.model.idle.over.emit()
    comes_to(hall, screen, Scene.FREE)
    hall.day.issue("birth")
    hall.settle()
    assert screen.model.scene is Scene.FREE
    assert rating(hall, number) is None


def test_a_finish_that_is_undone_takes_the_question_back(
    hall: HallOnScreen, screen: FacingScreen
) -> None:
    serve(hall, screen)
    hall.day.undo("1")
    comes_to(hall, screen, Scene.SERVING)
    hall.day.finish("1")
    comes_to(hall, screen, Scene.RATING)


def test_the_citizen_may_turn_to_the_other_language_until_the_next_one_comes(
    hall: HallOnScreen, screen: FacingScreen, qtbot: QtBot
) -> None:
    serve(hall, screen, language="en")
    touch(qtbot, screen, "العربية")
    assert "كيف كانت الزيارة؟" in texts(screen)
    hall.day.issue("vaccination", language="en")
    hall.day.call("1")
    comes_to(hall, screen, Scene.CALLED)
    assert "Please come to counter 1." in texts(screen)


def test_while_the_center_is_away_the_last_state_stays_with_its_age(
    hall: HallOnScreen, screen: FacingScreen, qtbot: QtBot
) -> None:
    hall.day.issue("birth", language="en")
    hall.day.call("1")
    comes_to(hall, screen, Scene.CALLED)
    hall.line.cut = True
    hall.until(lambda: bool(screen.stale.text))
    assert screen.model.scene is Scene.CALLED
    hall.day.start("1")
    hall.line.cut = False
    comes_to(hall, screen, Scene.SERVING)
    hall.until(lambda: not screen.stale.text)


def test_a_rating_given_while_the_center_is_away_is_sent_once_it_is_back(
    hall: HallOnScreen, screen: FacingScreen, qtbot: QtBot
) -> None:
    number = serve(hall, screen)
    hall.line.cut = True
    touch(qtbot, screen, "Excellent", "Send")
    hall.line.cut = False
    hall.until(lambda: rating(hall, number) == Rating(5))
    comes_to(hall, screen, Scene.RATED)


def test_a_counter_that_there_is_not_is_named_as_such(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = open_facing(hall.station, hall.tasks, hall.watch, BOTH, facing_look(), "99")
    qtbot.addWidget(screen)
    hall.watch.start()
    laid_out(screen, 1024, 768)
    hall.until(lambda: "There is no counter 99." in texts(screen))


@pytest.mark.parametrize("at", TABLETS)
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("scale", "contrast"), [(1.0, Contrast.LIGHT), (2.0, Contrast.LIGHT), (2.0, Contrast.HIGH)]
)
def test_nothing_is_cut_on_the_usual_tablets(
    hall: HallOnScreen, qtbot: QtBot, at: str, language: str, scale: float, contrast: Contrast
) -> None:
    screen = facing_of(hall, qtbot, facing_look(scale, contrast, at), at)
    faults = cut(screen, qtbot)
    number = hall.day.issue("passport", "insurance", "birth", language=language)
    hall.day.call("1")
    comes_to(hall, screen, Scene.CALLED)
    faults += cut(screen, qtbot)
    hall.day.start("1")
    comes_to(hall, screen, Scene.SERVING)
    faults += cut(screen, qtbot)
    hall.day.hold("1")
    comes_to(hall, screen, Scene.HELD)
    faults += cut(screen, qtbot)
    hall.day.resume("1", number)
    while hall.center.hall.visit_at("1") is not None:
        hall.day.finish("1")
    comes_to(hall, screen, Scene.RATING)
    screen.model.rate(3)
    faults += cut(screen, qtbot)
    for step in (screen.model.tell_more, lambda: screen.model.choose(Voice.COMPLAINT)):
        step()
        hall.settle()
        faults += cut(screen, qtbot)
    assert not faults


@pytest.mark.parametrize("at", TABLETS)
def test_faces_and_buttons_are_as_large_as_a_finger_needs(
    hall: HallOnScreen, qtbot: QtBot, at: str
) -> None:
    look = facing_look(at=at)
    screen = facing_of(hall, qtbot, look, at)
    serve(hall, screen)
    screen.model.rate(1)
    hall.settle()
    parts = [one for one in screen.findChildren(QAbstractButton) if one.isVisible()]
    assert len([one for one in parts if isinstance(one, FaceTile)]) == 5
    touch_px = int(20 * TABLETS[at][2])
    small = [one.text() for one in parts if min(one.width(), one.height()) < touch_px]
    assert not small


def test_in_an_evacuation_it_says_that_alone_and_goes_on_where_it_was(
    hall: HallOnScreen, screen: FacingScreen, qtbot: QtBot
) -> None:
    hall.day.issue("birth", language="en")
    hall.day.call("1")
    comes_to(hall, screen, Scene.CALLED)
    hall.day.do(c.PauseHall, "manager")
    comes_to(hall, screen, Scene.STANDS_STILL)
    for said in ("The hall is paused", "Please follow the instructions", "متوقف مؤقتًا"):
        assert said in screen.counter.text
    assert cut(screen, qtbot) == []
    hall.day.do(c.ResumeHall, "manager")
    comes_to(hall, screen, Scene.CALLED)
    assert "Please come to counter 1." in texts(screen)

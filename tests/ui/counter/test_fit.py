"""Nothing is cut, in any state, language, size of text or contrast."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.catalogue import Capacity
from center_app.domain.visit import Assistance, Wish
from center_app.language import find
from centers import Running
from screens import clipped, desk_look, laid_out, overlapping
from ui.counter.verbs import Verb
from ui.theme import Contrast
from ui.widgets import StaleBanner
from workplace import Workplace

pytestmark = pytest.mark.long

SIZES = [(1366, 768), (1920, 1080)]
SCALES = [1.0, 2.0]
OPPOSITE = {(1.0, "en", 1920), (2.0, "ar", 1366)}
"""Of the eight ways to look at a desk two that have nothing in common; all are in the long form."""
CHOICES = (Verb.OUTCOME, Verb.ADD, Verb.HOLD, Verb.TRANSFER)

Moment = Callable[[Workplace], None]


def free(_desk: Workplace) -> None:
    pass


def nobody(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.MISS, Verb.MISS)


def called(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.RECALL)


def serving(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.START)


def choosing(verb: Verb) -> Moment:
    def choose(desk: Workplace) -> None:
        desk.press(Verb.NEXT, Verb.START, verb)

    return choose


def missing(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.START)
    desk.key(Qt.Key.Key_F5, Qt.Key.Key_2, Qt.Key.Key_1)


def receipt(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.START)
    desk.key(Qt.Key.Key_F5, Qt.Key.Key_7, Qt.Key.Key_Return)


def people(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.START)
    desk.key(Qt.Key.Key_F8, Qt.Key.Key_2)


def copies(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.START, Verb.FINISH, Verb.OUTCOME)


def free_choosing(verb: Verb) -> Moment:
    def choose(desk: Workplace) -> None:
        desk.press(verb)

    return choose


def called_minutes_ago(desk: Workplace) -> None:
    """The reason is asked for, with a caution."""
    desk.running.call("2")
    desk.running.do(c.Start, counter="2")
    desk.running.do(c.Transfer, counter="2")
    desk.press(Verb.CALL_NUMBER)
    desk.model.numbers.ask("a1")
    desk.qtbot.waitUntil(lambda: not desk.tasks.busy)


def missed(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.MISS, Verb.MISS, Verb.RETURN)


def ending(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.START, Verb.FINISH_VISIT)


def noted(desk: Workplace) -> None:
    """With a note from another counter, help called, and closing after this visit."""
    desk.running.call("2")
    desk.running.do(c.Start, counter="2")
    note = "الصورة الشخصية ناقصة؛ يُرجى التأكد من الاسم باللغة الإنجليزية قبل الطباعة."
    desk.running.do(c.Transfer, counter="2", to_counter="1", note=note)
    desk.press(Verb.NEXT, Verb.START, Verb.HELP, Verb.CLOSE)
    desk.qtbot.waitUntil(lambda: bool(desk.model.notes.notes and desk.desk().help_since))


def locked(desk: Workplace) -> None:
    desk.press(Verb.NEXT, Verb.START, Verb.LOCK)


def paused(desk: Workplace) -> None:
    desk.model.pause("meeting")
    desk.settle()


def closed(desk: Workplace) -> None:
    desk.press(Verb.CLOSE)


def held(desk: Workplace) -> None:
    """The visits on hold are looked at; one waits for a back office."""
    desk.press(Verb.NEXT, Verb.START)
    desk.model.hold(Wish.CITIZEN, "document")
    desk.settle()
    desk.press(Verb.RESUME)


def sending(key: Qt.Key) -> Moment:
    """The visit is sent to a kind of place."""

    def send(desk: Workplace) -> None:
        desk.press(Verb.NEXT, Verb.START, Verb.TRANSFER)
        desk.key(key)

    return send


def away(desk: Workplace) -> None:
    """The center is away, and the last press is kept."""
    desk.line.away = True
    desk.model.press(Verb.NEXT)
    (banner,) = desk.window.findChildren(StaleBanner)
    desk.qtbot.waitUntil(banner.isVisible)


def asked_time(desk: Workplace) -> None:
    """A time within seconds is doubted."""
    desk.press(Verb.NEXT, Verb.START, Verb.FINISH_VISIT)
    desk.key(Qt.Key.Key_1)
    desk.model.walk_in(c.Asked("family-record"))
    desk.settle()
    desk.press(Verb.START, Verb.FINISH)
    assert desk.window.desk.questions.text


def asked_week(desk: Workplace) -> None:
    """The week's question, once nobody waits."""
    desk.running.call("2")
    desk.qtbot.waitUntil(lambda: desk.window.desk.questions.text != "")


MOMENTS: dict[str, Moment] = {
    "free": free,
    "nobody": nobody,
    "called": called,
    "serving": serving,
    **{verb.value: choosing(verb) for verb in CHOICES},
    "missing": missing,
    "receipt": receipt,
    "people": people,
    "copies": copies,
    **{verb.value: free_choosing(verb) for verb in (Verb.CALL_NUMBER, Verb.WALK_IN)},
    "called_minutes_ago": called_minutes_ago,
    "missed": missed,
    "ending": ending,
    "noted": noted,
    "locked": locked,
    "paused": paused,
    "pause": free_choosing(Verb.PAUSE),
    "held": held,
    "to_service": sending(Qt.Key.Key_3),
    "to_agency": sending(Qt.Key.Key_4),
    "away": away,
    "asked_time": asked_time,
    "asked_week": asked_week,
    "closed": closed,
}


def come(running: Running) -> None:
    """A newborn's basket for somebody who needs much, and colleagues who could go on."""
    for counter in ("2", "3"):
        running.open_counter(counter)
    running.issue(
        c.Asked("birth-certificate", capacity=Capacity.GUARDIAN),
        c.Asked("passport-issue", 4, Capacity.GUARDIAN),
        c.Asked("family-book-amended"),
        c.Asked("carer-permit-exemption"),
        c.Asked("vaccination-certificate", capacity=Capacity.GUARDIAN),
        bundle="newborn",
        priority="illness",
        assistance=tuple(Assistance),
    )


@pytest.fixture
def desk(running: Running, qtbot: QtBot) -> Iterator[Workplace]:
    come(running)
    place = Workplace(running, qtbot, desk_look())
    place.sign_in()
    yield place
    place.close()


def faults(window: QWidget, width: int, height: int) -> list[str]:
    """What is cut at this size once the scroll bars have come or gone."""
    laid_out(window, width, height)
    laid_out(window, width, height)
    return clipped(window) + overlapping(window)


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.chaos)])
@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_is_cut_on_the_desk(desk: Workplace, moment: str, whole: bool) -> None:
    MOMENTS[moment](desk)
    desk.window._look.set_contrast(Contrast.HIGH)  # its edges are twice as wide as the light ones
    for scale in SCALES:  # the outer one, for another size of text takes longest
        desk.window._look.set_scale(scale)
        for language, (width, height) in product(("en", "ar"), SIZES):
            if whole or (scale, language, width) in OPPOSITE:
                desk.window.speak(find(language))
                assert faults(desk.window, width, height) == [], f"{language} {scale} {width}"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_when_signing_in(
    running: Running, qtbot: QtBot, language: str, scale: float
) -> None:
    running.open_counter("1")
    place = Workplace(running, qtbot, desk_look(scale, Contrast.HIGH))
    place.window.speak(find(language))
    place.sign_in(pin="0000")
    qtbot.waitUntil(lambda: not place.tasks.busy)  # the center's name has come, too
    for width, height in SIZES:
        assert faults(place.window, width, height) == []
    place.sign_in("102")
    assert place.model.offer is not None
    for width, height in SIZES:
        assert faults(place.window, width, height) == []
    place.close()

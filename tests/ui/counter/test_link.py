"""The link to the registry at the counter: small, calm, and nobody's business while serving."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from center_app.language import find
from center_app.language.bidi import plain
from centers import Running
from manual_clock import moment
from screens import desk_look
from sync.failures import Trouble
from sync.worker import SyncStatus
from workplace import Workplace

Key = Qt.Key
NINE = moment("2026-11-22 09:00")
SENT = SyncStatus(True, NINE, 0, 500, NINE, None)
DOWN = SyncStatus(False, NINE, 12, 488, NINE - 60_000, None)
BROKEN = SyncStatus(False, NINE, 12, 488, None, Trouble.DENIED)


OFFLINE = "Registry: offline since 09:00, 12 entries wait"


class Link:
    """Stands as the test says, and counts who looks."""

    def __init__(self) -> None:
        self.stands, self.looked = SENT, 0

    def status(self) -> SyncStatus:
        self.looked += 1
        return self.stands


@pytest.fixture
def link() -> Link:
    return Link()


@pytest.fixture
def linked(running: Running, qtbot: QtBot, link: Link) -> Iterator[Callable[[], Workplace]]:
    """Opens counter 1 beside the link."""
    places: list[Workplace] = []

    def open_it() -> Workplace:
        place = Workplace(running, qtbot, desk_look(), link=link)
        places.append(place)
        place.sign_in()
        qtbot.waitUntil(lambda: place.model.link.status is not None)
        return place

    yield open_it
    for place in places:
        place.close()


def told(place: Workplace) -> str:
    strip = place.window.desk.strip.link
    return plain(strip.text()) if strip.isVisible() else ""


def test_it_says_what_is_sent_and_when_that_was_confirmed(
    linked: Callable[[], Workplace],
) -> None:
    assert told(linked()) == "Registry: everything sent\nThe registry confirmed last at 09:00."


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (
            DOWN,
            "Registry: offline since 09:00, 12 entries wait\nThe registry confirmed last at 08:59.",
        ),
        (BROKEN, "Registry: offline since 09:00, 12 entries wait"),
    ],
    ids=["down", "broken"],
)
def test_a_link_that_is_down_is_told_as_calmly(
    linked: Callable[[], Workplace], link: Link, stands: SyncStatus, said: str
) -> None:
    link.stands = stands
    place = linked()
    assert told(place) == said
    assert place.window.desk.strip.link._colour == "ink_soft"
    assert place.window.desk.status.text == ""
    place.window.speak(find("ar"))
    assert told(place).startswith("السجل الوطني: غير متصل")


def test_no_press_looks_at_it(linked: Callable[[], Workplace], link: Link) -> None:
    place = linked()
    place.arrive("family-record")
    place.key(Key.Key_F2, Key.Key_F3, Key.Key_F4)
    assert place.desk().served_today == 1
    assert link.looked == 1


def test_without_a_registry_nothing_is_said(at_desk: Workplace) -> None:
    assert told(at_desk) == ""

"""The next catalogue in the manager's window, before it takes effect."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.catalogue import Catalogue, Document, Fee
from center_app.domain.plain import plain as values
from center_app.domain.release import Release
from center_app.domain.text import Text
from center_app.language import find
from center_app.language.bidi import plain
from center_on import random_id
from hall_on_screen import HallOnScreen
from manual_clock import moment
from screens import clipped, desk_look, laid_out
from small_catalogue import SMALL, service
from sync.unfit import CatalogueTrouble
from sync.words import CATALOGUE_PASSING, CATALOGUE_TROUBLES
from sync.worker import LinkSource, SyncStatus
from ui.manager.book import CATALOGUE
from ui.manager.screen import ManagerScreen, open_manager

ARABIC, ENGLISH = find("ar"), find("en")

PHOTO = Document("photo", Text("صورة", "Photo"))

BIRTH = replace(
    SMALL.services[0],
    target=40,
    fee=Fee(2_000, 1_500),
    documents=(*SMALL.services[0].documents, PHOTO),
)

NEXT = replace(
    SMALL,
    serial="small-2",
    services=(BIRTH, *SMALL.services[1:], service("pension", "trade")),
)


class Link:
    """A link that is up, but for a catalogue that is not taken."""

    def __init__(self, trouble: CatalogueTrouble | None) -> None:
        self.trouble = trouble

    def status(self) -> SyncStatus:
        return SyncStatus(
            online=True,
            since=0,
            unsent=0,
            acked=9,
            acked_at=None,
            trouble=None,
            catalogue=self.trouble,
        )


def no_report(_by: str) -> Path:
    raise AssertionError("nobody asked for a report")


def manager_of(
    hall: HallOnScreen, qtbot: QtBot, link: LinkSource | None = None, scale: float = 1.0
) -> ManagerScreen:
    languages = (ENGLISH, ARABIC)
    screen = open_manager(
        hall.station, hall.tasks, hall.watch, languages, desk_look(scale), no_report, link
    )
    qtbot.addWidget(screen)
    hall.watch.start()
    laid_out(screen, 1366, 768)
    hall.until(lambda: screen.model.views.overview is not None)
    return screen


def receive(
    hall: HallOnScreen, catalogue: Catalogue, number: int = 1, not_before: int | None = None
) -> None:
    release = Release(number, catalogue.serial, "0" * 64, not_before)
    body = json.dumps(values(catalogue), ensure_ascii=False)
    hall.center.do(
        c.ReceiveCatalogue(id=random_id(), station="registry", release=release, body=body)
    )


def said(screen: ManagerScreen) -> list[str]:
    return [plain(card.accessibleName()) for card in screen.book.catalogue.cards.widgets()]


def test_what_changes_stands_on_a_page_until_it_has_taken_effect(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    screen = manager_of(hall, qtbot)
    tab, page = screen.tabs.buttons[CATALOGUE], screen.book.catalogue
    assert not screen.tabs.offers(CATALOGUE)
    receive(hall, NEXT)
    hall.until(lambda: screen.tabs.offers(CATALOGUE))
    assert tab.text() == "New catalogue: 2"
    tab.click()
    new, changed = said(screen)
    assert new == "Pension, New service"
    assert changed == (
        "Birth, Changed service, Longest wait promised: 40 minutes instead of 15 minutes, "
        "Fee here: 2 dinars instead of free of charge, "
        "Fee online: 1.500 dinars instead of not online, To be brought from then on: Photo"
    )
    assert "small-2" in page.about.text()
    assert "when the next business day opens" in page.about.text()
    (left,) = page.left.said
    assert plain(left.text) == "Nobody here has the skills for: Pension."
    hall.clock.until("2026-11-23 08:00")
    hall.center.refresh()
    hall.until(lambda: not screen.tabs.offers(CATALOGUE))
    assert screen.now.isVisibleTo(screen), "the page that is gone is left"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_is_whole_in_arabic_and_in_large_letters(
    hall: HallOnScreen, qtbot: QtBot, scale: float
) -> None:
    screen = manager_of(hall, qtbot, scale=scale)
    receive(hall, NEXT, not_before=moment("2027-01-01 00:00"))
    hall.until(lambda: screen.tabs.offers(CATALOGUE))
    screen.tabs.buttons[CATALOGUE].click()
    screen.bar.language.click()
    laid_out(screen, 1366, 768)
    assert "1 كانون الثاني 2027" in plain(screen.book.catalogue.about.text())
    assert said(screen)[0].endswith("خدمة جديدة")
    assert not clipped(screen.book.catalogue)


def test_of_very_many_changes_the_rest_is_counted(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    many = tuple(service(f"new-{n}", "trade") for n in range(63))
    receive(hall, replace(NEXT, services=(*NEXT.services, *many), charter=CHARTER))
    hall.until(lambda: screen.tabs.offers(CATALOGUE))
    screen.tabs.buttons[CATALOGUE].click()
    more = screen.book.catalogue.more
    assert len(said(screen)) == 60
    assert plain(more.text()) == (
        "5 more services change. Agencies, life events or the charter change too."
    )


CHARTER = replace(SMALL.charter, promise=Text("وعد", "Another promise"))


SHOWN = (CatalogueTrouble.UNSIGNED, CatalogueTrouble.EXPIRED, CatalogueTrouble.INCOMPLETE)


def test_every_reason_has_its_sentence() -> None:
    assert CATALOGUE_TROUBLES.keys() == set(CatalogueTrouble)


@pytest.mark.parametrize("trouble", SHOWN)
def test_a_catalogue_that_is_not_taken_is_told_with_its_reason(
    hall: HallOnScreen, qtbot: QtBot, trouble: CatalogueTrouble
) -> None:
    link = Link(trouble)
    screen = manager_of(hall, qtbot, link)
    hall.until(lambda: screen.model.views.link is not None)
    banner, sentence = screen.notices.catalogue, ENGLISH.say(CATALOGUE_TROUBLES[trouble])
    assert banner.isVisibleTo(screen) is (trouble not in CATALOGUE_PASSING)
    if trouble not in CATALOGUE_PASSING:
        assert plain(banner.accessibleName()) == plain(sentence)
    assert plain(sentence) in plain(screen.bar.registry.toolTip())
    link.trouble = None
    hall.until(banner.isHidden)

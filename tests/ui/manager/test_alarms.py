"""Alarms as the manager reads them, takes them up and puts them away; and the hall on a wall."""

from collections.abc import Callable
from itertools import product

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.alarm import AlarmAnswer, AlarmKind, Sign
from center_app.domain.clock import local
from center_app.domain.people import Role
from center_app.domain.text import Text
from center_app.domain.views.alarms import AlarmView
from center_app.language import find
from center_app.language.bidi import plain
from hall_on_screen import HallOnScreen
from in_charge import NAME, sign_in
from screens import desk_look
from ui.manager.alarm_words import ANSWERS, alarm_words
from ui.manager.book import ALARMS
from ui.manager.screen import ManagerScreen
from ui.manager.views import ManagerViews
from ui.manager.wall import WallScreen

ARABIC, ENGLISH = find("ar"), find("en")

SILENT = c.NewAlarm("a1", Sign(AlarmKind.SILENT_STATION, "kiosk-1"), 0)
LATE = c.NewAlarm("a2", Sign(AlarmKind.LATE_LINK), 40)


def raise_alarms(hall: HallOnScreen, *new: c.NewAlarm) -> None:
    hall.center.do(c.NoteAlarms(id=f"n-{new[0].id}", station="center", raised=new))


@pytest.mark.parametrize(("kind", "language"), list(product(AlarmKind, (ARABIC, ENGLISH))))
def test_each_kind_says_what_it_is_about_and_for_how_long(
    kind: AlarmKind, language: object
) -> None:
    name = Text("الأحوال المدنية", "Civil Status") if kind is AlarmKind.LONG_WAIT else None
    answer = AlarmAnswer.OPENING
    one = AlarmView("a", kind, "7", name, 120_000, True, 0, "who", 60_000, answer)
    said = alarm_words(one, {"who": NAME}, 600_000, language)  # type: ignore[arg-type]
    assert "{" not in said.text + said.note + said.owner
    assert "10" in said.note
    assert NAME.in_(language.code) in plain(said.owner)  # type: ignore[attr-defined]
    assert set(ANSWERS) == set(AlarmAnswer)


def test_an_alarm_stands_above_every_page_until_somebody_sees_to_it(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen()
    raise_alarms(hall, SILENT, LATE)
    hall.until(lambda: "kiosk-1" in plain(screen.alarms.text))
    assert "1 more alarm" in plain(screen.alarms.note)
    screen.alarms.go.click()
    sign_in(hall, screen, Role.SUPERVISOR)
    hall.until(lambda: "central registry" in plain(screen.alarms.text))
    assert hall.center.hall.alarms["a1"].answer is AlarmAnswer.GOING


def test_the_page_says_who_sees_to_what_and_puts_away_what_is_known(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen()
    page = screen.book.alarms
    screen.tabs.buttons[ALARMS].click()
    assert page.nothing.isVisible()
    raise_alarms(hall, SILENT)
    hall.until(lambda: "a1" in page.cards)
    card = page.cards["a1"]
    card.take.click()
    assert card.answers[AlarmAnswer.REPAIRING].isVisible()
    card.answers[AlarmAnswer.REPAIRING].click()
    sign_in(hall, screen, Role.MANAGER)
    hall.until(lambda: "It is being repaired" in plain(card.accessibleName()))
    assert NAME.en in plain(card.accessibleName())
    page.cards["a1"].away.click()
    hall.until(lambda: not page.cards)
    assert hall.center.hall.alarms["a1"].put_away


def test_the_wall_shows_the_hall_its_alarms_and_the_night(hall: HallOnScreen, qtbot: QtBot) -> None:
    views = ManagerViews(hall.station, hall.tasks, hall.watch)
    screen = WallScreen(views, ENGLISH, desk_look(), lambda: local(hall.clock.now().at))
    qtbot.addWidget(screen)
    hall.watch.start()
    screen.resize(1920, 1080)
    screen.show()
    raise_alarms(hall, SILENT)
    hall.until(lambda: "Station kiosk-1 no longer answers" in plain(screen.alarms[0].text))
    assert "just now" in plain(screen.alarms[0].note)
    assert screen.alarms[1].isHidden()
    assert screen.night.isHidden()
    hall.center.do(c.CloseDay(id="close", station="manager"))
    hall.until(screen.night.isVisible)
    assert "closed" in screen.night.text

"""Touch upon touch, as fast as they come: nothing is harmed, and no number is lost."""

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from center_app.domain.visit import Stand
from centers import Running
from kiosks import ENGLISH, KioskStand
from rough_hands import RoughHands
from ui.kiosk import attendance
from ui.kiosk.visitor import Page

SLOW = 0.02
"""Share of the touches after which the center takes its time to answer, or does so again."""

DURATIONS = ("SETTLE_MS", "SETTLE_NUMBER_MS")

TO_SEE = {Page.AGENCIES, Page.SERVICES, Page.BASKET, Page.PRIORITY, Page.NUMBER}


@pytest.mark.long
@pytest.mark.qt_log_ignore("could not find the target for gesture")  # its page has just gone
@pytest.mark.parametrize(
    ("touches", "seed"), [(250, 1), pytest.param(1_000, 2, marks=pytest.mark.chaos)]
)
def test_touches_by_the_hundred_in_a_minute_harm_nothing(
    stand: KioskStand, running: Running, monkeypatch: pytest.MonkeyPatch, touches: int, seed: int
) -> None:
    for duration in DURATIONS:
        monkeypatch.setattr(attendance, duration, 0)  # let every touch through
    screen = stand.open()
    shown: set[str] = set()
    pages: set[Page] = set()

    def notice() -> None:
        ticket = stand.model.views.ticket
        pages.add(stand.model.visitor.page)
        if stand.on(Page.NUMBER) and ticket is not None:
            shown.add(ticket.visit)

    stand.model.moved.connect(notice)
    hands, chance = RoughHands(screen, seed), Random(seed)
    for n in range(10 * touches):
        if n >= touches and pages >= TO_SEE:
            break  # a busy machine shows fewer of them in as many touches
        hands.act()
        if chance.random() < SLOW:
            chance.choice((stand.line.hold_back, stand.line.let_through))()
        QTest.qWait(1)
    stand.line.let_through()
    stand.settle()
    assert screen.isVisible()
    assert pages >= TO_SEE
    visits = running.center.hall.visits.values()
    assert shown
    assert {visit.id for visit in visits if visit.open} <= shown
    assert {visit.stand for visit in visits} <= {Stand.WAITING, Stand.CANCELLED}

    idle = screen.attendance._idle
    idle._second_ms = 1
    idle._seconds.setInterval(1)
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Tab)
    screen.attendance.begin(changed=True)
    screen.staff.leave()
    stand.until(lambda: stand.on(Page.WELCOME) and screen.language is ENGLISH)
    assert screen.warning.isHidden()
    assert not stand.model.taking

"""A kiosk that nobody starts anew: twelve hours of visitors leave nothing behind in its memory."""

import gc
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QObject

from center_app.domain import commands as c
from centers import Running
from kiosks import KioskStand
from ui.kiosk import attendance
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page

HOURS = 12
HOUR_S = 3_600
VISITORS_AN_HOUR = 40
"""One in ninety seconds: a kiosk that somebody uses all day."""

WARM_UP = 2 * VISITORS_AN_HOUR
"""Visitors after which everything that is kept on purpose has been kept: fonts, shapes, caches."""

GROWTH = 1.05
TO_PASSPORT = ("Civil Status and Passports", "Passport renewal", "Continue", "Continue")


class Weight(NamedTuple):
    """What the process holds in memory, and how many objects of Qt hang on the window."""

    resident_kb: int
    objects: int


def weigh(screen: KioskScreen) -> Weight:
    gc.collect()
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return Weight(int(line.split()[1]), len(screen.findChildren(QObject)))


def visitors(stand: KioskStand, screen: KioskScreen) -> Iterator[None]:
    """One after the other, each in another way; two of three take a number."""
    for kind in cycle(range(6)):
        if kind == 1:
            stand.touch(screen, "العربية", "English")
        if kind == 2:
            stand.touch(screen, "Text 100%", "Contrast", "Lower the controls")
        if kind == 3:
            screen.staff.open()
            stand.touch(screen, "1", "2", "Erase", "Back to the kiosk")
        stand.touch(screen, "Individuals", *TO_PASSPORT)
        if kind in {4, 5}:
            stand.touch(screen, "Rights and duties", "Back", "Start over")
        else:
            stand.touch(screen, "Get the number")
            stand.until(lambda: stand.on(Page.NUMBER))
            stand.touch(screen, "Done")
        yield


@pytest.mark.chaos
def test_twelve_hours_of_visitors_leave_nothing_in_memory(
    paperless: KioskStand, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attendance, "SETTLE_MS", 0)
    screen = paperless.open(1024, 768, density=3.36)
    coming = visitors(paperless, screen)
    warm = Weight(0, 0)
    for n in range(HOURS * VISITORS_AN_HOUR):
        if n == WARM_UP:
            warm = weigh(screen)
        next(coming)
        paperless.line.tried.clear()  # what the test itself would remember
        running.clock.go_on(seconds=HOUR_S / VISITORS_AN_HOUR)
        for visit in [one for one in running.center.hall.visits.values() if one.open]:
            running.do(c.Cancel, visit=visit.id)
    cold = weigh(screen)
    assert cold.objects == warm.objects
    assert cold.resident_kb < GROWTH * warm.resident_kb, (warm, cold)

"""The kiosk as the package starts it: it hears a finger, and is back whatever becomes of it."""

from collections.abc import Iterator

import pytest
from PIL import Image

from full_screen import FullScreen, edges, fills, full_screen, share_changed
from throwaway_debian import why_not, within_time

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(1_800),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
]

ENGLISH = (560, 98)
"""Where its button stands, in pixels."""

WATCHDOG_S = 15.0
MOST_KB = 130_000


@pytest.fixture(scope="module")
def kiosk() -> Iterator[FullScreen]:
    with full_screen("kiosk") as one:
        yield one


def is_whole(picture: Image.Image) -> bool:
    """A page of the kiosk, on paper from edge to edge."""
    upper, lower = edges(picture)
    return fills(picture) and upper == lower


def test_an_idle_one_is_small(kiosk: FullScreen) -> None:
    (number,) = kiosk.system.well("pgrep", "-x", "center").split()
    rollup = kiosk.system.file(f"proc/{number}/smaps_rollup").decode()
    (line,) = [one for one in rollup.splitlines() if one.startswith("Pss:")]
    assert int(line.split()[1]) < MOST_KB


def test_it_fills_the_screen_and_hears_a_finger(kiosk: FullScreen) -> None:
    kiosk.fill()
    assert within_time(lambda: is_whole(kiosk.photograph()))
    before = kiosk.photograph()
    kiosk.shown("mousemove", *ENGLISH, "click", 1)
    other = "another language"
    assert within_time(lambda: share_changed(before, kiosk.photograph()) > 0.02), other
    assert is_whole(kiosk.photograph())


@pytest.mark.parametrize("part", ["center", "cage"])
def test_it_is_back_when_it_or_its_compositor_is_killed(kiosk: FullScreen, part: str) -> None:
    assert kiosk.back_after("pkill", "-9", "-x", part) < WATCHDOG_S
    assert kiosk.system("pgrep", "-c", "-x", "center").stdout.strip() == "1"


def test_its_watchdog_ends_one_that_hangs(kiosk: FullScreen) -> None:
    hung = kiosk.system.well("pgrep", "-x", "center")
    assert kiosk.back_after("pkill", "-STOP", "-x", "center") > WATCHDOG_S / 3
    log = kiosk.system("journalctl", "-u", kiosk.unit).stdout
    assert "Failed with result 'watchdog'" in log
    assert kiosk.system.well("pgrep", "-x", "center") != hung, "and it is gone"
    kiosk.fill()
    assert within_time(lambda: is_whole(kiosk.photograph()))

"""The hall display as the package starts it: nobody stands there, so it is back by itself."""

from collections.abc import Iterator

import pytest
from PIL import Image

from full_screen import FullScreen, edges, fills, full_screen
from throwaway_debian import why_not, within_time

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(1_800),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
]

WATCHDOG_S = 15.0
HEADER = (11, 93, 78)
"""The colour of the band with the center's name and the time."""


@pytest.fixture(scope="module")
def display() -> Iterator[FullScreen]:
    with full_screen("display") as one:
        yield one


def is_board(picture: Image.Image) -> bool:
    return fills(picture) and edges(picture)[0] == {HEADER}


def is_seen(display: FullScreen) -> bool:
    display.fill()
    return within_time(lambda: is_board(display.photograph()))


def test_it_fills_the_screen(display: FullScreen) -> None:
    assert is_seen(display)


@pytest.mark.parametrize("part", ["center", "cage"])
def test_it_is_seen_again_when_it_or_its_compositor_is_killed(
    display: FullScreen, part: str
) -> None:
    assert display.back_after("pkill", "-9", "-x", part) < WATCHDOG_S
    assert within_time(lambda: display.system("pgrep", "-c", "-x", "center").stdout.strip() == "1")
    assert is_seen(display)


def test_its_watchdog_ends_one_that_hangs(display: FullScreen) -> None:
    assert display.back_after("pkill", "-STOP", "-x", "center") > WATCHDOG_S / 3
    log = display.system("journalctl", "-u", display.unit).stdout
    assert "Failed with result 'watchdog'" in log
    assert is_seen(display)

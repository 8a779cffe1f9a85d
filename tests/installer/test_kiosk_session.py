"""The kiosk as the package starts it: full screen under its compositor, in a booted Debian."""

from collections.abc import Iterator
from io import BytesIO
from time import monotonic

import pytest
from PIL import Image, ImageChops

from debian_package import package
from throwaway_debian import Debian, debian, why_not, within_time

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(1_800),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
]

UNIT = "center-window@kiosk.service"
SCREEN = ":78"
SIZE = (1366, 768)
ENGLISH = (560, 98)
"""Where its button stands, in pixels."""

ON_A_SCREEN = f"""[Service]
Environment=WLR_BACKENDS=x11 WLR_X11_OUTPUTS=1 WLR_RENDERER=pixman DISPLAY={SCREEN}
"""

WATCHDOG_S = 15.0
MOST_KB = 130_000


@pytest.fixture(scope="module")
def system() -> Iterator[Debian]:
    """A Debian with the kiosk on its screen, which is an X server's."""
    with debian() as one:
        one.install(package())
        one.write(f"etc/systemd/system/{UNIT}.d/screen.conf", ON_A_SCREEN)
        with one.booted():
            at = {"CENTER_STATE": "/var/lib/center-station"}
            one.well("center", "init", "--sample", user="center-station", **at)
            size = f"{SIZE[0]}x{SIZE[1]}x24"
            screen = one.process("Xvfb", SCREEN, "-screen", "0", size)
            try:
                assert within_time(lambda: shown(one, "getdisplaygeometry") != "")
                one.well("systemctl", "start", UNIT)
                yield one
                one.well("systemctl", "stop", UNIT)
            finally:
                screen.terminate()
                screen.wait()


def shown(system: Debian, *words: object) -> str:
    return system("xdotool", *words, DISPLAY=SCREEN).stdout.strip()


def fill_screen(system: Debian) -> None:
    """The compositor's window as large as the screen: it is a screen itself."""
    for window in shown(system, "search", "--onlyvisible", "--name", ".*").split():
        shown(system, "windowmove", window, 0, 0, "windowsize", window, *SIZE)


def photograph(system: Debian) -> Image.Image:
    at = {"XDG_RUNTIME_DIR": "/run/center-window", "WAYLAND_DISPLAY": "wayland-0"}
    system.well("grim", "/run/center-window/seen.png", user="center-station", **at)
    with Image.open(BytesIO(system.file("run/center-window/seen.png"))) as picture:
        return picture.convert("RGB")


def is_whole(picture: Image.Image) -> bool:
    """A page of the kiosk in all of the screen, and no frame of a window's."""
    if picture.size != SIZE:
        return False
    colours = picture.getcolors(1_000_000) or []
    corners = {picture.getpixel((x, y)) for x in (0, SIZE[0] - 1) for y in (0, SIZE[1] - 1)}
    return len(colours) > 20 and len(corners) == 1 and corners != {(0, 0, 0)}


def share_changed(one: Image.Image, other: Image.Image) -> float:
    changed = ImageChops.difference(one, other).convert("L").point(lambda grey: 255 * (grey > 0))
    return changed.histogram()[255] / (SIZE[0] * SIZE[1])


def told(system: Debian, name: str) -> str:
    return system("systemctl", "show", UNIT, "-p", name, "--value").stdout.strip()


def back_after(system: Debian, *words: str) -> float:
    """Seconds until another session stands than the one in which this was done."""
    before, began = told(system, "MainPID"), monotonic()
    system.well(*words)

    def is_back() -> bool:
        return told(system, "ActiveState") == "active" and told(system, "MainPID") != before

    assert within_time(is_back), system("journalctl", "-u", UNIT, "-n", "30").stdout
    return monotonic() - began


def test_an_idle_one_is_small(system: Debian) -> None:
    (number,) = system.well("pgrep", "-x", "center").split()
    rollup = system.file(f"proc/{number}/smaps_rollup").decode()
    (line,) = [one for one in rollup.splitlines() if one.startswith("Pss:")]
    assert int(line.split()[1]) < MOST_KB


def test_it_fills_the_screen_and_hears_a_finger(system: Debian) -> None:
    fill_screen(system)
    assert within_time(lambda: is_whole(photograph(system)))
    before = photograph(system)
    shown(system, "mousemove", *ENGLISH, "click", 1)
    assert within_time(lambda: share_changed(before, photograph(system)) > 0.02), "another language"
    assert is_whole(photograph(system))


@pytest.mark.parametrize("part", ["center", "cage"])
def test_it_is_back_when_it_or_its_compositor_is_killed(system: Debian, part: str) -> None:
    assert back_after(system, "pkill", "-9", "-x", part) < WATCHDOG_S
    assert system("pgrep", "-c", "-x", "center").stdout.strip() == "1"


def test_its_watchdog_ends_one_that_hangs(system: Debian) -> None:
    hung = system.well("pgrep", "-x", "center")
    assert back_after(system, "pkill", "-STOP", "-x", "center") > WATCHDOG_S / 3
    assert "Failed with result 'watchdog'" in system("journalctl", "-u", UNIT).stdout
    assert system.well("pgrep", "-x", "center") != hung, "and it is gone"
    fill_screen(system)
    assert within_time(lambda: is_whole(photograph(system)))

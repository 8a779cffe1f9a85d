"""A window as the package starts it: full screen under its compositor, in a booted Debian.

The screen is an X server's, in which the compositor is a window.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from time import monotonic

from PIL import Image, ImageChops

from debian_package import package
from throwaway_debian import Debian, debian, within_time

SCREEN = ":78"
SIZE = (1366, 768)

ON_A_SCREEN = f"""[Service]
Environment=WLR_BACKENDS=x11 WLR_X11_OUTPUTS=1 WLR_RENDERER=pixman DISPLAY={SCREEN}
"""

BLACK = (0, 0, 0)


@dataclass(frozen=True)
class FullScreen:
    """One window's session: its service, what is on the screen, and what becomes of it."""

    system: Debian
    unit: str

    def shown(self, *words: object) -> str:
        """What the screen's owner says to a wish: a finger, a size."""
        return self.system("xdotool", *words, DISPLAY=SCREEN).stdout.strip()

    def fill(self) -> None:
        """The compositor's window as large as the screen: it is a screen itself."""
        for window in self.shown("search", "--onlyvisible", "--name", ".*").split():
            self.shown("windowmove", window, 0, 0, "windowsize", window, *SIZE)

    def photograph(self) -> Image.Image:
        at = {"XDG_RUNTIME_DIR": "/run/center-window", "WAYLAND_DISPLAY": "wayland-0"}
        self.system.well("grim", "/run/center-window/seen.png", user="center-station", **at)
        with Image.open(BytesIO(self.system.file("run/center-window/seen.png"))) as picture:
            return picture.convert("RGB")

    def told(self, name: str) -> str:
        asked = ("systemctl", "show", self.unit, "-p", name, "--value")
        return self.system(*asked).stdout.strip()

    def back_after(self, *words: str) -> float:
        """Seconds until another session stands than the one in which this was done."""
        before, began = self.told("MainPID"), monotonic()
        self.system.well(*words)

        def is_back() -> bool:
            return self.told("ActiveState") == "active" and self.told("MainPID") != before

        log = self.system("journalctl", "-u", self.unit, "-n", "30")
        assert within_time(is_back), log.stdout
        return monotonic() - began


@contextmanager
def full_screen(kind: str) -> Iterator[FullScreen]:
    """A window of this kind, in a Debian of its own."""
    unit = f"center-window@{kind}.service"
    with debian() as one:
        one.install(package())
        one.write(f"etc/systemd/system/{unit}.d/screen.conf", ON_A_SCREEN)
        with one.booted():
            session = FullScreen(one, unit)
            at = {"CENTER_STATE": "/var/lib/center-station"}
            one.well("center", "init", "--sample", user="center-station", **at)
            size = f"{SIZE[0]}x{SIZE[1]}x24"
            screen = one.process("Xvfb", SCREEN, "-screen", "0", size)
            try:
                assert within_time(lambda: session.shown("getdisplaygeometry") != "")
                one.well("systemctl", "start", unit)
                yield session
                one.well("systemctl", "stop", unit)
            finally:
                screen.terminate()
                screen.wait()


def edges(picture: Image.Image) -> tuple[set[object], set[object]]:
    """The colours of the two upper corners, and of the two lower ones."""
    right, below = picture.size[0] - 1, picture.size[1] - 1
    upper = {picture.getpixel((x, 0)) for x in (0, right)}
    return set(upper), {picture.getpixel((x, below)) for x in (0, right)}


def fills(picture: Image.Image) -> bool:
    """A page in all of the screen: no frame of a window's, and nothing left black."""
    upper, lower = edges(picture)
    colours = picture.getcolors(1_000_000) or []
    even = len(upper) == len(lower) == 1 and BLACK not in upper | lower
    return picture.size == SIZE and len(colours) > 20 and even


def share_changed(one: Image.Image, other: Image.Image) -> float:
    changed = ImageChops.difference(one, other).convert("L").point(lambda grey: 255 * (grey > 0))
    return changed.histogram()[255] / (SIZE[0] * SIZE[1])

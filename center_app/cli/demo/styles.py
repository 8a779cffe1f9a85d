"""How the windows look in a set of pictures: language, sizes, text size and contrast."""

from dataclasses import dataclass

from PySide6.QtCore import QSize

from ui.theme import Contrast

TABLET, UPRIGHT_TABLET = QSize(1024, 768), QSize(800, 1280)
SMALL, FULL_HD, PORTRAIT = QSize(1366, 768), QSize(1920, 1080), QSize(1080, 1920)


@dataclass(frozen=True)
class Style:
    """How the windows of one set of pictures look; the name says so in the files' names.

    `only`: of this kind of window alone, whose every state has to stand it.
    """

    name: str
    language: str
    kiosk: QSize
    desk: QSize
    hall: QSize = FULL_HD
    scale: float = 1.0
    contrast: Contrast = Contrast.LIGHT
    only: str | None = None

    @property
    def facing(self) -> QSize:
        """The citizen's side of a counter is a tablet, upright where the kiosk is."""
        return UPRIGHT_TABLET if self.kiosk.height() > self.kiosk.width() else TABLET


PLAIN = (Style("ar", "ar", FULL_HD, SMALL), Style("en", "en", PORTRAIT, SMALL))
"""What the demonstration shows: both languages, a wide kiosk and a tall one."""

GALLERY = (
    *PLAIN,
    *(
        Style(f"{language}-{name}", language, kiosk, desk, hall, scale, contrast)
        for language in ("ar", "en")
        for name, kiosk, desk, hall, scale, contrast in (
            ("large", FULL_HD, FULL_HD, PORTRAIT, 2.0, Contrast.LIGHT),
            ("high", PORTRAIT, SMALL, FULL_HD, 1.0, Contrast.HIGH),
            ("high-large", PORTRAIT, FULL_HD, QSize(3840, 2160), 2.0, Contrast.HIGH),
            ("other", QSize(1024, 768), FULL_HD, QSize(1280, 720), 1.0, Contrast.LIGHT),
        )
    ),
    *(
        Style(f"{language}-{name}", language, FULL_HD, desk, contrast=contrast, only="counter")
        for language in ("ar", "en")
        for name, desk, contrast in (
            ("small", SMALL, Contrast.LIGHT),
            ("high-wide", FULL_HD, Contrast.HIGH),
        )
    ),
)
"""Every screen at the sizes, text sizes and contrasts that it has to stand."""

"""The notice at the foot of the board that its source is away, in every language at once."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QBoxLayout, QWidget

from center_app.language import Language
from ui.theme import Look
from ui.widgets.both import direction_of
from ui.widgets.stale_banner import StaleBanner


class StaleStrip(QWidget):
    """Takes its place from the rows, which draw smaller: it never hides a call."""

    def __init__(
        self,
        look: Look,
        languages: tuple[Language, ...],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._banners = [StaleBanner(look, language, now) for language in languages]
        for banner, language in zip(self._banners, languages, strict=True):
            banner.setLayoutDirection(direction_of(language))
            self._row.addWidget(banner, 1)
        self.hide()

    def arrange(self, *, upright: bool) -> None:
        """Stand side by side, or one above the other."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if upright else direction.LeftToRight)

    def lost(self, since: datetime | None) -> None:
        """Say so; `since` is when what is shown was true, None if nothing is shown yet."""
        for banner in self._banners:
            banner.lost(since)
        self.show()

    def found(self) -> None:
        """Go away."""
        for banner in self._banners:
            banner.found()
        self.hide()

    @property
    def text(self) -> str:
        """What it tells, "" while it is not there."""
        return "; ".join(banner.text for banner in self._banners if banner.text)

"""The page of the hours in which the center is closed, and of a hall that stands still."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.domain.views.board import BoardView
from center_app.language import Language
from center_app.language.dates import clock, day
from ui.display.band import NIGHT, Band
from ui.theme import Look, TextSize
from ui.widgets import Icon
from ui.widgets.both import Both


class ClosedPage(Band):
    """Says that the center is closed and when it opens, on a dark ground that spares the night.

    While the hall is paused it says that instead, and what to do.
    """

    def __init__(
        self, look: Look, languages: tuple[Language, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, NIGHT, parent)
        self._icon = Icon(look, "moon", TextSize.PLATE)
        self._closed = Both(look, languages, (TextSize.DISPLAY, TextSize.HEADLINE), centred=True)
        self._opens = Both(look, languages, (TextSize.TITLE, TextSize.LEAD), centred=True)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._closed)
        column.addSpacing(look.theme.space(4))
        column.addWidget(self._opens)
        column.addStretch(1)
        self._paused = False
        look.changed.connect(self._restyle)
        self._restyle()

    def show_view(self, view: BoardView) -> None:
        """Tell which of the two it is, and the next opening if it is known."""
        at, self._paused = view.opens_at, view.paused
        self._closed.write(_paused if view.paused else _closed)
        self._opens.setVisible(view.paused or at is not None)
        if view.paused:
            self._opens.write(_what_to_do)
        elif at is not None:
            self._opens.write(lambda language: _opening(at, language))
        self._restyle()

    @property
    def text(self) -> str:
        return f"{self._closed.text}; {self._opens.text}"

    def _restyle(self) -> None:
        self._icon.show_icon("hand" if self._paused else "moon", self.ink)
        for part in (self._closed, self._opens):
            part.set_colour(self.ink)


def _closed(language: Language) -> str:
    return language.say("The center is closed now.")


def _paused(language: Language) -> str:
    return language.say("The hall is paused")


def _what_to_do(language: Language) -> str:
    return language.say(
        "Please follow the instructions of the staff. Every number keeps its place."
    )


def _opening(at: int, language: Language) -> str:
    moment = local(at)
    return language.say(
        "It opens on {day} at {time}.", day=day(moment, language), time=clock(moment)
    )

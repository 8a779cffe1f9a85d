"""The page of the hours in which the center is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.language import Language
from center_app.language.dates import clock, day
from ui.display.band import NIGHT, Band
from ui.theme import Look, TextSize
from ui.widgets import Icon
from ui.widgets.both import Both


class ClosedPage(Band):
    """Says that the center is closed and when it opens, on a dark ground that spares the night."""

    def __init__(
        self, look: Look, languages: tuple[Language, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, NIGHT, parent)
        self._icon = Icon(look, "moon", TextSize.PLATE)
        self._closed = Both(look, languages, (TextSize.DISPLAY, TextSize.HEADLINE), centred=True)
        self._closed.write(lambda language: language.say("The center is closed now."))
        self._opens = Both(look, languages, (TextSize.TITLE, TextSize.LEAD), centred=True)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._closed)
        column.addSpacing(look.theme.space(4))
        column.addWidget(self._opens)
        column.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()

    def opens(self, at: int | None) -> None:
        """Tell the next opening (milliseconds since 1970 UTC), if it is known."""
        self._opens.setVisible(at is not None)
        if at is not None:
            self._opens.write(lambda language: _opening(at, language))

    @property
    def text(self) -> str:
        return f"{self._closed.text}; {self._opens.text}"

    def _restyle(self) -> None:
        self._icon.show_icon("moon", self.ink)
        for part in (self._closed, self._opens):
            part.set_colour(self.ink)


def _opening(at: int, language: Language) -> str:
    moment = local(at)
    return language.say(
        "It opens on {day} at {time}.", day=day(moment, language), time=clock(moment)
    )

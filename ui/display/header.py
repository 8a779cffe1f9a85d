"""The band on top of the board: whose center this is, how many wait, time and day."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.text import Text
from center_app.language import Language
from center_app.language.dates import clock, day
from ui.display.band import DAY, Band
from ui.theme import Look, TextSize, Weight
from ui.widgets import Icon, Label, Logo
from ui.widgets.both import Both

MINUTE_MS = 60_000


class BoardHeader(Band):
    """One line, or two on a screen that stands upright; `now` is the clock of the roof."""

    def __init__(
        self,
        look: Look,
        languages: tuple[Language, ...],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, DAY, parent)
        self._now = now
        self._name = Both(look, languages, (TextSize.LEAD, TextSize.SMALL))
        self._logo = Logo(look, "")
        self._logo.setVisible(look.theme.identity.logo is not None)
        self._people = Icon(look, "people", TextSize.TITLE)
        self._waiting = Label(look, size=TextSize.HEADLINE, weight=Weight.BOLD)
        self._waiting_words = Both(look, languages, (TextSize.BODY, TextSize.SMALL))
        self._waiting_words.write(lambda language: language.say("waiting now"))
        self._time = Label(look, size=TextSize.HEADLINE, weight=Weight.BOLD)
        self._day = Both(look, languages, (TextSize.BODY, TextSize.SMALL))
        for label in (self._waiting, self._time):
            label.setWordWrap(False)
        self._crowd = self._side_by_side(self._people, self._waiting, self._waiting_words)
        self._lines = QVBoxLayout(self)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        for row in self._rows:
            self._lines.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        look.changed.connect(self._restyle)
        self._restyle()
        self.arrange(two_lines=False)
        self._tick()

    def name(self, name: Text) -> None:
        """Say whose board it is."""
        self._name.write(lambda language: name.in_(language.code))

    def count(self, waiting: int | None) -> None:
        """Say how many wait; None: nothing about it."""
        self._waiting.write("" if waiting is None else str(waiting))
        self._crowd.setVisible(waiting is not None)

    def arrange(self, *, two_lines: bool) -> None:
        """Stand in one line, or in two."""
        first, second = self._rows
        for row in self._rows:
            while row.count():
                row.takeAt(0)
        first.addWidget(self._logo)
        first.addWidget(self._name)
        first.addStretch(1)
        if two_lines:
            first.addWidget(self._time)
            second.addWidget(self._day)
            second.addStretch(1)
            second.addWidget(self._crowd)
        else:
            first.addWidget(self._crowd)
            first.addStretch(1)
            first.addWidget(self._day)
            first.addWidget(self._time)

    @property
    def waiting(self) -> str:
        """How many it says are waiting, "" while it says nothing about it."""
        return self._waiting.accessibleName()

    @property
    def text(self) -> str:
        """All that it says, for whoever cannot see it."""
        return f"{self._name.text}; {self._time.accessibleName()}; {self._day.text}"

    def _tick(self) -> None:
        now = self._now()
        self._time.write(clock(now))
        self._day.write(lambda language: day(now.date(), language))
        self._timer.start(MINUTE_MS - (now.second * 1000 + now.microsecond // 1000))

    def _side_by_side(self, *widgets: QWidget) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return group

    def _restyle(self) -> None:
        space = self._look.theme.space
        self._lines.setContentsMargins(space(4), 0, space(4), 0)
        self._lines.setSpacing(0)
        for row in self._rows:
            row.setSpacing(space(4))
        for part in (self._name, self._waiting, self._waiting_words, self._time, self._day):
            part.set_colour(self.ink)
        self._people.show_icon("people", self.ink)

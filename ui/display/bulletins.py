"""The band at the foot of the board with what the management has to say, in every language."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from center_app.domain.clock import SECOND
from center_app.domain.views.bulletins import BulletinView
from center_app.language import Language
from center_app.language.bulletin_words import bulletin_text
from ui.display.band import DAY, Band
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label
from ui.widgets.both import direction_of

TURN_MS = 12 * SECOND
"""How long each of several stands there: two short sentences are read twice in it."""


class BulletinBand(Band):
    """One at a time. It takes its place from the rows, which draw smaller: it hides no call."""

    def __init__(
        self, look: Look, languages: tuple[Language, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, DAY, parent)
        self._languages = languages
        self._bulletins: tuple[BulletinView, ...] = ()
        self._place = 0
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._labels = [Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD) for _ in languages]
        for label, language in zip(self._labels, languages, strict=True):
            label.setLayoutDirection(direction_of(language))
            self._row.addWidget(label, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self._turn)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """What it says in all languages, "" while it is not there."""
        return "" if self.isHidden() else "; ".join(one.accessibleName() for one in self._labels)

    def show_bulletins(self, bulletins: tuple[BulletinView, ...]) -> bool:
        """Say these in turn, nothing for none; whether they are others than before."""
        if bulletins == self._bulletins:
            return False
        self._bulletins, self._place = bulletins, 0
        self._write()
        self.setVisible(bool(bulletins))
        if len(bulletins) > 1:
            self._timer.start()
        else:
            self._timer.stop()
        return True

    def tallest(self, width: int) -> int:
        """What the longest of them takes, so that nothing moves while they take turns; in px."""
        heights = [0]
        for one in self._bulletins:
            self._write(one)
            heights += [self.heightForWidth(width), self._row.sizeHint().height()]
        self._write()
        return max(heights)

    def arrange(self, *, upright: bool) -> None:
        """Stand side by side, or one above the other."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if upright else direction.LeftToRight)

    def _turn(self) -> None:
        self._place = (self._place + 1) % len(self._bulletins)
        self._write()

    def _write(self, one: BulletinView | None = None) -> None:
        if self._bulletins:
            one = one or self._bulletins[self._place]
            for label, language in zip(self._labels, self._languages, strict=True):
                label.write(bulletin_text(one, language))

    def _restyle(self) -> None:
        space = self._look.theme.space
        self._row.setContentsMargins(space(4), space(1.5), space(4), space(1.5))
        self._row.setSpacing(space(6))
        for label in self._labels:
            label.set_colour(self.ink)

"""The state of the hall in one sentence, with its reasons, and what can be done about the day."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.manager.parts.day_actions import DayActions
from ui.manager.state import State
from ui.manager.wide import is_wide
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Icon, Label

INK = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.BAD: "bad"}


class StateCard(QWidget):
    """Stands on the ground of its tone, so that it is told from across the room."""

    def __init__(self, look: Look, actions: DayActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._actions = look, actions
        self._state: State | None = None
        self._compact = False
        self._wide = False
        self._icon = Icon(look, "info", TextSize.DISPLAY)
        self._text = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._reasons = Label(look)
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(0)
        self._grid.addWidget(self._icon, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._text, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._arrange()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        return self.accessibleName()

    def show_state(self, state: State) -> None:
        """Say how the hall does."""
        if state == self._state:
            return
        self._state = state
        self._reasons.setVisible(bool(state.reasons) and not self._compact)
        ink = INK.get(state.tone, "ink")
        self._icon.show_icon(state.icon, ink)
        self._text.set_colour(ink)
        self._text.write(state.text)
        self._reasons.write(" · ".join(reason.removesuffix(".") for reason in state.reasons))
        self.setAccessibleName(". ".join((state.text, *state.reasons)))
        self.update()

    def make_compact(self, compact: bool) -> None:
        """Say the state alone, for pages that need the room."""
        self._compact = compact
        reasons = self._state.reasons if self._state is not None else ()
        self._reasons.setVisible(bool(reasons) and not compact)
        for widget in (self._icon, self._actions):
            widget.setVisible(not compact)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the actions stand side by side where there is room, and the reasons below them."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        if wide != self._wide:
            self._wide = wide
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        tone = self._state.tone if self._state is not None else Tone.NEUTRAL
        ink, ground = theme.tone(tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink), theme.stroke))
        painter.setBrush(QColor(ground))
        half = theme.stroke / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.radius * 1.5, theme.radius * 1.5)

    def _restyle(self) -> None:
        space = self._look.theme.space
        above = space(1.5 if self._compact else 2)
        self._grid.setContentsMargins(space(5), above, space(5), above)
        self._grid.setHorizontalSpacing(space(4))
        self.update()

    def _arrange(self) -> None:
        self._actions.arrange(wide=self._wide)
        lines, columns = (1, 2) if self._wide else (2, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._reasons, 1, 1, 1, columns)
        self._grid.addWidget(self._actions, 0, 2, lines, 1, middle)

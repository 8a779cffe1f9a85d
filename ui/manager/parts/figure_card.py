"""A figure that is read at a glance: a name, the figure, and what it means."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import BarMeter, Card, Icon, Label, Note

INK = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.BAD: "bad"}


class FigureCard(Card):
    """Its colour follows its tone; a `bar` of value and target may stand below."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._icon = Icon(look, icon, TextSize.BODY, "ink_soft")
        self._name = Note(look)
        self._figure = Label(look, size=TextSize.HEADLINE, weight=Weight.BOLD)
        self._bar = BarMeter(look)
        self._note = Note(look)
        top = QHBoxLayout()
        top.setSpacing(look.theme.space(2))
        top.addWidget(self._icon)
        top.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(1))
        column.addLayout(top)
        column.addWidget(self._figure)
        column.addWidget(self._bar)
        column.addWidget(self._note)
        column.addStretch(1)
        self._bar.hide()

    def show_figure(
        self,
        name: str,
        figure: str,
        note: str = "",
        tone: Tone = Tone.NEUTRAL,
        bar: tuple[float, float] | None = None,
    ) -> None:
        """Show a figure; with a `bar`, how far it is towards its target."""
        for label, text in ((self._name, name), (self._figure, figure), (self._note, note)):
            if label.text() != text:
                label.write(text)
        self._figure.set_colour(INK.get(tone, "ink"))
        self._note.setVisible(bool(note))
        self._bar.setVisible(bar is not None)
        if bar is not None:
            self._bar.measure(*bar)
        self.setAccessibleName(", ".join(part for part in (name, figure, note) if part))

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(2.5)
        self.setContentsMargins(pad, pad, pad, pad)

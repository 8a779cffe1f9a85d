"""Sentences below one another under a title."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language.standing import Reason
from ui.theme import Look, TextSize, Weight
from ui.widgets import BodyLabel, Card, Label


class ReasonsCard(Card):
    """Its lines are written anew when they change, and no label is made twice."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._lines: list[tuple[Label, BodyLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.space(1.5))
        self._column.addWidget(self._title)

    @property
    def said(self) -> list[Reason]:
        """What stands there."""
        shown = (pair for pair in self._lines if not pair[1].isHidden())
        return [Reason(head.text(), text.text()) for head, text in shown]

    def show_reasons(self, title: str, reasons: Sequence[Reason]) -> None:
        """Show these."""
        self._title.write(title)
        while len(self._lines) < len(reasons):
            line = Label(self._look, weight=Weight.SEMIBOLD), BodyLabel(self._look)
            self._lines.append(line)
            for label in line:
                self._column.addWidget(label)
        for n, (head, text) in enumerate(self._lines):
            reason = reasons[n] if n < len(reasons) else None
            head.setVisible(reason is not None and bool(reason.head))
            text.setVisible(reason is not None)
            if reason is not None:
                head.write(reason.head)
                text.write(reason.text)

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3.5)
        self.setContentsMargins(pad, pad, pad, pad)

"""The documents that are asked for, each with whether it has been seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.views.facing import AskedPaper
from center_app.language import Language, words
from ui.theme import Look, TextSize
from ui.widgets import Icon, Label

SEEN, ASKED = words("{document}: seen"), words("{document}: please show it")


class PaperList(QWidget):
    """One below the other; a mark and a colour say what screen readers hear in words."""

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._shown: tuple[AskedPaper, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.space(2))

    @property
    def texts(self) -> list[str]:
        return [row.accessibleName() for row in self._rows]

    def show_papers(self, papers: Sequence[AskedPaper]) -> None:
        """Show these instead, if they are others."""
        if tuple(papers) == self._shown:
            return
        self._shown = tuple(papers)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(paper) for paper in papers]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, paper: AskedPaper) -> QWidget:
        row, name = QWidget(), paper.name.in_(self._language.code)
        row.setAccessibleName(self._language.say(SEEN if paper.seen else ASKED, document=name))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.theme.space(3))
        icon, colour = ("check-circle", "good") if paper.seen else ("document", "ink_soft")
        line.addWidget(Icon(self._look, icon, TextSize.LEAD, colour), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(self._look, name, colour="good" if paper.seen else "ink"), 1)
        return row

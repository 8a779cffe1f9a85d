"""The papers of a basket or a ticket as one checklist."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.catalogue import Document
from center_app.language import Language, words
from center_app.language.digits import fold
from ui.desk.check_row import CheckRow
from ui.theme import Look, Weight
from ui.widgets import Label

DIGITS = "123456789"


class PapersList(QWidget):
    """`tick(document, seen)` is called when a row is ticked by hand."""

    def __init__(
        self, look: Look, tick: Callable[[str, bool], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._tick = look, tick
        self._shown: tuple[object, ...] = ()
        self.rows: dict[str, CheckRow] = {}
        self._caption = Label(look, weight=Weight.SEMIBOLD, colour="ink_soft")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.space(0.5))
        self._column.addWidget(self._caption)

    def show_papers(
        self, papers: Sequence[Document], seen: Callable[[str], bool], language: Language
    ) -> None:
        """These papers, some of them seen already."""
        self.setVisible(bool(papers))
        if (tuple(papers), language.code) != self._shown:
            self._shown = tuple(papers), language.code
            self._caption.write(language.say(words("Documents to see")))
            self._fill(papers, language)
        for document, row in self.rows.items():
            with QSignalBlocker(row):
                row.setChecked(seen(document))
            row.update()

    def tick_digit(self, digit: str) -> None:
        """Tick the paper with this digit, or take the tick back."""
        place = DIGITS.find(fold(digit)) if digit else -1
        rows = list(self.rows.values())
        if 0 <= place < len(rows):
            rows[place].toggle()

    def _fill(self, papers: Sequence[Document], language: Language) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()
        for n, paper in enumerate(papers):
            digit = DIGITS[n] if n < len(DIGITS) else ""
            note = "" if paper.original else language.say(words("A copy is enough"))
            row = CheckRow(self._look, digit, paper.name.in_(language.code), note)
            row.toggled.connect(lambda on, it=paper.id: self._tick(it, on))
            self.rows[paper.id] = row
            self._column.addWidget(row)

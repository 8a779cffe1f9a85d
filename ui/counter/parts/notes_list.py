"""What earlier counters wrote of the visit, each with where it comes from."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language, words
from center_app.store.kept.notes import Note as Written
from ui.theme import Look, Weight
from ui.widgets import Label, Note


class NotesList(QWidget):
    """Plain text, shown as it was written; hidden while there is none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[tuple[str, str], ...] = ()
        self._labels: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.space(0.5))
        self.hide()

    @property
    def text(self) -> str:
        """All that is shown, one after the other."""
        return "\n".join(f"{name}: {text}" for name, text in self._shown)

    def show_notes(self, notes: tuple[Written, ...], language: Language) -> None:
        """Show these, in the order in which they were written."""
        said = tuple(
            (language.say(words("Note from counter {counter}"), counter=note.counter), note.text)
            for note in notes
        )
        if said == self._shown:
            return
        self._shown = said
        for label in self._labels:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = [label for name, text in said for label in self._pair(name, text)]
        for label in self._labels:
            self._column.addWidget(label)
        self.setAccessibleName(self.text)
        self.setVisible(bool(said))

    def _pair(self, name: str, text: str) -> tuple[Label, Label]:
        return Note(self._look, name), Label(self._look, text, weight=Weight.MEDIUM)

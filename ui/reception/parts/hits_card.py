"""What was found for what is typed; a hint where nothing is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from center_app.language import Language, words
from ui.desk.card_column import CardColumn
from ui.desk.choice_list import Choice, ChoiceList
from ui.theme import Look
from ui.widgets import BodyLabel


class HitsCard(CardColumn):
    """The first hit is marked: Enter in the field takes it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.list = ChoiceList(look, digits="")
        self._hint = BodyLabel(look)
        self.stack(self._hint, self.list)
        self.end()

    def show_hits(
        self, hits: Sequence[Choice], typed: str, language: Language, *, waits: bool
    ) -> None:
        """These; `waits`: the center is still asked about the code that was typed."""
        if list(hits) != self.list.choices:
            self.list.fill(hits)
            self.list.mark()
        self.list.setVisible(bool(hits))
        self._hint.setVisible(not hits)
        self._hint.write(language.say(_hint(typed, waits=waits)))


def _hint(typed: str, *, waits: bool) -> str:
    if not typed.strip():
        return words(
            "Type what the visitor asks for, a ticket number or the code of an appointment, or "
            "scan a ticket. Enter takes what is marked; Enter again gives the number."
        )
    if waits:
        return words("Checking…")
    return words("Nothing has these words or this number. Try fewer letters or another name.")

"""What those who work here answered this week and before, as far as it may be seen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.pulse import FEWEST, PulseResult
from center_app.domain.rating import MOST
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import day
from center_app.language.faces import FACES
from center_app.language.pulse import QUESTIONS
from ui.theme import Look, TextSize, Weight
from ui.widgets import Card, Chip, FlowRow, Label, Note

ABOUT = words("Anonymous: shown from {n} answers on, and then only by fives.")


class PulseCard(Card):
    """The last week of which anything may be seen: the mean, and how many gave what."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._says, self._about = Label(look), Note(look)
        self._counts = {stars: Chip(look, icon=f"face-{stars}") for stars in FACES}
        self._row = FlowRow(look)
        self._row.fill(list(self._counts.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        for part in (self._title, self._says, self._row, self._about):
            column.addWidget(part)

    @property
    def text(self) -> str:
        shown = [self._says.accessibleName(), *(chip.text() for chip in self._counts.values())]
        return " ".join(shown) if not self._row.isHidden() else self._says.accessibleName()

    def show_results(self, results: Sequence[PulseResult], language: Language) -> None:
        """Show the last of these weeks."""
        say = language.say
        self._title.write(say(words("How work is, by those who do it")))
        self._about.write(say(ABOUT, n=FEWEST))
        self._row.setVisible(bool(results))
        if not results:
            self._says.write(say(words("There are not enough answers to show yet.")))
            return
        last = results[0]
        told = say(
            words("Week of {day}: {question} {mean} of {most}, {n} answers."),
            day=day(last.week, language),
            question=say(QUESTIONS.get(last.question, last.question)),
            mean=f"{last.mean:.1f}",
            most=MOST,
            n=last.answers,
        )
        self._says.write(told)
        for stars, chip in self._counts.items():
            chip.write(f"{say(FACES[stars])} {isolate(str(last.counts[stars - 1]))}")

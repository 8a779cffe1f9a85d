"""The story of one visit: its line of time, the promise, and what happened when and why."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.telling import Telling
from center_app.domain.text import Text
from center_app.language import Language
from center_app.language.bidi import isolate
from ui.desk.card_column import CardColumn
from ui.manager.journey_words import moments, promise, spent, stretches
from ui.manager.parts.reasons_card import ReasonsCard
from ui.manager.parts.time_line import LegendItem, TimeLine
from ui.theme import Look, TextSize, Weight
from ui.widgets import BodyLabel, FlowGrid, Label, Note

LEAST = 52
"""Width of an item of the legend in units of the theme."""


class JourneyCard(QWidget):
    """Written anew when the story or the language is another."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Telling, Language, Mapping[str, Text]] | None = None
        self.title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self.line = TimeLine(look)
        self._legend = FlowGrid(look, LEAST, 2)
        self.promise, self._goes_on = BodyLabel(look), Note(look)
        self.moments = ReasonsCard(look)
        above = CardColumn(look)
        above.stack(self.title, self._goes_on, self.line, self._legend, self.promise)
        above.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        column.addWidget(above)
        column.addWidget(self.moments)
        column.addStretch(1)

    def show_story(self, telling: Telling, names: Mapping[str, Text], language: Language) -> None:
        """Show this visit; `names` are those of the employees."""
        if (telling, language, names) == self._shown:
            return
        self._shown = telling, language, dict(names)
        story, say = telling.story, language.say
        numbers = " ".join(isolate(number) for number in story.numbers)
        self.title.write(say("The visit of {number}", number=numbers))
        self._goes_on.write(say("It is still going on."))
        self._goes_on.setVisible(story.goes_on)
        said = spent(story, language)
        self.line.show_stretches(stretches(story), language.comma.join(said.values()))
        self._legend.fill([LegendItem(self._look, *one) for one in said.items()])
        promised = promise(telling, language)
        self.promise.write(promised)
        self.promise.setVisible(bool(promised))
        self.moments.show_reasons(say("What happened"), moments(telling, names, language))

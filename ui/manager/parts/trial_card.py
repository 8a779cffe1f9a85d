"""What a value of the rule would have done to the last full day."""

from PySide6.QtWidgets import QWidget

from center_app.language import Language, words
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.rule_words import PARAMETERS
from ui.manager.trial_words import WHY, TrialColumn, about, summary, trial_rows
from ui.manager.trying import Tried, Trying
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import FlowRow, Label, Note, QuietButton

PLAYING = words("Playing: {played} of {all}. It may take a minute; the hall is not slowed.")


class TrialCard(CardColumn):
    """There from the first trial on; follows its model."""

    def __init__(
        self, look: Look, language: Language, model: Trying, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._language, self._model = language, model
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._what, self._about = Note(look), Note(look)
        self.status = StatusLine(look)
        self.table = FiguresTable(look, tuple(TrialColumn), language, words("What would have been"))
        self.stop = QuietButton(look, icon="stop")
        self._buttons = FlowRow(look)
        self._buttons.fill([self.stop])
        self.stack(self._title, self._what, self.status, self._buttons, self.table, self._about)
        self.end()
        self.hide()
        self.stop.clicked.connect(model.stop)
        model.changed.connect(self._show)

    def speak(self, language: Language) -> None:
        """Say it in this language from now on."""
        self._language = language
        self._show()

    def _show(self) -> None:
        model, language = self._model, self._language
        self.setVisible(model.busy or model.outcome is not None)
        if not model.name:
            return
        say, tried = language.say, model.outcome
        self._title.write(say("What would have been"))
        self._what.write(
            say(
                "{parameter}: {value}",
                parameter=say(PARAMETERS[model.name]),
                value=f"{model.value:g}",
            )
        )
        self.stop.write(say("Stop the trial"))
        self.status.tell(self._message(), language)
        self._buttons.setVisible(model.busy)
        has_figures = isinstance(tried, Tried)
        self.table.setVisible(has_figures)
        self._about.setVisible(has_figures)
        if isinstance(tried, Tried):
            self.table.fill(trial_rows(tried, language), language)
            self._about.write(about(tried, language))

    def _message(self) -> Message | None:
        outcome = self._model.outcome
        if isinstance(outcome, Tried):
            return summary(outcome)
        if outcome is not None:
            return WHY[outcome]
        played, every = self._model.played
        values = (("played", played), ("all", every))
        return Message(Tone.INFO, Sentence(PLAYING, values))

"""One alarm: what it is, since when, who sees to it, and what there is to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.alarm import AlarmAnswer
from center_app.language import Language
from center_app.language.bidi import plain
from ui.manager.alarm_words import ANSWERS, AlarmWords
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Card, Chip, FlowRow, Label, Note, PrimaryButton, QuietButton


class AlarmCard(Card):
    """`taken(AlarmAnswer)` and `put_away()`; the answers stand there once they are asked for."""

    taken = Signal(object)
    put_away = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._shown: tuple[AlarmWords, str, bool] | None = None
        self._state = Chip(look)
        self._text = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._note, self._owner = Note(look), Label(look, weight=Weight.SEMIBOLD)
        self.take, self.away = PrimaryButton(look, icon="check"), QuietButton(look, icon="x")
        self.answers = {answer: QuietButton(look) for answer in ANSWERS}
        self._deeds, self._choices = FlowRow(look), FlowRow(look)
        self._deeds.fill([self.take, self.away])
        self._choices.fill(list(self.answers.values()))
        self._choices.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(1.5))
        for part in (self._state, self._text, self._note, self._owner, self._deeds, self._choices):
            column.addWidget(part)
        column.addStretch(1)
        self.take.clicked.connect(self._choose)
        self.away.clicked.connect(self.put_away)
        for answer, button in self.answers.items():
            button.clicked.connect(lambda _checked=False, answer=answer: self._answer(answer))

    def show_alarm(self, said: AlarmWords, language: Language, *, busy: bool) -> None:
        """Show how it stands."""
        shown = said, language.code, busy
        if shown == self._shown:
            return
        self._shown = shown
        say = language.say
        self._state.write(say("seen to") if said.owner else say("open"), said.tone)
        self._text.write(said.text)
        self._note.write(said.note)
        self._owner.write(said.owner)
        self._owner.setVisible(bool(said.owner))
        self.take.write(say("Change what is done") if said.owner else say("I see to it"))
        self.away.write(say("Put away"))
        for answer, button in self.answers.items():
            button.write(say(ANSWERS[answer]))
        for press in (self.take, self.away, *self.answers.values()):
            press.setEnabled(not busy)
        self.set_ground("bad_tint" if said.tone is Tone.BAD else "surface")
        told = (said.text, said.note, said.owner)
        self.setAccessibleName(plain(", ".join(part for part in told if part)))

    def _choose(self) -> None:
        self._choices.setVisible(self._choices.isHidden())
        if self._choices.isVisible():
            next(iter(self.answers.values())).setFocus()

    def _answer(self, answer: AlarmAnswer) -> None:
        self._choices.hide()
        self.taken.emit(answer)

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(4)
        self.setContentsMargins(pad, pad, pad, pad)

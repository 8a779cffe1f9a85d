"""What the desk asks quietly: whether a time was right, and how work is this week."""

from PySide6.QtWidgets import QWidget

from center_app.domain.doubt import Doubt
from center_app.domain.views.own_day import AskedTime
from center_app.language import Language, words
from center_app.language.faces import FACES
from center_app.language.pulse import QUESTIONS
from ui.counter.duration import duration
from ui.counter.model import CounterModel
from ui.counter.parts.quiet_strip import KEYS, Answer, QuietStrip
from ui.theme import Look

DOUBTS = {
    Doubt.QUICK: words("Number {number} was served in {time}. Was this time right?"),
    Doubt.LONG: words("The sitting with number {number} lasted {time}. Was this time right?"),
    Doubt.LONG_HOLD: words("Number {number} was on hold for {time}. Was this time right?"),
}

STARS = (5, 4, 3, 2, 1, None)
"""What each of the answers gives; the last skips the question."""


class Questions(QuietStrip):
    """One of them at a time, the time first; nothing waits for an answer."""

    def __init__(self, look: Look, model: CounterModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._model = model
        self._time: AskedTime | None = None
        self.answered.connect(self._answer)

    def show_desk(self, language: Language) -> None:
        """Ask what there is to ask at the desk as it is now."""
        desk, say = self._model.desk, language.say
        self._time = desk.asked if desk is not None and self._model.person is not None else None
        question = self._model.pulse.at(desk) if desk is not None else None
        if self._time is not None:
            text = say(
                DOUBTS[self._time.doubt],
                number=self._time.number,
                time=duration(self._time.ms),
            )
            told = (say(words("Yes")), say(words("Time not accurate")))
            answers = [Answer(one, key) for one, key in zip(told, KEYS, strict=False)]
            self.ask(text, answers)
        elif question is not None:
            self.ask(say(QUESTIONS[question]), _faces(language))
        else:
            self.ask("", ())

    def _answer(self, place: int) -> None:
        if self._time is not None:
            self._model.judge(self._time, accurate=place == 0)
        else:
            self._model.pulse.answer(STARS[place])


def _faces(language: Language) -> list[Answer]:
    return [
        Answer(language.say(FACES[stars]), key, f"face-{stars}")
        if stars is not None
        else Answer(language.say(words("Skip")), key)
        for stars, key in zip(STARS, KEYS, strict=True)
    ]

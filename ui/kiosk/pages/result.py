"""A result that is ready, before the number for collecting it is taken."""

from center_app.domain.result import Way
from center_app.domain.views.result import ResultView
from center_app.language import Language
from center_app.language.dates import day
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.coded import CodedPage
from ui.kiosk.parts.list_card import ListCard
from ui.theme import Look, Tone
from ui.ticket import sentences


class ResultPage(CodedPage):
    """What it is, and whether it can be collected today."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        result = model.mine.result
        super().__init__(model, look, language, language.say("Collect a result"))
        if result is not None:
            name = sentences.line(result.line, model.catalogue, language)
            self.column.addWidget(ListCard(look, language.say("Result of"), "", [name]))
        self.column.addStretch()

    @property
    def ready(self) -> bool:
        result = self._model.mine.result
        return result is not None and result.can_be_collected

    @property
    def number(self) -> str | None:
        result = self._model.mine.result
        return result.number if result is not None and not result.collected else None

    def stand(self) -> tuple[Tone, str] | None:
        result = self._model.mine.result
        return said_of(result, self._language) if result is not None else None


def said_of(result: ResultView, language: Language) -> tuple[Tone, str]:
    """How it stands with a result, in one sentence."""
    say, when = language.say, day(result.ready, language)
    if result.way is Way.POST:
        return Tone.INFO, say(
            "This result is sent by post on {date}; no number is needed.", date=when
        )
    if result.collected:
        return Tone.INFO, say("This result has been collected.")
    if result.number is not None:
        number = result.number
        return Tone.INFO, say("Number {number} has been given for this result.", number=number)
    if result.early:
        return Tone.WARN, say(
            "This result is ready on {date}. Please come on that day or later.", date=when
        )
    return Tone.GOOD, say("The result is ready. The number is called soon.")

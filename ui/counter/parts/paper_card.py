"""Who is served by the number on the paper while the center is away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.clock import Instant, elapsed
from center_app.language import Language, words
from ui.counter.duration import duration
from ui.counter.paper import PaperService
from ui.counter.verbs import FACES, Verb
from ui.desk.card_column import CardColumn
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Chip, Label, Note, NumberPlate, PrimaryButton, QuietButton


class PaperCard(CardColumn):
    """`served()` at the end of it, `unserved()` where nothing came of it."""

    served = Signal()
    unserved = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._began: Instant | None = None
        self._stand = Chip(look)
        self._clock = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._number = NumberPlate(look)
        self._hint, self._kept = Note(look), Note(look)
        self.finish, self.let_go = PrimaryButton(look, icon="check"), QuietButton(look, icon="skip")
        self.finish.clicked.connect(self.served)
        self.let_go.clicked.connect(self.unserved)
        self.stack(self._stand, self._number, self._clock, self._hint, self._kept)
        self.stack(self.finish, self.let_go, gap=2)
        self.end()

    @property
    def number(self) -> str:
        return self._number.text()

    def show_service(self, service: PaperService, kept: int, language: Language) -> None:
        """Show it; `kept` others wait for the center."""
        say = language.say
        self._began = service.began
        self._number.write(service.number)
        self._number.set_tone(Tone.ACTIVE)
        self._stand.write(say(words("Served by paper")), Tone.ACTIVE)
        self._hint.write(
            say(
                words(
                    "Serve what you can of it. The center takes it as done by you at this time,"
                    " and what is left waits on."
                )
            )
        )
        self._kept.setVisible(kept > 0)
        self._kept.write(
            language.say_many(
                "{n} served by paper is kept for the center.",
                "{n} served by paper are kept for the center.",
                kept,
            )
        )
        self.finish.write(say(words("Served ({key})"), key=FACES[Verb.FINISH].key))
        self.let_go.write(say(words("Not served ({key})"), key=FACES[Verb.MISS].key))

    def tick(self, now: Instant) -> None:
        """Count on."""
        if self._began is not None:
            self._clock.write(duration(elapsed(self._began, now)))

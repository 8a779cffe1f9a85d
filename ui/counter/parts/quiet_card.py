"""What stands on the desk while no visit does: who waits, the break, the closed counter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.counter import Status
from center_app.domain.views.desk import DeskView
from center_app.language import Language, words
from ui.counter.duration import duration
from ui.counter.parts.verb_button import LeadingButton
from ui.counter.verbs import Verb
from ui.counter.wording import PAUSE_REASONS, STATUS
from ui.desk.card_column import CardColumn
from ui.theme import Look, TextSize, Weight
from ui.widgets import Icon, Label


class QuietCard(CardColumn):
    """One sentence and what to do about it; `opened` when the counter is to go on."""

    opened = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk: DeskView | None = None
        self._icon = Icon(look, "people", TextSize.DISPLAY, "edge")
        self._clock = Label(look, size=TextSize.DISPLAY, weight=Weight.BOLD, colour="primary")
        self._says = Label(look, size=TextSize.TITLE, weight=Weight.SEMIBOLD)
        self._hint = Label(look, colour="ink_soft")
        self.open = LeadingButton(look, Verb.OPEN)
        self.open.lead_on(True)
        self.open.clicked.connect(self.opened)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column.addStretch(1)
        self.stack_middle(self._icon)
        for label in (self._clock, self._says, self._hint):
            label.setAlignment(middle)
            self._column.addWidget(label)
        self._column.addSpacing(look.theme.space(4))
        self.stack_middle(self.open)
        self._column.addStretch(1)

    @property
    def text(self) -> str:
        return f"{self._says.accessibleName()} {self._hint.accessibleName()}"

    def show_desk(self, desk: DeskView, language: Language) -> None:
        self._desk = desk
        away = desk.status is not Status.OPEN
        self._clock.setVisible(desk.status is Status.PAUSED)
        self._icon.setVisible(desk.status is not Status.PAUSED)
        self.open.setVisible(away)
        self.open.show_desk(desk, language)
        icon, says, hint = _looks(desk, language)
        self._icon.show_icon(icon, "primary" if away or desk.waiting else "edge")
        self._says.write(says)
        self._hint.write(hint)

    def tick(self, age_ms: int) -> None:
        """Count on: the view is so old now."""
        if self._desk is not None and self._desk.since is not None:
            self._clock.write(duration(self._desk.at + age_ms - self._desk.since))


def _looks(desk: DeskView, language: Language) -> tuple[str, str, str]:
    """Icon, sentence and hint."""
    if desk.paused:
        hint = language.say(words("Everybody who waits keeps the place."))
        return "hand", language.say(words("The hall is paused")), hint
    if desk.status is Status.CLOSED:
        hint = language.say(words("Nobody is called here until the counter is opened."))
        return "lock", language.say(words("The counter is closed")), hint
    if desk.status is Status.PAUSED:
        reason = language.say(PAUSE_REASONS.get(desk.reason or "", STATUS[Status.PAUSED]))
        hint = language.say(words("Nobody is called here until the break ends."))
        return "pause", reason, hint
    if desk.waiting:
        waiting = language.say_many(
            "{n} visitor is waiting for you", "{n} visitors are waiting for you", desk.waiting
        )
        return "people", waiting, language.say(words("Press F2 or the space bar to call the next."))
    hint = language.say(words("Whoever comes next appears here by itself."))
    return "people", language.say(words("Nobody is waiting")), hint

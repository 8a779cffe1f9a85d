"""Where a visit is sent: to a counter that could go on with it, or back to the queue."""

from PySide6.QtCore import Signal

from center_app.domain.views.desk import Colleague
from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.counter.panels.choosing import Choosing
from ui.desk.choice_list import Choice

QUEUE = "queue"


class TransferPanel(Choosing):
    """`sent(counter)`, None for the queue."""

    sent = Signal(object)

    def ask(self, state: DeskState, language: Language) -> None:
        self.head(
            language.say(words("Transfer")),
            language.say(words("The number and the waited time are kept.")),
        )
        able_first = sorted(state.desk.colleagues, key=lambda colleague: not colleague.able)
        back = Choice(
            QUEUE,
            language.say(words("Back to the queue")),
            language.say(words("Called by whoever can serve it next")),
        )
        self.offer([back, *(_counter(one, state, language) for one in able_first)])

    def take(self, code: str) -> None:
        self.sent.emit(None if code == QUEUE else code)


def _counter(colleague: Colleague, state: DeskState, language: Language) -> Choice:
    name = state.reference.person_name(colleague.employee).in_(language.code)
    counter = language.say(words("Counter {counter}"), counter=colleague.counter)
    busy = language.say(words("Serving") if colleague.busy else words("Available"))
    off = "" if colleague.able else language.say(words("Does not serve what is left of this visit"))
    title = f"{counter} · {name}" if name else counter
    return Choice(colleague.counter, title, state="" if off else busy, off=off)

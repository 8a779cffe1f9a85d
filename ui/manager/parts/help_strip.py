"""A counter asks quietly for help: told above every page until somebody sees to it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.text import Text
from center_app.domain.views.manager import HelpCall
from center_app.language import Language
from ui.manager.figures import lasting
from ui.theme import Look, Tone
from ui.widgets import Banner, PrimaryButton

KEY = "F2"


class HelpStrip(Banner):
    """The call that has waited longest; `seen()` when somebody sees to it."""

    seen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.go = PrimaryButton(look, icon="check")
        self._row.addWidget(self.go)
        self.go.clicked.connect(self.seen)

    def show_help(
        self, calls: tuple[HelpCall, ...], names: Mapping[str, Text], now: int, language: Language
    ) -> None:
        """Tell of the first, and how many there are besides; gone when nobody asks."""
        if not calls:
            self.clear()
            return
        first, further = calls[0], len(calls) - 1
        name = names.get(first.employee or "")
        who = name.in_(language.code) if name is not None else ""
        since = lasting(now - first.since, language)
        more = language.say_many(
            "{n} more counter asks for help", "{n} more counters ask for help", further
        )
        notes = (who, since, more if further else "")
        self.go.write(language.say("I see to it ({key})", key=KEY))
        self.tell(
            Tone.BAD,
            language.say("Counter {counter} asks for help.", counter=first.counter),
            " · ".join(note for note in notes if note),
        )

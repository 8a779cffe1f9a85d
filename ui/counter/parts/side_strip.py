"""Beside the desk: the time, who waits, what was done today, what is on hold, and the link."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from center_app.domain.clock import SECOND
from center_app.domain.views.desk import DeskView
from center_app.language import Language, words
from center_app.language.bidi import isolate
from sync.worker import SyncStatus
from ui.counter.duration import duration
from ui.desk.card_column import CardColumn
from ui.desk.registry_words import link_state
from ui.theme import Look, TextSize, Weight
from ui.widgets import ClockLabel, Label, Note

NOBODY = "–"
HELD_NAMED = 5
"""Visits on hold that the strip names: there is no room for many, and F11 lists them all."""
WIDTH = 40
"""Least width, in units of the theme at the plain text size."""


class SideStrip(CardColumn):
    """Counts on by itself between two views: `tick` with the age of the view."""

    def __init__(
        self,
        look: Look,
        language: Language,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._now = now
        self._clock = ClockLabel(look, language, now)
        self.stack(self._clock)
        self._desk: DeskView | None = None
        self._names = [Note(look) for _ in range(3)]
        self._waiting, self._longest, self._served = (
            Label(look, size=TextSize.TITLE, weight=Weight.BOLD) for _ in range(3)
        )
        figures = (self._waiting, self._longest, self._served)
        for name, figure in zip(self._names, figures, strict=True):
            self.stack(name, figure, gap=1)
        self._held_name = Label(look, weight=Weight.SEMIBOLD, colour="ink_soft")
        self._held, self._more_held = Label(look), Note(look)
        self.stack(self._held_name, self._held, self._more_held, gap=2)
        self.end()
        self.link = Note(look)
        self.link.hide()
        self.stack(self.link)
        look.changed.connect(self._widen)
        self._widen()

    @property
    def more_held(self) -> str:
        """How many visits on hold are not named, "" for none."""
        return self._more_held.accessibleName() if not self._more_held.isHidden() else ""

    def show_desk(self, desk: DeskView, language: Language) -> None:
        self._desk = desk
        self._clock.speak(language)
        said = (words("Waiting for me"), words("Longest wait"), words("Served today"))
        for name, msgid in zip(self._names, said, strict=True):
            name.write(language.say(msgid))
        self._waiting.write(isolate(str(desk.waiting)))
        self._served.write(isolate(str(desk.served_today)))
        self._held_name.write(language.say(words("On hold: {n}"), n=desk.held_in_all))
        more = desk.held_in_all - len(desk.held[:HELD_NAMED])
        self._more_held.write(
            language.say_many("And {n} more visit.", "And {n} more visits.", more)
        )
        for label in (self._held_name, self._held):
            label.setVisible(bool(desk.held))
        self._more_held.setVisible(more > 0)

    def show_link(self, status: SyncStatus | None, language: Language) -> None:
        """How the link to the registry stands, without the reasons, which are for the manager."""
        self.link.setVisible(status is not None)
        if status is not None:
            now = round(self._now().timestamp() * SECOND)
            _tone, text, note = link_state(replace(status, trouble=None), now, language)
            self.link.write("\n".join(part for part in (text, note) if part))
            self.link.setToolTip(language.say(words("Nothing at the counter waits for it.")))

    def tick(self, age_ms: int) -> None:
        """Count on: the view is so old now."""
        desk = self._desk
        if desk is None:
            return
        longest = duration(desk.longest_ms + age_ms) if desk.longest_ms is not None else NOBODY
        self._longest.write(longest)
        held = (
            f"{isolate(visit.number)}  {duration(desk.at + age_ms - visit.since)}"
            for visit in desk.held[:HELD_NAMED]
        )
        self._held.write("\n".join(held))

    def _widen(self) -> None:
        """Keep one width, whatever the figures are."""
        theme = self._look.theme
        self.setMinimumWidth(round(theme.space(WIDTH) * theme.scale))

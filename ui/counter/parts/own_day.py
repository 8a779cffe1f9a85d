"""The employee's own day at a glance, beside nobody else's."""

from PySide6.QtWidgets import QWidget

from center_app.domain.clock import MINUTE
from center_app.domain.views.desk import DeskView
from center_app.language import Language, words
from center_app.language.dates import minutes
from ui.desk.card_column import CardColumn
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Note


class OwnDayCard(CardColumn):
    """What was done today, and how long it usually took: oneself, and today's queue."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._done = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._served, self._usual, self._queue = Label(look), Label(look), Label(look)
        self._note = Note(look)
        self.stack(self._title, self._done, self._served, self._usual, self._queue)
        self.stack(self._note, gap=1)
        self.end()

    @property
    def text(self) -> str:
        shown = (
            *(self._title, self._done, self._served),
            *(self._usual, self._queue, self._note),
        )
        return " ".join(label.accessibleName() for label in shown if not label.isHidden())

    def show_desk(self, desk: DeskView, language: Language) -> None:
        """Show the day as it is now."""
        own = desk.own
        if own is None:
            return
        say = language.say
        self._title.write(say(words("My day")))
        visits = language.say_many("{n} visit", "{n} visits", own.visits)
        services = language.say_many("{n} service", "{n} services", own.services)
        self._done.write(f"{services} · {visits}")
        served = minutes(own.served_ms // MINUTE, language)
        self._served.write(say(words("Time of serving: {time}"), time=served))
        self._served.setVisible(bool(own.served_ms))
        known = own.usual_ms is not None and own.own_usual_ms is not None
        self._usual.setVisible(known)
        if own.usual_ms is not None and own.own_usual_ms is not None:
            self._usual.write(
                say(
                    words("Usual time today: {today}; usually mine for the same: {usual}"),
                    today=_rounded(own.usual_ms, language),
                    usual=_rounded(own.own_usual_ms, language),
                )
            )
        longest = minutes(max(0, desk.longest_ms or 0) // MINUTE, language)
        self._queue.write(
            say(words("Waiting: {n}, the longest for {time}"), n=desk.waiting, time=longest)
            if desk.waiting
            else say(words("Nobody is waiting"))
        )
        self._note.write(
            language.say_many(
                "{n} time that was not accurate is left out.",
                "{n} times that were not accurate are left out.",
                own.set_aside,
            )
        )
        self._note.setVisible(bool(own.set_aside))


def _rounded(ms: int, language: Language) -> str:
    return minutes(max(1, round(ms / MINUTE)), language)

"""What is to be said to the counters or to the hall: chosen, seen, and then shown."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QWidget

from center_app.domain.bulletin import OF_AN_AGENCY, SAYINGS, Place, Saying
from center_app.domain.clock import MINUTE
from center_app.domain.views.bulletins import BulletinsView, BulletinView
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.bulletin_words import bulletin_text, choice_text
from center_app.language.dates import minutes
from ui.desk.card_column import CardColumn
from ui.manager.bulletin_rows import PLACES, Wanted
from ui.theme import Look, TextSize, Weight
from ui.widgets import FlowRow, Label, Note, PrimaryButton, QuietButton

K = TypeVar("K")

SPANS = (15, 30, 60, 120, None)
"""Minutes for which it is shown; the last: for the rest of the day."""


class BulletinForm(CardColumn):
    """`wanted(Wanted)`. What stands below the choices is what people will read."""

    wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._view: BulletinsView | None = None
        self._language: Language | None = None
        self._now = 0
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._heads = [Label(look, weight=Weight.SEMIBOLD) for _ in range(3)]
        self.places = {place: QuietButton(look) for place in PLACES}
        self.sayings = {saying: QuietButton(look) for saying in Saying}
        self.spans = {span: QuietButton(look) for span in SPANS}
        self.counters: dict[str, QuietButton] = {}
        self.agency = QComboBox()
        self.aloud = QCheckBox()
        self._said, self._note = Label(look, size=TextSize.LEAD), Note(look)
        self.show_it = PrimaryButton(look, icon="check")
        self._at = FlowRow(look)
        rows = [FlowRow(look) for _ in range(3)]
        self._groups = (
            self._choice(rows[0], self.places),
            self._choice(rows[1], self.sayings),
            self._choice(rows[2], self.spans),
        )
        self.stack(self._title, rows[0], gap=1)
        self.stack(self._heads[0], rows[1], self.agency, gap=1)
        self.stack(self._heads[1], self._at, gap=1)
        self.stack(self._heads[2], rows[2], gap=1)
        self.stack(self._said, self.aloud, self._note, self.show_it, gap=1)
        self.end()
        self.places[Place.DISPLAYS].setChecked(True)
        self.sayings[Saying.PAPERS].setChecked(True)
        self.spans[30].setChecked(True)
        self.agency.currentIndexChanged.connect(self._show)
        self.show_it.clicked.connect(self._ask)

    def show_view(self, view: BulletinsView, now: int, language: Language, *, busy: bool) -> None:
        """Offer what can be said now."""
        other = language is not self._language
        if other or self._view is None or view.agencies != self._view.agencies:
            chosen = self.agency.currentIndex()
            self.agency.blockSignals(True)
            self.agency.clear()
            self.agency.addItems([name.in_(language.code) for _code, name in view.agencies])
            self.agency.setCurrentIndex(max(0, chosen))
            self.agency.blockSignals(False)
        if list(view.counters) != list(self.counters):
            self._make_counters(view.counters)
        self._view, self._now, self._language = view, now, language
        self.show_it.setEnabled(not busy)
        self._speak(language)
        self._show()

    @property
    def chosen(self) -> Wanted:
        """What would be said."""
        place = _chosen(self.places)
        saying = _chosen(self.sayings)
        view, at = self._view, self.agency.currentIndex()
        named = saying in OF_AN_AGENCY and view is not None and 0 <= at < len(view.agencies)
        codes = tuple(code for code, one in self.counters.items() if one.isChecked())
        return Wanted(
            place,
            saying,
            _chosen(self.spans),
            view.agencies[at][0] if named and view is not None else None,
            codes if place is Place.COUNTERS else (),
            spoken=place is Place.DISPLAYS and self.aloud.isChecked(),
        )

    @property
    def said(self) -> str:
        """The sentence as it would be read."""
        return self._said.text()

    def _choice(self, row: FlowRow, buttons: Mapping[K, QuietButton]) -> QButtonGroup:
        group = QButtonGroup(self)
        for one in buttons.values():
            one.setCheckable(True)
            group.addButton(one)
        row.fill(list(buttons.values()))
        group.buttonToggled.connect(self._show)
        return group

    def _make_counters(self, codes: Sequence[str]) -> None:
        self.counters = {code: QuietButton(self._look, isolate(code)) for code in codes}
        for one in self.counters.values():
            one.setCheckable(True)
        self._at.fill(list(self.counters.values()))

    def _speak(self, language: Language) -> None:
        say = language.say
        self._title.write(say("Say something to the hall"))
        heads = (say("What to say"), say("Counters; without a choice, all"), say("For how long"))
        for label, head in zip(self._heads, heads, strict=True):
            label.write(head)
        for place, button in self.places.items():
            button.write(say(PLACES[place]))
        for saying, button in self.sayings.items():
            button.write(choice_text(saying, language))
        for span, button in self.spans.items():
            until = say("Until the day is closed")
            button.write(minutes(span, language) if span is not None else until)
        self.agency.setAccessibleName(say("Agency"))
        self.aloud.setText(say("Spoken aloud too, once"))
        self._note.write(say("Shown at once, in both languages; it ends by itself."))
        self.show_it.write(say("Show it"))

    def _show(self, *_what: object) -> None:
        """Offer what fits together, and show the sentence."""
        view, language = self._view, self._language
        if view is None or language is None:
            return
        place = _chosen(self.places)
        offered = [one for one in SAYINGS[place] if one is not Saying.CLOSES or view.closes]
        for saying, button in self.sayings.items():
            button.setVisible(saying in offered)
        if _chosen(self.sayings) not in offered:
            self.sayings[offered[0]].setChecked(True)
            return
        saying = _chosen(self.sayings)
        self.spans[None].setVisible(saying is not Saying.GOES_ON)
        if saying is Saying.GOES_ON and _chosen(self.spans) is None:
            self.spans[30].setChecked(True)
            return
        self.agency.setVisible(saying in OF_AN_AGENCY)
        self.aloud.setVisible(place is Place.DISPLAYS)
        for part in (self._heads[1], self._at):
            part.setVisible(place is Place.COUNTERS)
        self._said.write(bulletin_text(self._seen(saying, view), language))

    def _seen(self, saying: Saying, view: BulletinsView) -> BulletinView:
        span, at = _chosen(self.spans), self.agency.currentIndex()
        goes_on = self._now + (span or 0) * MINUTE
        time = {Saying.CLOSES: view.closes, Saying.GOES_ON: goes_on}.get(saying)
        return BulletinView("", saying, time, view.agencies[at][1] if at >= 0 else None)

    def _ask(self) -> None:
        self.wanted.emit(self.chosen)


def _chosen(buttons: Mapping[K, QuietButton]) -> K:
    return next(key for key, one in buttons.items() if one.isChecked())

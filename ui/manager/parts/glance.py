"""The figures above everything else: waiting, longest wait, late, served, counters, people."""

from collections import Counter as Tally

from PySide6.QtWidgets import QWidget

from center_app.domain.clock import MINUTE
from center_app.domain.counter import Status
from center_app.domain.views.manager import OverviewView
from center_app.language import Language
from center_app.language.bidi import isolate
from ui.manager.figures import NOTHING, short
from ui.manager.parts.figure_card import FigureCard
from ui.theme import Look, Tone
from ui.widgets import FlowGrid

LEAST = 34
"""Width of a card in units of the theme."""


class Glance(FlowGrid):
    """Read from across the desk in three seconds."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, LEAST, 6, parent)
        self._waiting = FigureCard(look, "people")
        self._longest = FigureCard(look, "hourglass")
        self._late = FigureCard(look, "warning")
        self._served = FigureCard(look, "person")
        self._open = FigureCard(look, "counter")
        self._people = FigureCard(look, "people")
        waits = (self._waiting, self._longest, self._late)
        self.fill([*waits, self._served, self._open, self._people])

    def show_overview(self, view: OverviewView, language: Language) -> None:
        say = language.say
        held = say("on hold: {n}", n=view.held)
        if view.later:
            later = say("to be called later: {n}", n=view.later)
            held = f"{held} · {later}"
        if view.results.ready:
            results = say("results to be collected: {n}", n=view.results.ready)
            held = f"{held} · {results}"
        self._waiting.show_figure(say("Waiting now"), str(view.waiting), held)
        self._show_longest(view, language)
        self._late.show_figure(
            say("Over target"),
            str(view.over_target),
            say("close to target: {n}", n=view.near_target),
            Tone.BAD if view.over_target else Tone.NEUTRAL,
        )
        called = say("called: {n}", n=view.called)
        self._served.show_figure(say("Being served"), str(view.being_served), called)
        self._show_counters(view, language)
        self._show_people(view, language)

    def _show_longest(self, view: OverviewView, language: Language) -> None:
        name, longest = language.say("Longest wait now"), view.longest
        if longest is None:
            self._longest.show_figure(name, NOTHING)
            return
        late = longest.waited_ms > longest.target_ms
        self._longest.show_figure(
            name,
            short(longest.waited_ms, language),
            language.say(
                "number {number}, target {target}",
                number=longest.number,
                target=short(longest.target_ms, language),
            ),
            Tone.BAD if late else Tone.NEUTRAL,
            (longest.waited_ms / MINUTE, max(1, longest.target_ms / MINUTE)),
        )

    def _show_counters(self, view: OverviewView, language: Language) -> None:
        tally = Tally(row.status for row in view.counters)
        alarm = view.open and not tally[Status.OPEN] and view.waiting > 0
        self._open.show_figure(
            language.say("Open counters"),
            isolate(f"{tally[Status.OPEN]} / {len(view.counters)}"),
            language.say("on a break: {n}", n=tally[Status.PAUSED]),
            Tone.BAD if alarm else Tone.NEUTRAL,
        )

    def _show_people(self, view: OverviewView, language: Language) -> None:
        full = 0 < view.capacity <= view.people
        self._people.setVisible(bool(view.capacity))
        self._people.show_figure(
            language.say("People in the hall"),
            language.say("about {n}", n=view.people),
            language.say("room for {n}", n=view.capacity),
            Tone.BAD if full else Tone.NEUTRAL,
            (view.people, max(1, view.capacity)),
        )

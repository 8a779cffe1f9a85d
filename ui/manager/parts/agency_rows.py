"""Who waits for each agency, and the wait that is worst against its target."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from center_app.domain.clock import MINUTE
from center_app.domain.course import Course
from center_app.domain.estimate.prospect import AgencyProspect
from center_app.domain.views.services import AgencyGroup
from center_app.language import Language
from ui.manager.figures import short
from ui.manager.parts.figure_card import FigureCard
from ui.manager.pressing import agencies_first
from ui.theme import Look, Tone
from ui.widgets import FlowGrid

LEAST, COLUMNS = 46, 3
"""Width of a card in units of the theme, and how many stand in a row at most."""


class AgencyRows(FlowGrid):
    """A card for each agency that somebody waits for, what presses most first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, LEAST, COLUMNS, parent)
        self._cards: dict[str, FigureCard] = {}

    def show_agencies(
        self,
        groups: tuple[AgencyGroup, ...],
        language: Language,
        course: Course | None,
        rows: int,
    ) -> None:
        """Show those for which somebody waits, and what is to come, in so many rows at most."""
        ahead = course.prospect.agencies if course is not None and course.prospect else ()
        prospects = {one.agency: one for one in ahead}
        waited_for = [group for group in agencies_first(groups) if group.waiting][: rows * COLUMNS]
        if [group.agency for group in waited_for] != list(self._cards):
            self._cards = {one.agency: FigureCard(self._look, "counter") for one in waited_for}
            self.fill(list(self._cards.values()))
        for group in waited_for:
            _show(self._cards[group.agency], group, prospects.get(group.agency), language)


def _show(
    card: FigureCard, group: AgencyGroup, ahead: AgencyProspect | None, language: Language
) -> None:
    waiting = language.say("waiting: {n}", n=group.waiting)
    waits = [
        (row.longest_ms / row.target_ms, row.longest_ms, row.target_ms)
        for row in group.services
        if row.longest_ms is not None
    ]
    if not waits:
        card.show_figure(group.name.in_(language.code), waiting)
        return
    share, longest, target = max(waits)
    said = language.say(
        "longest wait {wait}, target {target}",
        wait=short(longest, language),
        target=short(target, language),
    )
    card.show_figure(
        group.name.in_(language.code),
        waiting,
        "\n".join((said, *_expected(ahead, language))),
        Tone.BAD if share > 1 else Tone.NEUTRAL,
        (longest / MINUTE, target / MINUTE),
    )


def _expected(ahead: AgencyProspect | None, language: Language) -> Iterator[str]:
    """The service that will press most: now, and in half an hour."""
    if ahead is None or ahead.worst.now_ms is None or ahead.worst.then_ms is None:
        return
    yield language.say(
        "who comes now: {now}, in half an hour: {then}",
        now=short(ahead.worst.now_ms, language),
        then=short(ahead.worst.then_ms, language),
    )

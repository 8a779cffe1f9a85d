"""What else is asked of an outcome: missing papers, why, where to, or when it is ready."""

from datetime import date, timedelta

from center_app.domain.calendar import Calendar
from center_app.domain.catalogue import Document, Service
from center_app.domain.result import FURTHEST
from center_app.domain.step import Outcome
from center_app.domain.views.desk_visit import DeskStep, DeskVisit
from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.desk.choice_list import Choice
from ui.desk.outcome_words import ELSEWHERE, REJECTED_FOR

ONE_DAY = timedelta(days=1)

ASKS: dict[Outcome, str] = {
    Outcome.INCOMPLETE: words("Which documents are missing? Their digits mark them."),
    Outcome.REFERRED: words("Where to?"),
    Outcome.REJECTED: words("For which reason?"),
    Outcome.READY_LATER: words("Ready when? Plus and minus go from one working day to another."),
}
"""What is asked after which outcome; after the others nothing is."""


def missing_choices(
    state: DeskState, visit: DeskVisit, step: DeskStep, marked: frozenset[str], language: Language
) -> list[Choice]:
    """The documents, those that are missing with their mark."""
    card = state.reference.service(step.service)
    absent = language.say(words("Missing"))
    return [
        Choice(
            document.id,
            document.name.in_(language.code),
            state=absent if document.id in marked else "",
            chosen=document.id in marked,
        )
        for document in _documents(card, visit, step)
    ]


def places(state: DeskState, step: DeskStep, language: Language) -> list[Choice]:
    """The agency itself first, then what is no agency of the catalogue, then all other agencies."""
    agencies = state.reference.catalogue.agencies if state.reference.catalogue is not None else ()
    named = {one.code: one.name.in_(language.code) for one in agencies}
    own = named.pop(step.agency, "")
    first = [Choice(step.agency, own, language.say(words("Its own offices")))] if own else []
    others = [Choice(code, language.say(name)) for code, name in ELSEWHERE.items()]
    return [*first, *others, *(Choice(code, name) for code, name in named.items())]


def reasons(language: Language) -> list[Choice]:
    return [Choice(code, language.say(name)) for code, name in REJECTED_FOR.items()]


def next_working_day(calendar: Calendar | None, day: date, by: int = 1) -> date:
    """The working day after this one, or before it for `by` -1; the day itself where none is."""
    step, found = ONE_DAY * by, day
    for _ in range(FURTHEST.days):
        found += step
        if calendar is None or calendar.around_the_clock or calendar.periods(found):
            return found
    return day


def _documents(card: Service | None, visit: DeskVisit, step: DeskStep) -> tuple[Document, ...]:
    """What nobody has to bring cannot be missing."""
    if card is None:
        return ()
    asked = card.documents_for(visit.lines[step.line].capacity, visit.audience)
    return tuple(document for document in asked if not document.held)

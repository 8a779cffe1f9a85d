"""The weekly question to those who work here: asked once, and answered by nobody in particular.

It goes past the journal, which would know for ever who answered when.
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine

from center_app.domain.hall import Hall
from center_app.domain.pulse import PulseResult, question_of, week_of
from center_app.domain.rating import LEAST, MOST
from center_app.domain.refusal import Reason, Refused
from center_app.store.kept.credentials import Pins
from center_app.store.kept.pulse import has_answered, pulse_results, take_answer


class Pulse:
    """The questions and answers of one center; every method may raise Unavailable."""

    def __init__(self, engine: Engine, pins: Pins, hall: Callable[[], Hall]) -> None:
        self._engine, self._pins, self._hall = engine, pins, hall

    def question(self, employee: str) -> str | None:
        """The week's question for somebody who is at a counter; None once it was answered."""
        week = self._week(employee)
        if week is None or has_answered(self._engine, week, self._mark(employee, week)):
            return None
        return question_of(week)

    def answer(self, employee: str, question: str, stars: int | None) -> None:
        """Count an answer to the week's question, None for skipped; a second one counts nothing.

        Raises Refused(NOT_ALLOWED | BAD_INPUT).
        """
        week = self._week(employee)
        if week is None:
            raise Refused(Reason.NOT_ALLOWED)
        if question != question_of(week) or not (stars is None or LEAST <= stars <= MOST):
            raise Refused(Reason.BAD_INPUT, setting="question")
        take_answer(self._engine, week, question, self._mark(employee, week), stars)

    def results(self) -> tuple[PulseResult, ...]:
        """The weeks of which anything may be seen, the last first."""
        return pulse_results(self._engine)

    def _week(self, employee: str) -> date | None:
        """The present week, for somebody who is at a counter."""
        hall = self._hall()
        here = hall.day is not None and hall.signed_in_at(employee) is not None
        return week_of(hall.day) if here and hall.day is not None else None

    def _mark(self, employee: str, week: date) -> str:
        return self._pins.mark(employee, week.isoformat())

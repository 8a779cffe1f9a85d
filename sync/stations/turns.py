"""How many questions of a kind are looked into at once, so that nobody's press waits for them."""

from asyncio import Semaphore
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from center_app.domain.views import VIEWS
from center_app.domain.views.query import Query
from sync.stations import questions

VIEWS_AT_ONCE = 3
"""So many threads reckon views: more of them only keep the commands from the processor."""

OF_THE_HISTORY = frozenset(
    {
        questions.CourseOf,
        questions.DocumentFetched,
        questions.DocumentsFiled,
        questions.MessagesOf,
        questions.PeriodOf,
        questions.ReportOf,
        questions.UnannouncedOf,
        questions.VisitsOf,
    }
)

HISTORY_AT_ONCE = 6
"""So many wait for the history, which takes minutes where an update has it made anew: without a
bound they would come to have every thread, and the presses none."""


class Turns:
    """Whose turn it is; what stands in the database may be slow, and keeps no view waiting."""

    def __init__(self) -> None:
        self._views = Semaphore(VIEWS_AT_ONCE)
        self._history = Semaphore(HISTORY_AT_ONCE)

    def of(self, query: Query[Any], pressing: bool = False) -> AbstractAsyncContextManager[None]:
        """To be held while the question is looked into; `pressing`: no other view is waited for."""
        if type(query) in OF_THE_HISTORY:
            return self._history
        return self._views if type(query) in VIEWS and not pressing else nullcontext()

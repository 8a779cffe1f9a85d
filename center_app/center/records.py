"""What is looked up of people's, by whom: visits and their stories, and the log of all such looks.

A look is written down before anything is shown; where it cannot be, nothing is.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import Engine

from center_app.center.stories import Found, Sought, Stories
from center_app.domain.clock import Instant, local
from center_app.domain.hall import Hall
from center_app.domain.look import Look, Looked
from center_app.domain.people import Role
from center_app.domain.refusal import Reason, Refused
from center_app.domain.rights import AUDITS, EXPORTS, LOOKS_BACK, has_one_of
from center_app.domain.telling import Telling
from center_app.store.journal import Journal
from center_app.store.kept.looks import looks, note_look


class Records:
    """`by` is an employee's random id; None: somebody at the center's own machine, by the command
    line, who may look at all of it. Every method may raise Unavailable."""

    def __init__(
        self,
        engine: Engine,
        journal: Journal,
        new_id: Callable[[], str],
        hall: Callable[[], Hall],
        now: Callable[[], Instant],
    ) -> None:
        self._engine, self._new_id = engine, new_id
        self._hall, self._now = hall, now
        self._stories = Stories(engine, journal)

    def find(self, by: str | None, day: date, sought: Sought) -> tuple[Found, ...]:
        """The visits of a business day of which all that is true, without their codes.

        Raises Refused(NOT_ALLOWED).
        """
        self._check(by, LOOKS_BACK)
        return tuple(replace(one, token="") for one in self._stories.find(day, sought))

    def tell(self, by: str | None, day: date, visit: str) -> Telling | None:
        """What happened to a visit that came on this day; None where there is none.

        Raises Refused(NOT_ALLOWED).
        """
        self._check(by, LOOKS_BACK)
        self.note(by, Looked.STORY, visit)
        catalogue = self._hall().catalogue
        known = catalogue.services if catalogue is not None else ()
        services = {service.code: service.name for service in known}
        return self._stories.tell(day, visit, self._now(), services)

    def looks(self, by: str | None, first: date, last: date) -> tuple[Look, ...]:
        """Who looked at what on these business days, the last first.

        Raises Refused(NOT_ALLOWED).
        """
        self._check(by, AUDITS)
        found = looks(self._engine, first, last)
        self.note(by, Looked.AUDIT, f"{first}/{last}")
        return found

    def take_out(self, by: str | None, kind: Looked, which: str) -> None:
        """Write down that a document leaves the center, before it does.

        Raises Refused(NOT_ALLOWED).
        """
        self._check(by, EXPORTS)
        self.note(by, kind, which)

    def note(self, by: str | None, kind: Looked, which: str) -> None:
        """Write a look down."""
        now = self._now().at
        day = self._hall().day or local(now).date()
        note_look(self._engine, self._new_id(), Look(now, day, by or "", kind, which))

    def _check(self, by: str | None, roles: frozenset[Role]) -> None:
        if by is not None and not has_one_of(roles, self._hall().employees.get(by)):
            raise Refused(Reason.NOT_ALLOWED)

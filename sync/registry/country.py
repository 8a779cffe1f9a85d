"""A registry in one database or in several, of which each center lives in one.

A center's keys, position and entries are always in the same database and no transaction goes over
two of them: so one that is away keeps its own centers waiting, and no other.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from center_app.domain.clock import Clock
from center_app.domain.refusal import Unavailable
from sync.registry.directory import SUFFIX, DirectoryFile
from sync.registry.home import Home
from sync.registry.ledger import Ledger, open_ledger

T = TypeVar("T")

_ONE = "one"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reached:
    """The databases that answer, by their names, and the names of those that do not."""

    ledgers: Mapping[str, Ledger]
    away: tuple[str, ...]


class Country:
    """The databases of a registry; `lives` names the one of a center, None if it has none."""

    def __init__(self, homes: Mapping[str, Home], lives: Callable[[str], str | None]) -> None:
        self.homes = homes
        self._lives = lives

    def home(self, center: str) -> Home | None:
        """Where a center lives; None for one that nobody placed."""
        return self.homes.get(self._lives(center) or "")

    def ledger(self, center: str) -> Ledger:
        """Raises LookupError for a center that lives nowhere, Unavailable while its home is."""
        home = self.home(center)
        if home is None:
            raise LookupError(center)
        return home.ledger()

    def reached(self) -> Reached:
        """Those that answer now."""
        found: dict[str, Ledger] = {}
        for name, home in self.homes.items():
            try:
                found[name] = home.ledger()
                found[name].check()
            except Unavailable as error:
                found.pop(name, None)
                _log.warning("%s: %s", name, error)
        return Reached(found, tuple(name for name in self.homes if name not in found))

    async def first(self, work: Callable[[Ledger], T | None]) -> T | None:
        """What the first database says that has something to say; all of them know operators.

        Raises Unavailable when none of them answers.
        """
        said, fault = await self.every(work)
        if fault is not None and not said:
            raise fault
        return next((one for one in said.values() if one is not None), None)

    async def every(self, work: Callable[[Ledger], T]) -> tuple[dict[str, T], Unavailable | None]:
        """What each says, by its name, and why one of them, if so, says nothing."""
        asked = (home.ask(work) for home in self.homes.values())
        answers = await asyncio.gather(*asked, return_exceptions=True)
        said: dict[str, T] = {}
        fault: Unavailable | None = None
        for name, answer in zip(self.homes, answers, strict=True):
            if isinstance(answer, Unavailable):
                fault = answer
            elif isinstance(answer, BaseException):
                raise answer
            else:
                said[name] = answer
        return said, fault

    def close(self) -> None:
        for home in self.homes.values():
            home.close()


def open_country(database: str, clock: Clock) -> Country:
    """The registry in a database, or in those that a directory names (the path of a JSON file).

    Raises Unusable; Unavailable when the only database is away.
    """
    if not database.endswith(SUFFIX):
        home = Home(_ONE, partial(open_ledger, database, clock))
        home.ledger()
        return Country({_ONE: home}, lambda _center: _ONE)
    file = DirectoryFile(Path(database))
    homes = {
        name: Home(name, partial(open_ledger, address, clock))
        for name, address in file.now().databases.items()
    }

    def lives(center: str) -> str | None:
        return file.now().centers.get(center)

    return Country(homes, lives)

"""The registry that a command is about: one database, or those that a directory names."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.domain.refusal import Unavailable
from sync.registry.country import Country, open_country
from sync.registry.directory import SUFFIX, DirectoryFile
from sync.registry.ledger import Ledger

T = TypeVar("T")


def database(settings: Settings, options: Namespace) -> str:
    if options.db:
        return str(options.db)
    settings.state.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{settings.state / 'registry.db'}"


@contextmanager
def country(settings: Settings, options: Namespace) -> Iterator[Country]:
    with closing(open_country(database(settings, options), SystemClock())) as opened:
        yield opened


@contextmanager
def ledger_of(settings: Settings, options: Namespace) -> Iterator[Ledger]:
    """The database in which the center lives that the command is about. Raises Failed."""
    with country(settings, options) as opened:
        try:
            ledger = opened.ledger(options.center)
        except LookupError as error:
            raise Failed(f"The center {options.center} is not known here.") from error
        yield ledger


@contextmanager
def only_ledger(settings: Settings, options: Namespace) -> Iterator[Ledger]:
    """For what concerns one database by itself. Raises Failed for a directory of several."""
    if database(settings, options).endswith(SUFFIX):
        raise Failed("This is for one database: name it with --db, not the directory.")
    with country(settings, options) as opened:
        (home,) = opened.homes.values()
        yield home.ledger()


@contextmanager
def new_home(database: str, center: str) -> Iterator[Ledger]:
    """The database of a center that may be new: a directory gives it one. Raises Failed."""
    try:
        if database.endswith(SUFFIX):
            DirectoryFile(Path(database)).change(lambda found: found.with_center(center))
        with closing(open_country(database, SystemClock())) as opened:
            yield opened.ledger(center)
    except ValueError as error:
        raise Failed(f"This is no center's code: {error}.") from error
    except LookupError as error:
        raise Failed("The directory names no database yet.") from error


def each(opened: Country, work: Callable[[Ledger], T]) -> dict[str, T]:
    """What every database of the registry says. Raises Unavailable if one is away, at the end."""
    reached = opened.reached()
    said = {name: work(ledger) for name, ledger in reached.ledgers.items()}
    if reached.away:
        raise Unavailable(f"The others are done; away: {', '.join(reached.away)}.")
    return said

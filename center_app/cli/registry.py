"""`center registry`: the reference registry as a process of its own."""

from argparse import Namespace
from contextlib import closing, suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock, keep_secret
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from sync.registry.ledger import open_ledger
from sync.registry.serving import serve as serve_registry


def serve(settings: Settings, options: Namespace) -> None:
    """Prints the address once it listens, then serves until it is stopped."""
    with suppress(KeyboardInterrupt):
        serve_registry(
            _database(settings, options),
            SystemClock(),
            partial(print, flush=True),
            host=options.host,
            port=options.port,
        )


def enrol(settings: Settings, options: Namespace) -> None:
    enrol_center(_database(settings, options), options.center, options.key_file)
    ready = f"{options.center} may send its journal. Its key is in {options.key_file}."
    tell(options, ready, center=options.center, key_file=str(options.key_file))


def allow(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center that is not known."""
    with closing(open_ledger(_database(settings, options), SystemClock())) as ledger:
        try:
            ledger.allow_epoch(options.center)
        except LookupError as error:
            raise Failed(f"The center {options.center} is not known here.") from error
    tell(options, f"{options.center} may open one more epoch.", center=options.center)


def renew(settings: Settings, options: Namespace) -> None:
    with closing(open_ledger(_database(settings, options), SystemClock())) as ledger:
        ledger.renew()
        generation = ledger.generation
    tell(options, f"The registry's database is now {generation}.", generation=generation)


def quarantine(settings: Settings, options: Namespace) -> None:
    """What is kept but not understood, or all that ever was."""
    with closing(open_ledger(_database(settings, options), SystemClock())) as ledger:
        released = ledger.look_again() if options.again else 0
        found = ledger.set_aside(reviewed=options.all)
    said = [f"{len(found)} entries are set aside."]
    if options.again:
        said.append(f"{released} are understood now.")
    said += [f"\n{one.center} {one.epoch} {one.seq}: {one.code}" for one in found]
    tell(options, " ".join(said), released=released, entries=[asdict(one) for one in found])


def review(settings: Settings, options: Namespace) -> None:
    """Raises Failed for an entry that nobody has to look at."""
    where = options.center, options.epoch, options.entry
    with closing(open_ledger(_database(settings, options), SystemClock())) as ledger:
        try:
            ledger.review(*where)
        except LookupError as error:
            raise Failed(f"Nobody has to look at {error.args[0]}.") from error
    done = f"Entry {options.entry} was looked at; it stays as it is."
    tell(options, done, center=options.center, epoch=options.epoch, seq=options.entry)


def enrol_center(database_url: str, center: str, key_file: Path) -> None:
    """Make a center known to the registry in this database, and write the key that it gets.

    Raises Failed when no center can have this code.
    """
    with closing(open_ledger(database_url, SystemClock())) as ledger:
        try:
            key = ledger.enrol(center)
        except ValueError as error:
            raise Failed(f"This is no center's code: {error}.") from error
    keep_secret(key_file, key.encode())


def _database(settings: Settings, options: Namespace) -> str:
    if options.db:
        return str(options.db)
    settings.state.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{settings.state / 'registry.db'}"

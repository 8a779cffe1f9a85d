"""`center registry`: the reference registry as a process of its own."""

from argparse import Namespace
from contextlib import closing
from functools import partial

from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from sync.registry.ledger import open_ledger
from sync.registry.serving import serve as serve_registry


def serve(settings: Settings, options: Namespace) -> None:
    """Prints the address once it listens, then serves until it is stopped."""
    serve_registry(
        _database(settings, options),
        SystemClock(),
        partial(print, flush=True),
        host=options.host,
        port=options.port,
    )


def enrol(settings: Settings, options: Namespace) -> None:
    with closing(open_ledger(_database(settings, options), SystemClock())) as ledger:
        key = ledger.enrol(options.center)
    options.key_file.touch(mode=0o600)
    options.key_file.write_text(key)
    print(f"{options.center} may send its journal. Its key is in {options.key_file}.")


def _database(settings: Settings, options: Namespace) -> str:
    if options.db:
        return str(options.db)
    settings.state.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{settings.state / 'registry.db'}"

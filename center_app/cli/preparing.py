"""`center prepare`: a new version gets ready beside the one that serves, to start at once."""

from argparse import Namespace
from pathlib import Path

from sqlalchemy import Engine, inspect
from sqlalchemy.engine import make_url

from center_app.center.memory import prepare
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.store.engine import open_engine, reading
from center_app.store.journal import Journal
from center_app.store.tables import stream


def run(settings: Settings, options: Namespace) -> None:
    """Nothing is made or upgraded where the other version still has everything to itself.

    Raises Unusable or Unavailable with a sentence.
    """
    played = _played(settings)
    if played is None:
        tell(options, "No center has its data here: there is nothing to prepare.", entries=None)
    else:
        done = f"{played} entries were played: this version starts at once now."
        tell(options, done, entries=played)


def _played(settings: Settings) -> int | None:
    url = make_url(settings.database)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return None
    engine = open_engine(settings.database)
    try:
        journal = Journal(engine, settings.center)
        if not _has_tables(engine) or journal.owner() != settings.center:
            return None
        return prepare(engine, settings.center, journal)
    finally:
        engine.dispose()


def _has_tables(engine: Engine) -> bool:
    with reading(engine) as connection:
        return inspect(connection).has_table(stream.name)

"""`center journal move`: a center that has grown leaves its file for a PostgreSQL database."""

from argparse import Namespace

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.store.engine import open_engine
from center_app.store.incarnation import Incarnation
from center_app.store.journal import Journal
from center_app.store.moving import move as move_rows
from center_app.store.schema import upgrade


def move(settings: Settings, options: Namespace) -> None:
    """The same journal there with the same head; what is here is shut and stays as it is.

    Raises Failed, Unusable and Unavailable with a sentence; then the center is where it was.
    """
    try:
        where = make_url(options.to).render_as_string(hide_password=True)
    except ArgumentError as error:
        raise Failed("--to is no address of a database.") from error
    source, target = open_engine(settings.database), open_engine(options.to)
    try:
        upgrade(source)
        if Journal(source, settings.center).owner() != settings.center:
            raise Failed(f"There is no center {settings.center} in {source.url} to be moved.")
        head = move_rows(source, target, settings.center, where)
        Incarnation(settings.state / "incarnation", "").note(head, firmly=True)
    finally:
        source.dispose()
        target.dispose()
    done = (
        f"The center is in its new database, with all {head.place} entries and the same head. "
        f'This belongs into center.toml now: database_url = "{where}"'
    )
    tell(options, done, database_url=where, entries=head.place, head=head.hash.hex())

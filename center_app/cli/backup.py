"""`center backup` and `center restore`: a center in one file, locked with a key kept elsewhere.

The file is a tar locked by age (https://age-encryption.org): the program of that name opens it too.
"""

import json
import os
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from pyrage import RecipientError, encrypt_io, x25519
from sqlalchemy.engine import make_url

from center_app.cli.backup_drill import by_hand, check, drilled, keep_proof, proof_file, proof_of
from center_app.cli.backup_file import (
    ABOUT,
    DATABASE,
    ENDING,
    FORMAT,
    SECRETS,
    About,
    key_of,
    pack,
    scratch_in,
    unpacked,
)
from center_app.cli.failures import Failed
from center_app.cli.house import open_house
from center_app.cli.machine import SystemClock, ids, keep_secret, machine_id
from center_app.cli.rotation import files_in, overdue
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import from_stamp, local, stamp
from center_app.domain.plain import Unreadable, plain, read
from center_app.store.backup import back_up, begin_again
from center_app.store.engine import open_engine
from center_app.store.entries import Head
from center_app.store.incarnation import Incarnation
from center_app.store.moving import alone, move

LOCK, LAST = "backup.lock", "backup.json"
"""In the state folder: by which backups are locked, and what is known of the last one."""


def backup(settings: Settings, options: Namespace) -> None:
    """Make one, or with --new-key the key for all to come, or look at those that there are."""
    if options.new_key is not None:
        _new_key(settings, options)
    elif options.check:
        check(settings, options)
    else:
        _make(settings, options)


def restore(settings: Settings, options: Namespace) -> None:
    """Put a center back where there is none, in an epoch of its own. Raises Failed, Unusable."""
    opens = key_of(options.key)
    if options.drill:
        by_hand(settings, options, opens)
        return
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_way(settings, options)
    with scratch_in(settings.state) as scratch:
        about = unpacked(options.file, opens, scratch)
        if about.center != settings.center:
            raise Failed(
                f"This is a backup of the center {about.center}; `center` in the settings says "
                f"{settings.center}."
            )
        new_id = ids(SystemClock())
        head = begin_again(scratch / DATABASE, about.center, new_id)
        if head.place != about.place:
            raise Failed("The backup is damaged: it does not have all that it says.")
        for name in SECRETS:
            if (scratch / name).is_file():
                keep_secret(settings.state / name, (scratch / name).read_bytes())
        _put_in_place(settings, scratch / DATABASE)
        _note(settings, head)
    with closing(open_house(settings)) as house:
        place = house.center.journal.head().place
    made = f"{local(from_stamp(about.made_at)):%Y-%m-%d %H:%M}"
    said = f"The center is back as of {made}: {place} entries. Start the server or the windows."
    tell(options, said, center=about.center, made_at=about.made_at, entries=place)


def last_backup(settings: Settings) -> About | None:
    """What is known of the last one that was made here; None where there was none."""
    try:
        return read(About, json.loads((settings.state / LAST).read_bytes()))
    except (OSError, ValueError, Unreadable):
        return None


def _new_key(settings: Settings, options: Namespace) -> None:
    """The opening half goes where it is told, and never lies on this machine."""
    if options.new_key.exists():
        raise Failed(f"{options.new_key} is there already, and may open older backups: keep it.")
    pair = x25519.Identity.generate()
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    keep_secret(options.new_key, f"{pair}\n".encode())
    keep_secret(settings.state / LOCK, f"{pair.to_public()}\n".encode())
    said = (
        f"{options.new_key} opens every backup from now on: keep it away from this machine, twice. "
        "Whoever has it reads all; without it no backup can be opened."
    )
    tell(options, said, file=str(options.new_key))


def _make(settings: Settings, options: Namespace) -> None:
    lock = _lock(settings)
    once = x25519.Identity.generate()  # opens this one for its drill, and is not kept
    folder = settings.backups_folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = SystemClock().now().at
    name = f"{settings.center}-{local(now):%Y-%m-%dT%H%M%S}{ENDING}"
    with scratch_in(folder) as scratch, closing(open_house(settings)) as house:
        head = back_up(house.engine, scratch / DATABASE, settings.center)
        about = About(FORMAT, settings.center, stamp(now), head.place, head.hash.hex())
        written = json.dumps(plain(about), indent=2).encode()
        (scratch / ABOUT).write_bytes(written)
        pack(settings, scratch)
        with (scratch / "whole.tar").open("rb") as whole, (scratch / name).open("wb") as locked:
            encrypt_io(whole, locked, [lock, once.to_public()])
            locked.flush()
            os.fsync(locked.fileno())
        proven = proof_of(drilled(scratch / name, once, house.engine, scratch), scratch / name)
        (scratch / name).replace(folder / name)
    keep_proof(folder / name, proven)
    keep_secret(settings.state / LAST, written)
    for old in overdue(files_in(folder, settings.center), options.days, options.weeks):
        old.unlink()
        proof_file(old).unlink(missing_ok=True)
    size = (folder / name).stat().st_size
    said = f"{folder / name} has all {head.place} entries; it was opened again, and each is there."
    tell(options, said, file=str(folder / name), entries=head.place, bytes=size)


def _lock(settings: Settings) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str((settings.state / LOCK).read_text().strip())
    except FileNotFoundError as error:
        raise Failed(
            "There is no key for backups yet. `center backup --new-key FILE` makes one, where FILE "
            "lies on something that is taken away afterwards."
        ) from error
    except RecipientError as error:
        raise Failed(f"{settings.state / LOCK} is damaged: make a new key.") from error


def _make_way(settings: Settings, options: Namespace) -> None:
    """Nothing is written over: what is here is put aside, if that was said."""
    address = make_url(settings.database)
    if address.get_backend_name() != "sqlite" or not address.database:
        return
    database = Path(address.database)
    if not database.exists():
        return
    if not options.aside:
        raise Failed(
            f"There is a center here already: {database}. Stop everything and say --aside to have "
            "its database put aside first."
        )
    engine = open_engine(settings.database)
    try:
        with alone(engine):
            pass
    finally:
        engine.dispose()
    aside = f"{database.name}.before-{local(SystemClock().now().at):%Y-%m-%dT%H%M%S}"
    database.replace(database.with_name(aside))


def _put_in_place(settings: Settings, copy: Path) -> None:
    """Where the settings say: as a file, or row by row into a PostgreSQL that has nothing yet."""
    address = make_url(settings.database)
    if address.get_backend_name() == "sqlite":
        assert address.database is not None
        copy.replace(address.database)
        return
    source, target = open_engine(f"sqlite:///{copy}"), open_engine(settings.database)
    try:
        move(source, target, settings.center, address.render_as_string(hide_password=True))
    finally:
        source.dispose()
        target.dispose()


def _note(settings: Settings, head: Head) -> None:
    """This machine has had no more than that: so the next start begins no further epoch."""
    on_server = make_url(settings.database).get_backend_name() != "sqlite"
    machine = "" if on_server else machine_id()
    Incarnation(settings.state / "incarnation", machine).note(head, firmly=True)

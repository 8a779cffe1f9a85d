"""`center backup` and `center restore`: a center in one file, locked with a key kept elsewhere.

The file is a tar locked by age (https://age-encryption.org): the program of that name opens it too.
"""

import json
import os
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from pyrage import encrypt_io, x25519
from sqlalchemy.engine import make_url

from center_app.cli.archive.bringing import Archive, bring_up
from center_app.cli.backup_drill import by_hand, check, drilled, keep_proof, proof_file, proof_of
from center_app.cli.backup_file import (
    ABOUT,
    DATABASE,
    ENDING,
    FORMAT,
    LAST,
    LOCK,
    SECRETS,
    About,
    key_of,
    lock_of,
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
from center_app.domain.plain import plain
from center_app.store.backup import back_up, begin_again, reach_in
from center_app.store.engine import open_engine
from center_app.store.entries import Head
from center_app.store.incarnation import Incarnation
from center_app.store.moving import alone, move


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
    archive = _archive(settings, options, opens)
    if options.drill:
        by_hand(settings, options, opens, archive)
        return
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    in_the_way = _in_the_way(settings, options)
    with scratch_in(settings.state) as scratch:
        about = unpacked(options.file, opens, scratch)
        if about.center != settings.center:
            raise Failed(
                f"This is a backup of the center {about.center}; `center` in the settings says "
                f"{settings.center}."
            )
        brought = bring_up(archive, about, scratch) if archive is not None else None
        head = begin_again(scratch / DATABASE, about.center, ids(SystemClock()))
        if head.place != (about.place if brought is None else brought.place):
            raise Failed("The backup is damaged: it does not have all that it says.")
        if in_the_way is not None:
            _put_aside(in_the_way)
        for name in SECRETS:
            if (scratch / name).is_file():
                keep_secret(settings.state / name, (scratch / name).read_bytes())
        _put_in_place(settings, scratch / DATABASE)
        _note(settings, head)
    with closing(open_house(settings)) as house:
        place = house.center.journal.head().place
    as_of, left = (brought.at, brought.left) if brought is not None else (about.made_at, "")
    said = [f"The center is back as of {local(from_stamp(as_of)):%Y-%m-%d %H:%M}: {place} entries"]
    said += [f", {place - about.place} of them from the archive"] if place > about.place else []
    said += [f". Left off: {left}"] if left else []
    said += [". Start the server or the windows."]
    facts = {"made_at": about.made_at, "as_of": as_of, "entries": place}
    tell(options, "".join(said), center=about.center, **facts, left=left)


def _archive(settings: Settings, options: Namespace, opens: x25519.Identity) -> Archive | None:
    """The one that was named, or that of the settings; None where there is none, or none wanted."""
    folder = options.archive or (settings.archive if settings.archive.name else None)
    if folder is None or options.without_archive:
        return None
    return Archive(folder, opens, options.as_far_as_whole)


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
    lock = lock_of(settings)
    once = x25519.Identity.generate()  # opens this one for its drill, and is not kept
    folder = settings.backups_folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = SystemClock().now().at
    name = f"{settings.center}-{local(now):%Y-%m-%dT%H%M%S}{ENDING}"
    with scratch_in(folder) as scratch, closing(open_house(settings)) as house:
        head = back_up(house.engine, scratch / DATABASE, settings.center)
        reach = reach_in(scratch / DATABASE)
        about = About(FORMAT, settings.center, stamp(now), head.place, head.hash.hex(), reach)
        written = json.dumps(plain(about), indent=2).encode()
        (scratch / ABOUT).write_bytes(written)
        pack(settings, scratch)
        with (scratch / "whole.tar").open("rb") as whole, (scratch / name).open("wb") as locked:
            encrypt_io(whole, locked, [lock, once.to_public()])
            locked.flush()
            os.fsync(locked.fileno())
        proven = proof_of(drilled(scratch / name, once, house.engine, scratch)[0], scratch / name)
        (scratch / name).replace(folder / name)
    keep_proof(folder / name, proven)
    keep_secret(settings.state / LAST, written)
    for old in overdue(files_in(folder, settings.center), options.days, options.weeks):
        old.unlink()
        proof_file(old).unlink(missing_ok=True)
    size = (folder / name).stat().st_size
    said = f"{folder / name} has all {head.place} entries; it was opened again, and each is there."
    tell(options, said, file=str(folder / name), entries=head.place, bytes=size)


def _in_the_way(settings: Settings, options: Namespace) -> Path | None:
    """The database that is here; nobody has it open, and it was said that it may go aside."""
    address = make_url(settings.database)
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    database = Path(address.database)
    if not database.exists():
        return None
    if not options.aside:
        raise Failed(
            f"There is a center here already: {database}. Stop everything and say --aside to have "
            "its database put aside first."
        )
    engine = open_engine(settings.database)
    try:
        with alone(engine):
            return database
    finally:
        engine.dispose()


def _put_aside(database: Path) -> None:
    """Only once what takes its place is there as a whole: nothing is written over."""
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

"""Whether a backup can be put back: tried with each when it is made, and looked at every week.

The key that opens backups is not on the machine. So each is locked for a second key too, which
lives for the minute of its drill: by it the very file is opened again, unpacked into a scratch
database, and every entry compared with the journal. What was proven is kept beside the file, with
its SHA-256; whether it is still the same file can then be told without any key.
"""

import json
from argparse import Namespace
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from pyrage import x25519
from sqlalchemy import Engine

from center_app.cli.archive.bringing import Archive, bring_up
from center_app.cli.archive.checking import wrong_segments
from center_app.cli.backup_file import DATABASE, About, scratch_in, unpacked
from center_app.cli.failures import Failed
from center_app.cli.house import open_house
from center_app.cli.machine import SystemClock, keep_secret
from center_app.cli.rotation import files_in
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import stamp
from center_app.domain.plain import Unreadable, plain, read
from center_app.store.backup import checked, opened
from center_app.store.entries import Head
from center_app.store.journal import Journal

PAGE = 2_000
"""Entries that are compared at once."""

CHECKED = "backup-check.json"
"""In the state folder: what is known of the last look at the backups."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found when the file was opened again: up to which entry it goes, and its bytes."""

    place: int
    head: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Checked:
    """When the backups were looked at last, how many there were, and what is wrong with which."""

    at: str
    files: int
    wrong: tuple[str, ...]


def drilled(
    file: Path,
    key: x25519.Identity,
    live: Engine,
    folder: Path,
    archive: Archive | None = None,
) -> tuple[About, Head]:
    """Put it back into a scratch database below `folder`, and compare every entry with `live`;
    with an archive also what was archived after it. The backup, and the head in the end.

    Raises Failed, Unusable.
    """
    with scratch_in(folder) as scratch:
        about = unpacked(file, key, scratch)
        with opened(scratch / DATABASE) as copy:
            head = checked(copy, about.center)
        if (head.place, head.hash.hex()) != (about.place, about.head):
            raise Failed(f"{file} is damaged: it does not have all that it says.")
        if archive is not None:
            bring_up(archive, about, scratch)
            with opened(scratch / DATABASE) as copy:
                head = checked(copy, about.center)
        with opened(scratch / DATABASE) as copy:
            _compare(Journal(copy, about.center), Journal(live, about.center), head.place)
    return about, head


def _compare(copy: Journal, live: Journal, place: int) -> None:
    at = 0
    while at < place:
        page = copy.after(at, PAGE)
        there = live.after(at, len(page))
        differing = [one for one, other in zip(page, there, strict=False) if one != other]
        if differing or not page or len(there) < len(page):
            first = differing[0].place if differing else at + len(there) + 1
            raise Failed(f"Entry {first} of the backup is not the one that was recorded.")
        at += len(page)


def proof_of(about: About, file: Path) -> Proof:
    with file.open("rb") as whole:
        return Proof(about.place, about.head, file_digest(whole, "sha256").hexdigest())


def proof_file(file: Path) -> Path:
    return file.with_name(f"{file.name}.proof")


def keep_proof(file: Path, proof: Proof) -> None:
    keep_secret(proof_file(file), json.dumps(plain(proof), indent=2).encode())


def by_hand(
    settings: Settings, options: Namespace, key: x25519.Identity, archive: Archive | None
) -> None:
    """The drill with the real key, by whoever brings it: nothing here is changed."""
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(open_house(settings)) as house:
        about, head = drilled(options.file, key, house.engine, settings.state, archive)
    more = head.place - about.place
    whole = (
        f"{about.place} entries and the {more} archived after it"
        if more
        else f"{head.place} entries"
    )
    said = (
        f"{options.file} can be put back: its {whole} are those that were recorded, and this key "
        "opens it."
    )
    tell(options, said, entries=head.place, head=head.hash.hex(), archived=more)


def check(settings: Settings, options: Namespace) -> None:
    """Every backup against its proof, and the archive. Raises Failed where one is not what it was,
    or none is there."""
    files = files_in(settings.backups_folder, settings.center)
    wrong = [file.name for file in files if not _is_proven(file)]
    away = ""
    try:
        wrong += [name for name, _what in wrong_segments(settings)]
    except OSError as error:
        away = error.strerror or str(error)
    found = Checked(stamp(SystemClock().now().at), len(files), tuple(wrong))
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    keep_secret(settings.state / CHECKED, json.dumps(plain(found), indent=2).encode())
    if not files:
        raise Failed(f"There is no backup in {settings.backups_folder}.")
    if wrong:
        raise Failed(f"{', '.join(wrong)}: not the file that was proven; have the disk checked.")
    if away:
        raise Failed(f"The archive in {settings.archive} cannot be looked at: {away}.")
    said = f"{len(files)} backups are those that were opened and compared when they were made."
    if settings.archive.name:
        said += f" The archive in {settings.archive} is what was written."
    tell(options, said, files=len(files))


def last_check(settings: Settings) -> Checked | None:
    """None where they were never looked at."""
    try:
        return read(Checked, json.loads((settings.state / CHECKED).read_bytes()))
    except (OSError, ValueError, Unreadable):
        return None


def _is_proven(file: Path) -> bool:
    """One of an earlier version has no proof, and counts as what it is."""
    proof = proof_file(file)
    if not proof.is_file():
        return True
    try:
        known = read(Proof, json.loads(proof.read_bytes()))
        with file.open("rb") as whole:
            return file_digest(whole, "sha256").hexdigest() == known.sha256
    except (OSError, ValueError, Unreadable):
        return False

"""Bringing a center that was put back from a backup up to the last moment that was archived."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyrage import DecryptError, decrypt, x25519

from center_app.cli.archive.record import chain_secret
from center_app.cli.archive.segment import (
    Segment,
    faults_of,
    header_of,
    read_segment,
    segments_in,
)
from center_app.cli.backup_file import DATABASE, About
from center_app.cli.failures import Failed
from center_app.cli.machine import secret_file
from center_app.store.backup import opened
from center_app.store.faults import Unusable
from center_app.store.piece import Piece, Reach, Unfit, from_bytes, is_within, reach_of
from center_app.store.putting_in import Moment

AS_FAR = "--as-far-as-whole"
"""The option by which what is wrong in an archive only ends it."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where it lies, and what opens it; `as_far`: a fault in it is no reason to stop before."""

    folder: Path
    opens: x25519.Identity
    as_far: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """As of which moment (a stamp) the center is, up to which entry, and what was left off."""

    at: str
    place: int
    left: str = ""


def bring_up(archive: Archive, about: About, scratch: Path) -> Brought:
    """Put what was archived after a backup into its copy in `scratch`, where its pepper lies too.

    Where nothing came after it, it is as it was. Raises Failed naming the file with which something
    is wrong, Unusable where entries are missing, OSError.
    """
    secret = chain_secret(secret_file(scratch / "pepper"))
    with opened(scratch / DATABASE) as copy:
        with copy.connect() as connection:
            had = reach_of(connection)
        segments, left = _sound(_needed(archive.folder, about.center, had), secret, archive)
        moment = Moment()
        for piece in _pieces(segments, archive):
            moment.hear(piece)
        if moment.piece is None or not _is_later(moment.piece, about, had):
            return Brought(about.made_at, about.place, left)
        try:
            moment.put_into(copy, _pieces(segments, archive))
        except Unfit as error:
            raise Failed(f"The archive in {archive.folder} cannot be used: {error}.") from error
    return Brought(moment.piece.at, moment.piece.place, left)


def _needed(folder: Path, center: str, had: Reach) -> list[Path]:
    """The files from the one on that was begun when no more was had than the backup has, and the
    one before, in case that has no whole piece."""
    files = segments_in(folder, center)
    for at, file in reversed([*enumerate(files)]):
        header = header_of(file)
        if header is not None and is_within(header.had, had):
            return files[max(0, at - 1) :]
    return files


def _sound(files: list[Path], secret: bytes, archive: Archive) -> tuple[list[Segment], str]:
    """The files as far as they are what was written, and what was left off."""
    segments = [read_segment(file, secret) for file in files]
    fault = next(faults_of(segments), None)
    if fault is None:
        torn = bool(segments) and segments[-1].left > 0
        return segments, f"{files[-1].name} ends with a piece that is not whole" if torn else ""
    if not archive.as_far:
        raise Failed(
            f"{fault.file}: {fault.what}. Look for a whole copy of the archive; {AS_FAR} takes "
            "what comes before that."
        )
    return segments[: fault.count], f"{fault.file.name}: {fault.what}"


def _pieces(segments: list[Segment], archive: Archive) -> Iterator[Piece]:
    for segment in segments:
        for number, locked in enumerate(segment.pieces, start=1):
            try:
                yield from_bytes(decrypt(locked, [archive.opens]))
            except DecryptError as error:
                raise Failed(f"{segment.file}: this key does not open piece {number}.") from error
            except Unfit as error:
                raise Failed(f"{segment.file}: piece {number} is {error}.") from error


def _is_later(piece: Piece, about: About, had: Reach) -> bool:
    """Whether the archive goes on from this backup. Raises Unusable where it is of another life."""
    if is_within(had, piece.reach):
        return piece.reach != had or piece.at >= about.made_at
    if is_within(piece.reach, had):
        return False
    raise Unusable(
        "The archive does not go on from this backup: the center was put back in between. Name the "
        "backup that was made last, or say --without-archive."
    )

"""Makes the documents of days that are over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from center_app.cli.filing.pieces import Material, Piece, pieces_of, set_of
from center_app.cli.filing.record import Record, Version, digest_of, keep_record, record_at
from center_app.cli.house import House
from center_app.domain.dossier import Dossier, UpTo
from center_app.domain.hall import Hall, Phase
from center_app.domain.span import Span, day_of, month_of, opening_days, week_of
from center_app.store.turn import turn
from printers.whole_file import write_whole

LOOK_BACK = 40
"""Recorded days that are looked at: whatever was off for a month finds all its reports due."""

PATIENCE_S = 120.0
"""How long one waits for another who is making documents in the same folder."""

LOCK = ".making"


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of some days, and which of them were written now."""

    span: Span
    files: tuple[Path, ...]
    written: tuple[Path, ...]


def make_due(house: House) -> Iterator[Made]:
    """Make what is due, the days first. Raises Refused, Unavailable or OSError."""
    days = house.center.journal.days()[-LOOK_BACK:]
    for span in due(house.center.hall, days):
        recent = any(day in span for day in days[-2:])
        if recent or record_at(house.settings.reports_folder, set_of(span)).last is None:
            made = make(house, span)
            if made is not None:
                yield made


def due(hall: Hall, days: Sequence[date]) -> tuple[Span, ...]:
    """The days that are over, and the weeks and months of which the last opening day is."""
    if hall.settings is None:
        return ()
    calendar = hall.settings.calendar
    over = [day for day in days if _is_over(hall, day)]
    spans = [day_of(day) for day in over]
    for longer in (week_of, month_of):
        spans += dict.fromkeys(longer(day) for day in over)
    return tuple(
        span
        for span in spans
        if span.days == 1 or _is_over(hall, opening_days(span, calendar).last)
    )


def make(house: House, span: Span) -> Made | None:
    """Make the documents of these days; None while they are not over.

    Made already of the same figures, only what is missing is written again, byte by byte as it
    was. Of other figures they are a new version beside the old ones.
    """
    folder, name = house.settings.reports_folder, set_of(span)
    folder.mkdir(parents=True, exist_ok=True)
    pieces = pieces_of(span, house.settings)
    with turn(folder / LOCK, PATIENCE_S):
        dossier = house.center.dossier(span)
        if not dossier.report.final:
            return None
        record, digest = record_at(folder, name), digest_of(dossier)
        last = record.last
        if last is not None and last.digest == digest:
            if all((folder / file).exists() for file in last.files):
                return _made(folder, span, last, ())
            contents = _written(house, span, pieces, last.up_to, last.n)
            if _sums(contents) == last.files:
                return _made(folder, span, last, _put(folder, contents))
        up_to = UpTo(dossier.report.seal, dossier.report.made_at)
        n = _free_number(folder, record, pieces)
        contents = _written(house, span, pieces, up_to, n, dossier)
        version = Version(n, digest, up_to, _sums(contents))
        # What is to be written is known before it is: a crash leaves nothing that is not.
        keep_record(folder, name, record.with_version(version))
        return _made(folder, span, version, _put(folder, contents))


def _is_over(hall: Hall, day: date) -> bool:
    if hall.day is None or day > hall.day:
        return False
    return day < hall.day or hall.phase is Phase.CLOSED


def _written(
    house: House,
    span: Span,
    pieces: tuple[Piece, ...],
    up_to: UpTo,
    n: int,
    dossier: Dossier | None = None,
) -> dict[str, bytes]:
    """What stands in each file."""
    dossier = dossier or house.center.dossier(span, up_to)
    day = house.center.day_report(span.first, up_to) if span.days == 1 else None
    contents = {}
    for piece in pieces:
        file = BytesIO()
        piece.write(file, Material(dossier, day))
        contents[piece.file(n)] = file.getvalue()
    return contents


def _free_number(folder: Path, record: Record, pieces: tuple[Piece, ...]) -> int:
    """The next version of which no file is there yet, whoever has put it there."""
    n = record.last.n + 1 if record.last is not None else 1
    while any((folder / piece.file(n)).exists() for piece in pieces):
        n += 1
    return n


def _sums(contents: dict[str, bytes]) -> dict[str, str]:
    return {name: sha256(content).hexdigest() for name, content in contents.items()}


def _put(folder: Path, contents: dict[str, bytes]) -> tuple[Path, ...]:
    """Write what is not there; what is there stays as it is."""
    missing = {folder / name: content for name, content in contents.items()}
    missing = {file: content for file, content in missing.items() if not file.exists()}
    for file, content in missing.items():
        write_whole(file, content)
    return tuple(missing)


def _made(folder: Path, span: Span, version: Version, written: tuple[Path, ...]) -> Made:
    return Made(span, tuple(folder / name for name in version.files), written)

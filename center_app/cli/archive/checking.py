"""Whether an archive is still what was written, for which no key is needed."""

from collections.abc import Iterator
from dataclasses import replace

from center_app.cli.archive.record import record_of, secret_of
from center_app.cli.archive.segment import faults_of, name_of, read_segment, segments_in
from center_app.cli.settings import Settings


def wrong_segments(settings: Settings) -> Iterator[tuple[str, str]]:
    """Files with which something is wrong, by name, and in words what. Raises OSError.

    Nothing where no archive is kept. What was written last has to be there, too.
    """
    if not settings.archive.name:
        return
    secret = secret_of(settings)
    segments = [
        replace(read_segment(file, secret), pieces=())  # of weeks they are not held at once
        for file in segments_in(settings.archive, settings.center)
    ]
    for fault in faults_of(segments):
        yield fault.file.name, fault.what
    known = record_of(settings)
    if known is None or not known.code:
        return
    mine = next((one for one in segments if one.number == known.number), None)
    if mine is None or known.code not in {one.hex() for one in mine.codes}:
        yield name_of(settings.center, known.number), "what was archived last is not there"

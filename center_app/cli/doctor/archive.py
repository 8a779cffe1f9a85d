"""Whether what happens between two backups is kept elsewhere, and how far that is."""

from collections.abc import Iterator, Mapping

from center_app.cli.archive.keeper import Trouble
from center_app.cli.archive.record import Record, record_of
from center_app.cli.backup_file import last_backup
from center_app.cli.doctor.finding import Finding, Level
from center_app.cli.settings import Settings
from center_app.domain.clock import MINUTE, Clock, from_stamp, local
from center_app.language import words
from center_app.store.journal import Journal

ARCHIVE = "archive"

LATE_MS = 2 * MINUTE
"""An entry is archived within seconds; one that waits for so long was left."""


def archive(settings: Settings, journal: Journal, clock: Clock) -> Iterator[Finding]:
    """By what this machine noted of it last; the place itself is not looked at, for it may hang."""
    if not settings.archive.name:
        if last_backup(settings) is not None:
            yield Finding(ARCHIVE, Level.WELL, NOWHERE_ELSE, NAME_A_PLACE)
        return
    folder = {"folder": str(settings.archive)}
    known = record_of(settings)
    if known is None:
        yield Finding(ARCHIVE, Level.ACT, NOTHING_YET, START_ARCHIVE, folder)
        return
    facts = {**folder, "entries": known.place, "last": _minute(known), "why": known.why}
    facts["waiting"] = max(0, journal.head().place - known.place)
    if known.trouble:
        text, todo = TROUBLES[known.trouble]
        yield Finding(ARCHIVE, Level.ACT, text, todo, facts)
    elif facts["waiting"] and _waits_since(journal, known) < clock.now().at - LATE_MS:
        yield Finding(ARCHIVE, Level.ACT, BEHIND, START_ARCHIVE, facts)
    elif not known.apart:
        yield Finding(ARCHIVE, Level.WATCH, SAME_DISK, ANOTHER_DISK, facts)
    else:
        yield Finding(ARCHIVE, Level.WELL, UP_TO_DATE, facts=facts)


def _waits_since(journal: Journal, known: Record) -> int:
    return journal.after(known.place, 1)[0].envelope.moment


def _minute(known: Record) -> str:
    return f"{local(from_stamp(known.last)):%Y-%m-%d %H:%M}" if known.last else "-"


NOWHERE_ELSE = words("What is recorded between two backups is kept on this disk alone.")
NAME_A_PLACE = words(
    "Better name a folder on another disk or machine as `archive` in the settings, and start "
    "`center archive run`."
)
NOTHING_YET = words("Nothing has been archived in {folder} yet.")
START_ARCHIVE = words(
    "Start the archive: `systemctl enable --now center-archive`, or `center archive run`; if it "
    "runs, see its log."
)
BEHIND = words(
    "The archive has nothing after {last}: {waiting} entries are on this machine alone ({folder})."
)
UP_TO_DATE = words("The archive has {entries} entries, the last of {last} ({folder}).")
SAME_DISK = words(
    "The archive has {entries} entries, the last of {last}, but lies on the same disk as the "
    "center's data ({folder})."
)
ANOTHER_DISK = words("A disk that dies takes both: name a folder on another one as `archive`.")

TROUBLES: Mapping[str, tuple[str, str]] = {
    Trouble.GONE: (
        words("The archive's place {folder} is not there: {why}. Its last entry is of {last}."),
        words(
            "Put its disk in, or look at the network; the hall goes on, and what is missing "
            "follows by itself."
        ),
    ),
    Trouble.FULL: (
        words("The archive's place {folder} is full. Its last entry is of {last}."),
        words("Make room there, or put a larger disk in; the hall goes on meanwhile."),
    ),
    Trouble.REFUSED: (
        words("The archive cannot be written in {folder}: {why}. Its last entry is of {last}."),
        words("Give the user of the service the right to write there, or have the disk checked."),
    ),
    Trouble.ANOTHERS: (
        words("Another program archives this center in {folder} too ({why})."),
        words("Let one machine keep the archive, or name another folder here; start it anew then."),
    ),
    Trouble.DATABASE: (
        words("The archive cannot read the database: {why}. Its last entry is of {last}."),
        words("See what is said of the database above."),
    ),
}

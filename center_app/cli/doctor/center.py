"""The center on this machine: its database, its journal, its link to the registry, its papers."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from cryptography import x509
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from center_app.cli.backup_drill import last_check
from center_app.cli.backup_file import last_backup
from center_app.cli.doctor.archive import archive
from center_app.cli.doctor.finding import Finding, Level
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.domain.clock import DAY, HOUR, MINUTE, from_stamp, local
from center_app.domain.refusal import Unavailable
from center_app.language import words
from center_app.store.bookmark import Bookmark
from center_app.store.engine import open_engine, reading
from center_app.store.faults import Unusable
from center_app.store.journal import Journal
from center_app.store.moving import moved_to
from center_app.store.schema import VERSIONS, version_of
from sync.onlooker import Onlooker
from sync.stations.tls import ServerFiles

DATABASE, JOURNAL, BACKUP, BACKUP_CHECK = "database", "journal", "backup", "backup_check"
REGISTRY, CERTIFICATE = "registry", "certificate"

BEHIND_MS = MINUTE
"""A clock that is so far behind the journal's last entry was set wrong."""

OLD_MS = 36 * HOUR
"""A backup is made every night; one that is older was missed."""

CHECK_OLD_MS = 15 * DAY
"""They are looked at every week; so long after the last time two looks were missed."""

SOON_DAYS = 30
"""Before a certificate's end somebody should know of it."""


def center(settings: Settings, clock: SystemClock) -> Iterator[Finding]:
    """Everything of the database of this installation; it must be there."""
    shown = make_url(settings.database).render_as_string(hide_password=True)
    try:
        engine = open_engine(settings.database)
    except Unusable as error:
        yield Finding(DATABASE, Level.ACT, NOT_USED, SEE_SETTING, _why(shown, error))
        return
    try:
        yield from _opened(settings, engine, clock, shown)
    except Unavailable as error:
        yield Finding(DATABASE, Level.ACT, AWAY, START_IT, _why(shown, error))
    except Unusable as error:
        yield Finding(DATABASE, Level.ACT, NOT_USED, RESTORE, _why(shown, error))
    finally:
        engine.dispose()


def _opened(
    settings: Settings, engine: Engine, clock: SystemClock, shown: str
) -> Iterator[Finding]:
    with reading(engine) as connection:
        found = version_of(connection)
    facts: dict[str, object] = {
        "database": shown,
        "found": found or "-",
        "wanted": VERSIONS[-1],
    }
    if found not in VERSIONS:
        todo = INSTALL_NEWER if found else MAKE_CENTER
        yield Finding(DATABASE, Level.ACT, TABLES if found else NO_TABLES, todo, facts)
        return
    if found != VERSIONS[-1]:
        yield Finding(DATABASE, Level.WATCH, TABLES, UPGRADES, facts)
        return
    if (where := moved_to(engine)) is not None:
        yield Finding(DATABASE, Level.ACT, MOVED, FOLLOW, {"database": shown, "where": where})
        return
    yield Finding(DATABASE, Level.WELL, OPENS, facts=facts)
    journal = Journal(engine, settings.center)
    yield from _journal(journal, settings, clock)
    yield _backup(settings, clock)
    yield from _backups_proven(settings, clock)
    if journal.owner() == settings.center:
        yield from archive(settings, journal, clock)
    if settings.registry_url:
        yield _registry(journal, Bookmark(engine, settings.registry_url, clock), clock)


def _journal(journal: Journal, settings: Settings, clock: SystemClock) -> Iterator[Finding]:
    owner = journal.owner()
    if owner != settings.center:
        whose = {"owner": owner or "-", "center": settings.center}
        yield Finding(JOURNAL, Level.ACT, ANOTHERS if owner else NO_CENTER, SEE_CENTER, whose)
        return
    head = journal.head()
    last = local(head.at)
    facts: dict[str, object] = {
        "place": head.place,
        "head": head.hash.hex()[:12],
        "last": f"{last:%Y-%m-%d %H:%M}",
    }
    if clock.now().at < head.at - BEHIND_MS:
        yield Finding(JOURNAL, Level.ACT, AHEAD, SET_CLOCK, facts)
    else:
        yield Finding(JOURNAL, Level.WELL, RECORDED, facts=facts)


def _backup(settings: Settings, clock: SystemClock) -> Finding:
    last = last_backup(settings)
    if last is None:
        return Finding(BACKUP, Level.WATCH, NO_BACKUP, BACK_UP)
    made = from_stamp(last.made_at)
    facts = {"made": f"{local(made):%Y-%m-%d %H:%M}", "entries": last.place}
    if clock.now().at - made > OLD_MS:
        return Finding(BACKUP, Level.WATCH, BACKED_UP, BACK_UP_EACH_NIGHT, facts)
    return Finding(BACKUP, Level.WELL, BACKED_UP, facts=facts)


def _backups_proven(settings: Settings, clock: SystemClock) -> Iterator[Finding]:
    """By the last look at all of them; where none was taken `_backup` has said what is missing."""
    found = last_check(settings)
    if found is None:
        return
    at = from_stamp(found.at)
    facts: dict[str, object] = {"at": f"{local(at):%Y-%m-%d %H:%M}", "files": found.files}
    if found.wrong:
        facts["wrong"] = ", ".join(found.wrong)
        yield Finding(BACKUP_CHECK, Level.ACT, CHANGED, HAVE_DISK_CHECKED, facts)
    elif not found.files:
        yield Finding(BACKUP_CHECK, Level.ACT, NONE_LEFT, LOOK_AT_FOLDER, facts)
    elif clock.now().at - at > CHECK_OLD_MS:
        yield Finding(BACKUP_CHECK, Level.WATCH, PROVEN, CHECK_EACH_WEEK, facts)
    else:
        yield Finding(BACKUP_CHECK, Level.WELL, PROVEN, facts=facts)


def _registry(journal: Journal, said: Bookmark, clock: SystemClock) -> Finding:
    """By what the registry said last; it is not asked."""
    status = Onlooker(journal, said, clock).status()
    acked = local(status.acked_at) if status.acked_at is not None else None
    facts = {"waiting": status.unsent, "last": f"{acked:%Y-%m-%d %H:%M}" if acked else "-"}
    if status.online:
        return Finding(REGISTRY, Level.WELL, LINK_WELL, facts=facts)
    text = LINK_DOWN if acked else NO_LINK_YET
    return Finding(REGISTRY, Level.WATCH, text, LOOK_AT_LINK, facts)


def certificates(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Those that this machine shows to others; `now` knows its offset from UTC."""
    server, link = ServerFiles(settings.state).certificate, settings.registry_certificate
    if server.is_file():
        yield _certificate(server, now, RENEW_SERVERS)
    if link is not None and link.is_file():
        yield _certificate(link, now, RENEW_LINKS)


def _certificate(file: Path, now: datetime, renew: str) -> Finding:
    try:
        found = x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError) as error:
        facts: dict[str, object] = {"file": str(file), "why": str(error)}
        return Finding(CERTIFICATE, Level.ACT, NO_CERTIFICATE, renew, facts)
    days = (found.not_valid_after_utc - now).days
    ends = found.not_valid_after_utc.astimezone(now.tzinfo)
    facts = {"file": str(file), "days": days, "ends": f"{ends:%Y-%m-%d}"}
    if found.not_valid_before_utc > now:
        return Finding(CERTIFICATE, Level.ACT, NOT_YET, SET_CLOCK, facts)
    if days < 0:
        return Finding(CERTIFICATE, Level.ACT, ENDED, renew, facts)
    if days < SOON_DAYS:
        return Finding(CERTIFICATE, Level.WATCH, ENDS, renew, facts)
    return Finding(CERTIFICATE, Level.WELL, ENDS, facts=facts)


def _why(shown: str, error: Exception) -> dict[str, object]:
    return {"database": shown, "why": str(error).rstrip(".")}


OPENS = words("The database opens ({database}); its tables are those of this version.")
AWAY = words("The database does not answer ({database}): {why}.")
START_IT = words("Start the database, or look at the network between it and this machine.")
NOT_USED = words("The database cannot be used ({database}): {why}.")
SEE_SETTING = words("Put `database_url` in the settings right.")
RESTORE = words(
    "Have the disk checked, and put the last backup back: `center restore FILE --key KEY --aside`."
)
TABLES = words(
    "The tables of the database ({database}) are of version {found}; this program's are of version "
    "{wanted}."
)
INSTALL_NEWER = words("Install the version of this program that made them, or a later one.")
UPGRADES = words("They are brought up to date at the next start, or by `center server upgrade`.")
NO_TABLES = words("The database ({database}) has no center in it.")
NO_CENTER = words("The database has tables, but no center in them yet.")
MAKE_CENTER = words(
    "Make one with `center init`, or put the address of the right database into `database_url`."
)
MOVED = words("The center has moved from this database ({database}) to {where}.")
FOLLOW = words("Put that address as `database_url` in the settings.")
ANOTHERS = words("The journal is that of the center {owner}, and the settings say {center}.")
SEE_CENTER = words("Put `center` in the settings right, or make the center with `center init`.")
RECORDED = words(
    "{place} entries are recorded, the last at {last}; the journal's hash begins with {head}."
)
AHEAD = words("The last entry is of {last}, later than this machine's clock.")
SET_CLOCK = words("Set date and time right; numbers are given meanwhile.")
PROVEN = words("The {files} backups were checked on {at}: none has changed since it was made.")
CHANGED = words("The backups were checked on {at}: {wrong} is not as it was written.")
HAVE_DISK_CHECKED = words("Have the disk on which it lies checked, and run `center backup` now.")
NONE_LEFT = words("The backups were checked on {at}: there is none in their folder.")
LOOK_AT_FOLDER = words(
    "See whether the disk of `backups` is there, and run `center backup` and "
    "`center backup --check`."
)
CHECK_EACH_WEEK = words(
    "Run `center backup --check` every week; with the package `center-backup-check.timer` does it."
)
NO_BACKUP = words("No backup was made on this machine yet.")
BACK_UP = words(
    "Make a key: `center backup --new-key FILE`; then run `center backup` each night, with the "
    "package by `center-backup.timer`."
)
BACKED_UP = words("The last backup is of {made} and has {entries} entries.")
BACK_UP_EACH_NIGHT = words(
    "See why last night's was not made: run `center backup` by hand, and see whether "
    "`center-backup.timer` is on."
)
LINK_WELL = words("The registry has answered; {waiting} entries wait for it.")
LINK_DOWN = words("{waiting} entries wait for the registry; it answered last: {last}.")
NO_LINK_YET = words("The registry has not answered yet; {waiting} entries wait for it.")
LOOK_AT_LINK = words(
    "Nothing is lost. Look at the line to the Internet, and whether `center sync` or the server "
    "runs."
)
ENDS = words("The certificate {file} is good until {ends}.")
ENDED = words("The certificate {file} has ended on {ends}.")
NOT_YET = words("By this machine's clock the certificate {file} is not good yet.")
NO_CERTIFICATE = words("The certificate {file} cannot be read: {why}.")
RENEW_SERVERS = words(
    "Start the center's server anew: it makes a new one by itself. One that cannot be read is "
    "taken away first."
)
RENEW_LINKS = words(
    "It is renewed by itself while the link to the registry is up. Once it has ended, or cannot be "
    "read, those who run the registry make a new one: `center registry enroll`."
)

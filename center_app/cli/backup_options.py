"""The options of `center backup`, `center archive` and `center restore`."""

from pathlib import Path

from center_app.cli.options import Commands, add, group, number
from center_app.cli.rotation_days import DAYS, WEEKS

EVERY_S = 5
"""So many seconds of work go with a disk. A look takes a tenth of a second at the most, with a year
of the log of looks beside the journal."""


def backup(commands: Commands) -> None:
    """A center in one file, what happens between two of them, and putting both back."""
    backup = add(commands, "backup", "Copy the whole center into one locked file.", "backup:backup")
    backup.add_argument("--new-key", type=Path, metavar="FILE", help="make the key that opens them")
    about = "see whether all backups are still the files that were proven when they were made"
    backup.add_argument("--check", action="store_true", help=about)
    about = "keep the last one of so many days"
    backup.add_argument("--days", type=number, default=DAYS, help=f"{about} ({DAYS})")
    about = "and of so many weeks"
    backup.add_argument("--weeks", type=number, default=WEEKS, help=f"{about} ({WEEKS})")
    _archive(commands)
    _restore(commands)


def _restore(commands: Commands) -> None:
    restore = add(commands, "restore", "Put a center back from a backup.", "backup:restore")
    restore.add_argument("file", type=Path)
    restore.add_argument("--key", type=Path, required=True, help="the file that opens it")
    about = "only try it: into a scratch database, compared with the journal entry by entry"
    restore.add_argument("--drill", action="store_true", help=about)
    about = "with what was archived since, from there (default: the archive of the settings)"
    restore.add_argument("--archive", type=Path, metavar="FOLDER", help=about)
    about = "put back what the backup has and no more"
    restore.add_argument("--without-archive", action="store_true", help=about)
    about = "where something is wrong in the archive, take what comes before it"
    restore.add_argument("--as-far-as-whole", action="store_true", help=about)
    restore.add_argument("--aside", action="store_true", help="put the database here aside first")


def _archive(commands: Commands) -> None:
    archive = group(commands, "archive", "What happens between two backups, kept elsewhere.")
    about = "Keep the archive up to date until stopped."
    run = add(archive, "run", about, "archive.command:run")
    about = "look for what is new every so many seconds"
    run.add_argument(
        "--every", type=number, default=EVERY_S, metavar="S", help=f"{about} ({EVERY_S})"
    )
    add(archive, "once", "Bring the archive up to date, once.", "archive.command:once")
    about = "See whether every piece is still the one that was written."
    add(archive, "check", about, "archive.command:check")

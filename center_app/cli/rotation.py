"""Which backups are kept: the last of each day for some days, of each week for some weeks."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from center_app.cli.backup_file import ENDING
from center_app.cli.rotation_days import DAYS, WEEKS

_MADE = re.compile(r"(\d{4}-\d\d-\d\d)T\d{6}$")
_OTHERS = re.compile(rf"[A-Z0-9-]+-\d{{4}}-\d\d-\d\dT\d{{6}}{re.escape(ENDING)}$")
"""What stands between a code and the hour is the rest of a longer code."""


def files_in(folder: Path, center: str) -> list[Path]:
    """Every backup of this center, the oldest first; another's may lie beside them whose code
    begins like this one's."""
    files = sorted(folder.glob(f"{center}-*{ENDING}"))
    return [file for file in files if _OTHERS.match(file.name, len(center) + 1) is None]


def overdue(files: Sequence[Path], days: int = DAYS, weeks: int = WEEKS) -> list[Path]:
    """Those that are kept no longer. Days and weeks without a backup count for nothing, so that a
    center which was closed for a month loses none; a file whose name tells no day stays."""
    last_of_day: dict[date, Path] = {}
    last_of_week: dict[tuple[int, int], Path] = {}
    dated = [(made, file) for file in sorted(files) if (made := _day(file)) is not None]
    for made, file in dated:
        last_of_day[made] = file
        last_of_week[made.isocalendar()[:2]] = file
    kept = {*[*last_of_day.values()][-days:], *[*last_of_week.values()][-weeks:]}
    return [file for _made, file in dated if file not in kept]


def _day(file: Path) -> date | None:
    found = _MADE.search(file.name.removesuffix(ENDING))
    return date.fromisoformat(found[1]) if found is not None else None

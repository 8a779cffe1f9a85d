"""`center report`: the report of a business day as a file, and a month's messages counted."""

import json
from argparse import Namespace
from calendar import monthrange
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from center_app.cli.ground import Ground
from center_app.cli.house import open_house
from center_app.cli.period_report import write_period
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import MINUTE, local
from center_app.domain.look import Looked
from center_app.domain.plain import Fault, Unreadable, plain, read
from center_app.domain.report import DayReport
from center_app.domain.span import day_of
from center_app.language import Language, find
from center_app.language.dates import minutes
from center_app.language.voices import VOICES
from printers.report import write_day_report


def day(settings: Settings, options: Namespace) -> None:
    """Raises Unreadable for a date that is none, or a file whose ending is not known.

    It is written down that somebody has it: JSON has the figures of every employee.
    """
    chosen = read(date, options.date) if options.date else None
    language = options.lang or settings.language
    with closing(open_house(settings)) as house:
        day = chosen or house.center.today
        if options.out.suffix.lower() in TABLES:
            write_period(house.center.dossier(day_of(day)), options.out, find(language))
        else:
            write_report(house, day, options.out, language)
        ending = options.out.suffix.lower()
        kind = Looked.REPORT if ending == ".json" else Looked.EXPORT
        house.center.records.take_out(None, kind, f"{day}{ending}")
    done = f"The report of {day} is in {options.out}."
    tell(options, done, day=day.isoformat(), file=str(options.out))


def messages(settings: Settings, options: Namespace) -> None:
    """What was told in a month. Raises Unreadable for a month that is none."""
    with closing(open_house(settings)) as house:
        today = house.center.hall.day or local(house.clock.now().at).date()
        first = read(date, f"{options.month}-01") if options.month else today.replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        summary = house.center.message_summary(first, last)
    english = find("en")
    lines = [f"{first:%Y-%m}: {summary.whole.told} messages, {summary.whole.late} overdue."]
    for one in (*summary.kinds, *summary.agencies):
        name = VOICES[one.voice] if one.voice is not None else one.agency or ""
        took = minutes(one.median_ms // MINUTE, english) if one.median_ms is not None else "-"
        lines.append(
            f"{name}: {one.told} told, {one.open} open, {one.late} overdue, usually {took}"
        )
    actions = summary.actions
    lines.append(
        f"Improvement actions: {actions.opened} opened, {actions.open} under way, {actions.late} "
        f"overdue, {actions.done} done ({actions.better} better), {actions.dropped} dropped."
    )
    tell(options, "\n".join(lines), **plain(summary))


def write_report(house: Ground, day: date | None, file: Path, language_code: str) -> DayReport:
    """Write the report of a business day (the present one unless named) as the file's name ends.

    The file is there as a whole or not at all. Raises Unreadable for an unknown ending or
    folder, Refused for a center that has not been set up, Unavailable, OSError when it fails.
    """
    write = WRITERS.get(file.suffix.lower())
    if write is None:
        raise Unreadable([Fault(str(file), f"ends with none of {', '.join((*WRITERS, *TABLES))}")])
    if not file.parent.is_dir():
        raise Unreadable([Fault(str(file.parent), "is no folder")])
    report = house.center.day_report(day)
    whole = BytesIO()
    write(whole, report, find(language_code))
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(whole.getvalue())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return report


def _write_json(file: BinaryIO, report: DayReport, _language: Language) -> None:
    """All figures in full, in every language that they have."""
    file.write(json.dumps(plain(report), ensure_ascii=False, indent=2).encode() + b"\n")


WRITERS: Mapping[str, Callable[[BinaryIO, DayReport, Language], None]] = {
    ".pdf": write_day_report,
    ".json": _write_json,
}
"""How a report is written, by the ending of its file."""

TABLES = (".xlsx", ".csv")
"""Endings of files that a day has as any other days have them."""

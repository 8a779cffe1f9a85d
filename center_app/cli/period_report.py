"""`center report week`, `month`, `days`, `performance` and `open-data`: some days as a file."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from center_app.cli.house import open_house
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.document import Document
from center_app.domain.dossier import Dossier
from center_app.domain.look import Looked
from center_app.domain.plain import Fault, Unreadable, read
from center_app.domain.span import Span, code_of, month_of, week_of
from center_app.language import Language, find, languages
from printers.report.period.assessment import write_assessment
from printers.report.period.document import write_period_report
from printers.tables.of_period import tables_of
from printers.tables.open_data import write_open_data
from printers.tables.text_files import write_csv, write_json
from printers.tables.xlsx import write_workbook
from printers.whole_file import write_whole

FIRST_OF_MONTH = "-01"


def week(settings: Settings, options: Namespace) -> None:
    """Raises Unreadable for a date that is none, or a file whose ending is not known."""
    _report(settings, options, lambda today: week_of(_day(options.date) or today))


def month(settings: Settings, options: Namespace) -> None:
    _of_month(settings, options, WRITERS)


def performance(settings: Settings, options: Namespace) -> None:
    _of_month(settings, options, writers_of(Document.PERFORMANCE, settings))


def open_data(settings: Settings, options: Namespace) -> None:
    options.lang = None
    _of_month(settings, options, writers_of(Document.OPEN_DATA, settings))


def days(settings: Settings, options: Namespace) -> None:
    """Raises Refused for days that end before they begin or are too many, too."""
    span = Span(read(date, options.first), read(date, options.last))
    _report(settings, options, lambda _today: span)


def writers_of(document: Document, settings: Settings) -> "Writers":
    """How a document of some days is written, by the ending of its file."""
    article, every = settings.assessment_article, languages()
    if document is Document.PERFORMANCE:
        return {".pdf": lambda file, of, language: write_assessment(file, of, language, article)}
    if document is Document.OPEN_DATA:
        return {".zip": lambda file, of, _language: write_open_data(file, of, every)}
    return WRITERS


def write_period(
    dossier: Dossier, file: Path, language: Language, writers: "Writers | None" = None
) -> None:
    """Write the report as the file's name ends; it is there as a whole or not at all.

    Raises Unreadable for an unknown ending or folder, OSError when it fails.
    """
    write = _writer(file, writers or WRITERS)
    whole = BytesIO()
    write(whole, dossier, language)
    write_whole(file, whole.getvalue())


def _writer(file: Path, writers: "Writers") -> "Write":
    """How the file is written. Raises Unreadable for an unknown ending or folder."""
    write = writers.get(file.suffix.lower())
    if write is None:
        raise Unreadable([Fault(str(file), f"ends with none of {', '.join(writers)}")])
    if not file.parent.is_dir():
        raise Unreadable([Fault(str(file.parent), "is no folder")])
    return write


def _of_month(settings: Settings, options: Namespace, writers: "Writers") -> None:
    named = _day(options.month + FIRST_OF_MONTH) if options.month else None
    _report(settings, options, lambda today: month_of(named or today), writers)


def _report(
    settings: Settings,
    options: Namespace,
    chosen: Callable[[date], Span],
    writers: "Writers | None" = None,
) -> None:
    _writer(options.out, writers or WRITERS)
    with closing(open_house(settings)) as house:
        span = chosen(house.center.today)
        dossier = house.center.dossier(span)
        house.center.records.take_out(None, Looked.EXPORT, f"{code_of(span)}{options.out.suffix}")
    write_period(dossier, options.out, find(options.lang or settings.language), writers)
    done = f"The report from {span.first} to {span.last} is in {options.out}."
    facts = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    tell(options, done, **facts, visits=dossier.report.figures.issued, file=str(options.out))


def _day(text: str | None) -> date | None:
    return None if text is None else read(date, text)


def _workbook(file: BinaryIO, dossier: Dossier, language: Language) -> None:
    write_workbook(file, tables_of(dossier, language), right_to_left=language.right_to_left)


def _csv(file: BinaryIO, dossier: Dossier, language: Language) -> None:
    write_csv(file, tables_of(dossier, language))


def _json(file: BinaryIO, dossier: Dossier, language: Language) -> None:
    write_json(file, tables_of(dossier, language), dossier.report.seal)


Write = Callable[[BinaryIO, Dossier, Language], None]

Writers = Mapping[str, Write]

WRITERS: Writers = {
    ".pdf": write_period_report,
    ".xlsx": _workbook,
    ".csv": _csv,
    ".json": _json,
}
"""How the report of some days is written, by the ending of its file."""

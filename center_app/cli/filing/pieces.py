"""Which documents some days have, and what writes each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from center_app.cli.settings import Settings
from center_app.domain.document import ENDINGS, Document
from center_app.domain.dossier import Dossier
from center_app.domain.report import DayReport
from center_app.domain.span import Span, code_of, month_of
from center_app.language import Language, languages
from printers.report import write_day_report
from printers.report.period.assessment import write_assessment
from printers.report.period.document import write_period_report
from printers.tables.of_period import tables_of
from printers.tables.open_data import write_open_data
from printers.tables.xlsx import write_workbook


@dataclass(frozen=True, slots=True)
class Material:
    """What documents are written from; `day` only for a single day."""

    dossier: Dossier
    day: DayReport | None


@dataclass(frozen=True, slots=True)
class Piece:
    """One document: what it is, its file's name without version and ending, and what writes it."""

    document: Document
    language: str
    name: str
    write: Callable[[BinaryIO, Material], None]

    def file(self, n: int) -> str:
        """What its file is called in the version `n`."""
        return f"{self.name}{'' if n == 1 else f'-v{n}'}{ENDINGS[self.document]}"


def set_of(span: Span) -> str:
    """What the documents of these days are called together: `day-2026-11-22`."""
    if span.days == 1:
        kind = "day"
    elif span.is_month:
        kind = "month"
    else:
        kind = "week" if span.is_week else "days"
    return f"{kind}-{code_of(span)}"


def span_of(name: str) -> Span | None:
    """The days whose documents are called so together; None where it is no such name."""
    kind, _, code = name.partition("-")
    first, _, last = code.partition("--")
    try:
        if kind == "month":
            return month_of(date.fromisoformat(f"{code}-01"))
        span = Span(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return None
    return span if set_of(span) == name else None


def pieces_of(span: Span, settings: Settings) -> tuple[Piece, ...]:
    """Every document of these days: a month's are also for authorities and the public."""
    every = languages()
    if span.days == 1:
        return tuple(_day(span, language) for language in every)
    reports = tuple(_report(span, language) for language in every)
    if not span.is_month:
        return reports
    article, code = settings.assessment_article, code_of(span)
    return (
        *reports,
        *(_workbook(span, language) for language in every),
        *(_assessment(code, language, article) for language in every),
        Piece(
            Document.OPEN_DATA,
            "",
            f"open-data-{code}",
            lambda file, material: write_open_data(file, material.dossier, every),
        ),
    )


def _day(span: Span, language: Language) -> Piece:
    def write(file: BinaryIO, material: Material) -> None:
        assert material.day is not None
        write_day_report(file, material.day, language)

    return Piece(Document.REPORT, language.code, f"{set_of(span)}-{language.code}", write)


def _report(span: Span, language: Language) -> Piece:
    return Piece(
        Document.REPORT,
        language.code,
        f"{set_of(span)}-{language.code}",
        lambda file, material: write_period_report(file, material.dossier, language),
    )


def _workbook(span: Span, language: Language) -> Piece:
    def write(file: BinaryIO, material: Material) -> None:
        tables = tables_of(material.dossier, language)
        write_workbook(file, tables, right_to_left=language.right_to_left)

    return Piece(Document.WORKBOOK, language.code, f"{set_of(span)}-{language.code}", write)


def _assessment(code: str, language: Language, article: int) -> Piece:
    return Piece(
        Document.PERFORMANCE,
        language.code,
        f"performance-{code}-{language.code}",
        lambda file, material: write_assessment(file, material.dossier, language, article),
    )

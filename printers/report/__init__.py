"""Reports on paper: one business day on one page, in Arabic or English."""

from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from center_app.domain.report import DayReport
from center_app.language import Language
from printers.report import wording
from printers.report.page import PAGE, draw_page
from printers.report.pen import Pen

__all__ = ["write_day_report"]


def write_day_report(file: BinaryIO, report: DayReport, language: Language) -> None:
    """Write the report as a PDF of one page; the same report always gives the same bytes."""
    canvas = Canvas(file, pagesize=A4, invariant=True, lang=language.code)
    named = language.say("Daily report")
    canvas.setTitle(f"{named} – {wording.long_day(report.day, language)}")
    canvas.setAuthor(report.name.in_(language.code))
    canvas.setSubject(f"{report.seal.epoch} {report.seal.seq} {report.seal.head}")
    draw_page(Pen(canvas, PAGE, language.right_to_left), report, language)
    canvas.showPage()
    canvas.save()

"""The documents that were made by themselves, in words."""

from collections.abc import Mapping

from center_app.domain.clock import local
from center_app.domain.document import Document, Filed
from center_app.language import Language, find, words
from center_app.language.bidi import isolate
from center_app.language.dates import clock, dated, month
from ui.manager.figures import NOTHING
from ui.manager.parts.days_choice import days_in_words
from ui.manager.table import Cell, Head, TableRow
from ui.theme import Tone

NAMES: Mapping[Document, str] = {
    Document.REPORT: words("Report (PDF)"),
    Document.WORKBOOK: words("Workbook (XLSX)"),
    Document.CSV: words("Table (CSV)"),
    Document.JSON: words("Data (JSON)"),
    Document.PERFORMANCE: words("Performance and self-assessment (PDF)"),
    Document.OPEN_DATA: words("Open data (ZIP)"),
}

GONE = words("the file is gone")


class DocumentColumn(Head):
    """The columns of the documents."""

    WHAT = (words("Document"), "")
    DAYS = (words("Days"), "", "00 September 2026 to 00 September 2026")
    LANGUAGE = (words("Language"), "", "English")
    VERSION = (
        words("Version"),
        words("A day that is reopened and changed has new documents beside the old ones."),
        "00",
    )
    AS_OF = (words("As of"), words("The last entry that it knows."), "00 September 2026 00:00")


def document_rows(filed: tuple[Filed, ...], language: Language) -> tuple[TableRow, ...]:
    """A row for each, in the order given."""
    return tuple(TableRow(one.file, False, _cells(one, language)) for one in filed)


def _cells(one: Filed, language: Language) -> dict[Head, Cell]:
    at = local(one.at)
    named = language.say(NAMES[one.document])
    if not one.there:
        named = f"{named} · {language.say(GONE)}"
    days = days_in_words(one.span, language)
    if one.span.is_month:
        days = month(one.span.first, language)
    spoken = find(one.language).name if one.language else NOTHING
    return {
        DocumentColumn.WHAT: Cell(named, tone=Tone.NEUTRAL if one.there else Tone.BAD),
        DocumentColumn.DAYS: Cell(days),
        DocumentColumn.LANGUAGE: Cell(isolate(spoken)),
        DocumentColumn.VERSION: Cell(isolate(str(one.version))),
        DocumentColumn.AS_OF: Cell(f"{dated(at, language)} {isolate(clock(at))}"),
    }

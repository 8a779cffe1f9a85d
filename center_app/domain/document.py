"""The documents that some days have, as whoever asks for one names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.span import Span


class Document(StrEnum):
    """What kind of file it is, and for whom."""

    REPORT = "report"
    WORKBOOK = "workbook"
    CSV = "csv"
    JSON = "json"
    PERFORMANCE = "performance"
    OPEN_DATA = "open-data"


ENDINGS: Mapping[Document, str] = {
    Document.REPORT: ".pdf",
    Document.WORKBOOK: ".xlsx",
    Document.CSV: ".csv",
    Document.JSON: ".json",
    Document.PERFORMANCE: ".pdf",
    Document.OPEN_DATA: ".zip",
}

OF_A_MONTH = frozenset({Document.PERFORMANCE, Document.OPEN_DATA})
"""What there is of whole months alone."""

OF_EVERY_LANGUAGE = frozenset({Document.OPEN_DATA})
"""What is one file for all languages."""


@dataclass(frozen=True, slots=True)
class Order:
    """A document that somebody wants; `language` by its code."""

    span: Span
    document: Document
    language: str

    @property
    def can_be_made(self) -> bool:
        """Whether there is such a document of these days."""
        whole = self.document not in OF_A_MONTH or self.span.is_month
        return whole and self.span.fault is None


@dataclass(frozen=True, slots=True)
class Filed:
    """A document that was made by itself: the file's name, its `version` from 1 on, and the moment
    as of which it tells (ms since 1970 UTC). `language` is "" for one of every language; `there`
    is false where the file has gone since."""

    file: str
    span: Span
    document: Document
    language: str
    version: int
    at: int
    there: bool

"""The documents of this installation, as the manager's window lists them and asks for more."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from center_app.cli.filing.record import ENDING, record_at
from center_app.cli.house import House
from center_app.domain.document import (
    ENDINGS,
    OF_A_MONTH,
    OF_EVERY_LANGUAGE,
    Document,
    Filed,
    Order,
)
from center_app.domain.look import Looked
from center_app.domain.refusal import Reason, Refused
from center_app.domain.span import code_of
from center_app.language import find

SHOWN = 400
"""Documents that are listed, the newest first: those of a year."""


class Archive:
    """Safe among threads. Every method may raise OSError, and Unavailable."""

    def __init__(self, house: House) -> None:
        self._house = house

    @property
    def folder(self) -> Path:
        return self._house.settings.reports_folder

    def filed(self) -> tuple[Filed, ...]:
        """What was made by itself, of the last days first."""
        return tuple(one for one, _digest in self._listed())

    def make(self, order: Order, by: str) -> Path:
        """Write the document as `center report` does; one of the same name is replaced.

        Raises Refused for somebody without the right, and for days that have none.
        """
        from center_app.cli.period_report import write_period, writers_of
        from center_app.cli.report import WRITERS, write_report

        if not order.can_be_made:
            raise Refused(Reason.BAD_INPUT)
        house, file = self._house, self.folder / _name(order)
        whole_day = order.span.days == 1 and ENDINGS[order.document] in WRITERS
        names_employees = whole_day and order.document is Document.JSON
        kind = Looked.REPORT if names_employees else Looked.EXPORT
        house.center.records.take_out(by, kind, file.name)
        self.folder.mkdir(parents=True, exist_ok=True)
        if whole_day:
            write_report(house, order.span.first, file, order.language)
        else:
            dossier = house.center.dossier(order.span)
            writers = writers_of(order.document, house.settings)
            write_period(dossier, file, find(order.language), writers)
        return file

    def take_out(self, file: str, by: str) -> Path:
        """A document of the folder, to be opened; "": the folder. Raises Refused(NOT_ALLOWED)."""
        self._house.center.records.take_out(by, Looked.EXPORT, file or str(self.folder))
        return self.folder / file

    def hand_over(self, file: str, by: str, most: int) -> tuple[bytes, str]:
        """The bytes of a document that is listed, for a station far away, and its SHA-256.

        A name that is not in the list is none, wherever it leads. Raises Refused.
        """
        found = ((one.there, digest) for one, digest in self._listed() if one.file == file)
        there, digest = next(found, (False, ""))
        if not there:
            raise Refused(Reason.UNKNOWN_DOCUMENT)
        if (self.folder / file).stat().st_size > most:
            raise Refused(Reason.DOCUMENT_TOO_LARGE)
        with self.take_out(file, by).open("rb") as opened:
            content = opened.read(most + 1)
        if sha256(content).hexdigest() != digest:
            raise Refused(Reason.DOCUMENT_CHANGED)
        return content, digest

    def _listed(self) -> list[tuple[Filed, str]]:
        """With the SHA-256 that each had when it was made."""
        found = [one for file in self.folder.glob(f"*{ENDING}") for one in self._of(file)]
        found.sort(
            key=lambda one: (one[0].span.last, one[0].span.days, one[0].version), reverse=True
        )
        return found[:SHOWN]

    def _of(self, record: Path) -> Iterator[tuple[Filed, str]]:
        from center_app.cli.filing.pieces import pieces_of, span_of

        name = record.name.removesuffix(ENDING)
        span = span_of(name)
        if span is None:
            return
        pieces = pieces_of(span, self._house.settings)
        for version in record_at(self.folder, name).versions:
            for piece in pieces:
                file = piece.file(version.n)
                if file in version.files:
                    filed = Filed(
                        file,
                        span,
                        piece.document,
                        piece.language,
                        version.n,
                        version.up_to.at,
                        (self.folder / file).exists(),
                    )
                    yield filed, version.files[file]


def _name(order: Order) -> str:
    """No name that what is made by itself may have: `report-2026-11-ar.xlsx`."""
    document = order.document
    kind = f"{document.value}-" if document in OF_A_MONTH else ""
    language = "" if document in OF_EVERY_LANGUAGE else f"-{order.language}"
    return f"report-{kind}{code_of(order.span)}{language}{ENDINGS[document]}"

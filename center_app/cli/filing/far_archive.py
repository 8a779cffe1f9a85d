"""The documents of the center's server, as a manager's window far from it has them."""

import re
from pathlib import Path

from center_app.cli.machine import keep_secret
from center_app.domain.document import ENDINGS, Filed
from center_app.domain.look import Looked
from center_app.domain.refusal import Damaged
from sync.stations.remote import RemoteDocuments, RemoteRecords

NAME = re.compile(rf"[a-z0-9]+(-+[a-z0-9]+)*({'|'.join(map(re.escape, set(ENDINGS.values())))})")
"""What a document is called: a server's word is not enough to write elsewhere, or what runs."""


class FarArchive:
    """What is taken out comes over the line and is kept in the folder of this machine's documents.

    Safe among threads. Every method may raise OSError, and Unavailable.
    """

    def __init__(self, folder: Path, documents: RemoteDocuments, records: RemoteRecords) -> None:
        self.folder = folder
        self._documents, self._records = documents, records

    def filed(self) -> tuple[Filed, ...]:
        return self._documents.filed()

    def take_out(self, file: str, by: str) -> Path:
        """The document, fetched anew; "": the folder of those that were. The server writes it down.

        Raises Refused, and Damaged for what is not the document that was made.
        """
        if not file:
            self._records.take_out(by, Looked.EXPORT, str(self.folder))
            self._prepare()
            return self.folder
        if not NAME.fullmatch(file):
            raise Damaged(f"{file!r} is no name of a document")
        content = self._documents.fetch(file, by)
        self._prepare()
        kept = self.folder / file
        if not (kept.is_file() and kept.read_bytes() == content):  # it may be open now
            keep_secret(kept, content)
        return kept

    def _prepare(self) -> None:
        """For nobody else at this machine."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

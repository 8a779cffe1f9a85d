"""Documents at a center's server that lie in memory."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from center_app.center import Center
from center_app.domain.document import Document, Filed
from center_app.domain.look import Looked
from center_app.domain.span import day_of
from sync.stations.documents import MOST_BYTES

LARGEST = "day-2026-11-22-ar.pdf"
FILED = Filed(LARGEST, day_of(date(2026, 11, 22)), Document.REPORT, "ar", 1, 0, there=True)


@dataclass(frozen=True)
class Shelved:
    """One document, as large as any that goes over the line."""

    center: Center

    def filed(self) -> tuple[Filed, ...]:
        return (FILED,)

    def hand_over(self, file: str, by: str, most: int) -> tuple[bytes, str]:
        self.center.records.take_out(by, Looked.EXPORT, file)
        content = b"%PDF".ljust(min(most, MOST_BYTES), b"\xff")
        return content, sha256(content).hexdigest()

"""What is asked for visits that nobody had announced."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from center_app.domain.commands.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordUnannounced(Command):
    """Record the form of somebody who came on the business day `on`, and whose `visit` it was.

    `points` in the order of the form's items.
    """

    verb: ClassVar[str] = "record_unannounced"
    unannounced: str
    on: date
    points: tuple[int | None, ...]
    visit: str | None = None
    service: str | None = None

"""Why a catalogue that the registry gives is not taken, and what others are told of it."""

from dataclasses import dataclass
from enum import StrEnum


class CatalogueTrouble(StrEnum):
    """What is wrong with what comes down; the catalogue in force stays, whatever it is."""

    NO_KEYS = "no_keys"
    UNSIGNED = "unsigned"
    OLD = "old"
    OUTDATED = "outdated"
    INCOMPLETE = "incomplete"
    DAMAGED = "damaged"
    BROKEN = "broken"
    TAKEN = "taken"
    EXPIRED = "expired"
    APPOINTMENTS = "appointments"
    FAULT = "fault"


class Unfit(Exception):
    """A catalogue is not to be used; `detail` is for the log and the command line."""

    def __init__(self, trouble: CatalogueTrouble, detail: str) -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble
        self.detail = detail


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """The catalogue in force at a center by its serial, the number of the last release that came,
    and in a word why a later one is not taken."""

    serial: str
    release: int | None = None
    trouble: str | None = None

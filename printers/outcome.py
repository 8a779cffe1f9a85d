"""What became of a ticket's paper, as honestly as the printer tells."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a job stands. Only `printed` says that paper came out."""

    WAITING = "waiting"
    PRINTING = "printing"
    PRINTED = "printed"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"
    EXPIRED = "expired"


class Fault(StrEnum):
    """Why nothing, or nothing whole, came out."""

    NO_PRINTER = "no_printer"
    UNREACHABLE = "unreachable"
    INTERRUPTED = "interrupted"
    OFFLINE = "offline"
    COVER_OPEN = "cover_open"
    PAPER_OUT = "paper_out"
    CUTTER = "cutter"
    BROKEN = "broken"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Status:
    """What a printer said of itself just now, its `fault` None where it is well."""

    fault: Fault | None = None
    paper_low: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one attempt to print: `printed`, `unconfirmed` or `failed` with its fault.

    `paper_low` is True or False as the printer says, None where it does not say.
    """

    state: State
    fault: Fault | None = None
    paper_low: bool | None = None


def failed(fault: Fault) -> Outcome:
    return Outcome(State.FAILED, fault)

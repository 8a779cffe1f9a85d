"""How the printer stands, for the staff: what it says itself, and what its roll comes to."""

from dataclasses import dataclass

from center_app.domain.printer import PrinterState
from printers.outcome import Fault, Outcome, State, Status
from printers.roll import Forecast


@dataclass(frozen=True, slots=True)
class Condition:
    """`state` is None where nobody can tell; `left` tickets, `until` in ms since 1970 UTC."""

    state: PrinterState | None = None
    left: int | None = None
    until: int | None = None


def condition_of(status: Status | None, paper: Forecast) -> Condition:
    """A fault goes first, then low paper: the printer's own word, or the roll's account."""
    state = _state(status)
    if state in {None, PrinterState.WELL} and paper.low:
        state = PrinterState.PAPER_LOW
    return Condition(state, paper.tickets, paper.until)


def _state(status: Status | None) -> PrinterState | None:
    if status is None or status.fault is Fault.NO_PRINTER:
        return None
    if status.fault is not None:
        return PrinterState(status.fault)
    return PrinterState.PAPER_LOW if status.paper_low else PrinterState.WELL


def told_by(outcome: Outcome) -> Status | None:
    """What a ticket's end tells of the printer; None where it has to be asked."""
    if outcome.state is State.PRINTED and outcome.paper_low is not None:
        return Status(None, outcome.paper_low)
    if outcome.state is State.FAILED and outcome.fault in FAULTS:
        return Status(outcome.fault, bool(outcome.paper_low))
    return None


FAULTS = frozenset(Fault) - {Fault.NO_PRINTER, Fault.INTERRUPTED}
"""Those of the printer itself, each with a state of the same name."""

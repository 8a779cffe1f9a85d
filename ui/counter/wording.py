"""The words of the desk for what the hall only knows by codes."""

from dataclasses import dataclass

from center_app.domain.counter import Status
from center_app.domain.step import Because, Outcome
from center_app.domain.undoable import Deed
from center_app.domain.visit import Stand, Wish
from center_app.language import words
from ui.counter.slips import Slip

STATUS: dict[Status, str] = {
    Status.OPEN: words("Open"),
    Status.PAUSED: words("On a break"),
    Status.CLOSED: words("Closed"),
}

STAND: dict[Stand, str] = {
    Stand.CALLED: words("Called here"),
    Stand.SERVING: words("In service"),
}

OUTCOME: dict[Outcome, tuple[str, str]] = {
    Outcome.COMPLETED: (words("Completed"), words("The visitor has what was asked for")),
    Outcome.INCOMPLETE: (words("Incomplete"), words("A document or a condition is missing")),
    Outcome.ONLINE: (words("Done online"), words("Finished together through the online service")),
    Outcome.REFERRED: (words("Referred"), words("Only the agency itself can go on with it")),
    Outcome.REJECTED: (words("Rejected"), words("The conditions are not fulfilled")),
    Outcome.BACK_OFFICE: (words("Back office"), words("Colleagues go on with it out of sight")),
    Outcome.READY_LATER: (words("Ready later"), words("The result is collected on another day")),
}
"""The word, and what it means."""


BACK_OFFICE = words("The back office has it")

EARLIER_REASONS: dict[str, str] = {"payment": words("To pay a fee elsewhere")}
"""Why visits were held by the programs before this one."""


@dataclass(frozen=True, slots=True)
class HoldReason:
    """Why a visit is set aside; the reason settles on whose wish that is."""

    code: str
    wish: Wish
    name: str


HOLD_REASONS = (
    HoldReason("form", Wish.CITIZEN, words("To fill in a form")),
    HoldReason("copy", Wish.CITIZEN, words("To make a copy or a photo")),
    HoldReason("payment-cash", Wish.CITIZEN, words("To pay in cash at the cashier")),
    HoldReason("payment-card", Wish.CITIZEN, words("To pay by card")),
    HoldReason("payment-online", Wish.CITIZEN, words("To pay through eFAWATEERcom or online")),
    HoldReason("document", Wish.CITIZEN, words("To fetch a missing document")),
    HoldReason("prayer", Wish.CITIZEN, words("To pray or to rest")),
    HoldReason("call", Wish.CITIZEN, words("Called away, or on the telephone")),
    HoldReason("approval", Wish.CENTER, words("An approval is awaited")),
    HoldReason("other-paper", Wish.CENTER, words("A paper of another agency is awaited")),
    HoldReason("agency", Wish.CENTER, words("The agency's answer is awaited")),
    HoldReason("system", Wish.CENTER, words("An agency's system is down")),
    HoldReason("colleague", Wish.CENTER, words("A colleague is needed")),
)

WISH: dict[Wish, str] = {
    Wish.CITIZEN: words("The visitor asks for it"),
    Wish.CENTER: words("The center needs it"),
}

PAUSE_REASONS: dict[str, str] = {
    "break": words("Short break"),
    "prayer": words("Prayer"),
    "meal": words("Meal"),
    "meeting": words("Meeting or training"),
    "task": words("Another task"),
    "fault": words("Technical fault"),
}
"""By the code that the journal keeps."""

CALL_REASONS: dict[str, str] = {
    "unwell": words("Cannot wait for reasons of health"),
    "continued": words("Goes on with what was begun here"),
    "result": words("A result or an answer has arrived"),
    "correction": words("A mistake of the center is put right"),
    "supervisor": words("A supervisor has decided so"),
}
"""Why a number is called before its turn, by the code that is kept with the call."""

FINISH_REASONS: dict[Because, str] = {
    Because.NOT_WANTED: words("No longer wanted"),
    Because.ANOTHER_DAY: words("The visitor comes back another day"),
    Because.PAPERS: words("A document or a condition is missing"),
    Because.ONLINE: words("Will be done online"),
    Because.LEFT: words("The visitor has left"),
}
"""Why what is left of a basket falls away."""

DEED: dict[Deed, str] = {
    Deed.CALL: words("Undo the call of {number}"),
    Deed.START: words("Undo the start of {number}"),
    Deed.FINISH: words("Undo the finish of {number}"),
    Deed.MISS: words("Undo that {number} did not come"),
    Deed.HOLD: words("Undo the hold of {number}"),
}
"""What would be taken back."""

SLIP: dict[Slip, str] = {
    Slip.RECEIPT: words("Receipt once more"),
    Slip.NUMBER: words("Print the number"),
}
"""What can be printed."""

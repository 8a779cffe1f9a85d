"""Why entries wait for the registry, in words."""

from center_app.language import words
from sync.failures import Trouble

TROUBLES = {
    Trouble.UNREACHABLE: words(
        "The registry cannot be reached. Everything is kept and sent later."
    ),
    Trouble.BUSY: words("The registry is busy. Everything is kept and sent later."),
    Trouble.DENIED: words("The registry does not accept this center's key. Tell the IT staff."),
    Trouble.WRONG_REGISTRY: words(
        "What answers is not this center's registry. Nothing more is sent to it. Tell the IT staff."
    ),
    Trouble.UNPROVEN: words(
        "What answers cannot prove that it is the registry. Nothing is sent to it. Tell the IT "
        "staff."
    ),
    Trouble.EXPIRED: words(
        "This center's certificate for the registry has run out. Tell the IT staff."
    ),
    Trouble.NOT_YET: words(
        "A certificate is not valid yet. Look whether the date and time of this machine are right."
    ),
    Trouble.REFUSED: words(
        "The registry does not accept this center's certificate. Tell the IT staff."
    ),
    Trouble.OUTDATED: words(
        "The registry needs a newer version of this program. Tell the IT staff."
    ),
    Trouble.REJECTED: words("The registry found fault with what was sent. Tell the IT staff."),
    Trouble.TOO_LARGE: words("The registry takes less at once than is sent. Tell the IT staff."),
    Trouble.DIVERGED: words("The registry has another history of this center. Tell the IT staff."),
    Trouble.OPERATOR: words(
        "The registry's operator has to allow that this center goes on after it was put back. "
        "Tell the IT staff."
    ),
    Trouble.TWIN: words(
        "Another machine sends to the registry as this center. Both are kept. Tell the IT staff."
    ),
    Trouble.DAMAGED: words(
        "The journal of this center was damaged. What can be read is sent, and what cannot is kept "
        "for a person to look at. Have the disk checked. Tell the IT staff."
    ),
    Trouble.ENDING: words(
        "This center's certificate for the registry ends soon and could not be renewed. Tell the "
        "IT staff."
    ),
    Trouble.CLOCK: words(
        "The clock of this machine differs from the registry's by more than an hour. Everything is "
        "sent. Set date and time right."
    ),
    Trouble.JOURNAL: words("The center's journal cannot be read now. Sending is tried again."),
    Trouble.FAULT: words("Sending failed for an unknown reason. It is tried again."),
}
PASSING = frozenset({Trouble.UNREACHABLE, Trouble.BUSY})
"""Troubles that end by themselves; the others need somebody."""

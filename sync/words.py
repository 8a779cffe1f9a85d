"""Why entries wait for the registry, and why what it gives is not taken, in words."""

from center_app.language import words
from sync.failures import Trouble
from sync.unfit import CatalogueTrouble

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

CATALOGUE_TROUBLES = {
    CatalogueTrouble.NO_KEYS: words(
        "The registry has a new catalogue, but this center has no key by which to know its "
        "publisher. The catalogue in force stays. Tell the IT staff."
    ),
    CatalogueTrouble.UNSIGNED: words(
        "The registry's new catalogue is not signed by its publisher. The one in force stays. Tell "
        "the IT staff."
    ),
    CatalogueTrouble.OLD: words(
        "The registry offers an earlier catalogue than it did before. The one in force stays. Tell "
        "the IT staff."
    ),
    CatalogueTrouble.OUTDATED: words(
        "The registry's new catalogue needs a newer version of this program. The one in force "
        "stays. Tell the IT staff."
    ),
    CatalogueTrouble.INCOMPLETE: words(
        "The registry's new catalogue did not come whole. The one in force stays, and it is tried "
        "again."
    ),
    CatalogueTrouble.DAMAGED: words(
        "The registry's new catalogue came damaged. The one in force stays, and it is tried again."
    ),
    CatalogueTrouble.BROKEN: words(
        "The registry's new catalogue has faults. The one in force stays. Tell the IT staff."
    ),
    CatalogueTrouble.TAKEN: words(
        "The registry's new catalogue bears the serial of another one. The one in force stays. "
        "Tell the IT staff."
    ),
    CatalogueTrouble.EXPIRED: words(
        "The registry should have sent a newer catalogue by now. The one in force stays."
    ),
    CatalogueTrouble.APPOINTMENTS: words(
        "Some appointments that the registry gave cannot be taken: their services are not offered "
        "here. Tell the IT staff."
    ),
    CatalogueTrouble.FAULT: words(
        "What the registry gives could not be taken for an unknown reason. It is tried again."
    ),
}
CATALOGUE_PASSING = frozenset({CatalogueTrouble.INCOMPLETE, CatalogueTrouble.DAMAGED})
"""Of these only the next hours can tell whether they need somebody."""

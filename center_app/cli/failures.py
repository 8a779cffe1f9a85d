"""What the command line says when a command is refused or fails: a sentence, never a traceback."""

from functools import singledispatch

from center_app.domain.plain import Unreadable
from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.language import find
from center_app.language.reasons import sentence
from center_app.store.catalogues import SerialTaken
from center_app.store.faults import Unusable
from sync.failures import Failure
from sync.words import TROUBLES


class Failed(Exception):
    """A command cannot do what it was asked to; says why, and what would help."""


EXPECTED = (Failed, Refused, Unreadable, Unavailable, Unusable, SerialTaken, OSError)
"""What is told to a person; anything else is a fault of this program."""


@singledispatch
def told(error: Exception) -> str:
    """The sentence for an expected error; an unreadable document has one for every fault."""
    return _sentence(str(error))


@told.register
def _(refused: Refused) -> str:
    facts = refused.details
    if refused.reason is Reason.BAD_INPUT and {"setting", "value"} <= facts.keys():
        return f"{facts['value']!r} is not accepted as {facts['setting']}."
    return sentence(find("en"), refused)


@told.register
def _(error: Unreadable) -> str:
    return "\n".join(map(str, error.faults))


@told.register
def _(failure: Failure) -> str:
    return f"{find('en').say(TROUBLES[failure.trouble])} ({failure})"


@told.register
def _(error: OSError) -> str:
    words = error.strerror or str(error)
    return _sentence(f"{error.filename}: {words}" if error.filename is not None else words)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."

"""Where the visit of a number stands, as far as that is why nothing can be done with it here."""

from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.at_counter import NumberView
from center_app.domain.visit import Stand
from center_app.language import words
from ui.desk.sentence import Message, Sentence
from ui.theme import Tone

AT_A_COUNTER = frozenset({Stand.CALLED, Stand.SERVING})


def cannot_call(number: NumberView) -> Sentence | Message | None:
    """Why this number cannot be called here; None if it can."""
    if number.mine:
        return None
    which = (("number", number.number),)
    if number.stand in AT_A_COUNTER:
        return _at_counter(number)
    if number.stand in (Stand.WAITING, Stand.LATER):
        return _refused(Reason.NOT_SKILLED, number)
    if number.stand is Stand.HELD:
        return Sentence(words("Number {number} is on hold and cannot go on here now."), which)
    if number.can_return:
        return Sentence(words("Number {number} missed its call; F10 brings it back."), which)
    return _refused(Reason.VISIT_IS_OVER, number)


def cannot_return(number: NumberView) -> Sentence | Message | None:
    """Why this number cannot come back to its old place; None if it can."""
    which = (("number", number.number),)
    if number.can_return:
        return None
    if number.stand is Stand.MISSED:
        return _refused(Reason.GRACE_OVER, number)
    if number.stand is Stand.WAITING:
        return Sentence(words("Number {number} waits already and has not missed a call."), which)
    if number.stand in AT_A_COUNTER:
        return _at_counter(number)
    return Sentence(words("Number {number} has not missed a call."), which)


def _at_counter(number: NumberView) -> Sentence:
    where = (("number", number.number), ("counter", number.counter or ""))
    return Sentence(words("Number {number} is at counter {counter} now."), where)


def _refused(reason: Reason, number: NumberView) -> Message:
    return Message(Tone.WARN, Refused(reason, number=number.number))

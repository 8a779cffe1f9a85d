"""Why a visit is not next, and why the last ones were called, in sentences."""

from center_app.domain.clock import local
from center_app.domain.views.calls import ReasonedCall
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.dates import clock
from center_app.language.reason_of_call import reason_of_call
from center_app.language.standing import Reason, reasons_of
from ui.manager.views import Queue

NAMED = 8
"""Visits ahead that are named; of the others their number is told."""


def standing_reasons(queue: Queue, language: Language) -> list[Reason]:
    """Why the visit that is asked about is not next."""
    if queue.asked is None:
        text = language.say("Choose a number to see who is ahead of it, and why.")
        return [Reason("", text)]
    if queue.standing is None:
        number = queue.asked.number
        text = language.say("No open counter serves what {number} waits for now.", number=number)
        return [Reason("", text)]
    return reasons_of(queue.standing, NAMED, language)


def call_reasons(queue: Queue, language: Language) -> list[Reason]:
    """The last calls, the latest first."""
    if not queue.calls:
        return [Reason("", language.say("Nobody has been called yet."))]
    return [_called(call, language) for call in queue.calls]


def _called(call: ReasonedCall, language: Language) -> Reason:
    where = language.say("Counter {counter}", counter=call.counter)
    head = " · ".join((isolate(clock(local(call.at))), isolate(call.number), where))
    return Reason(head, reason_of_call(call.why, call.next_number, language))

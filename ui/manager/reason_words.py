"""Why a visit is not next, and why the last ones were called, in sentences."""

from typing import NamedTuple

from center_app.domain.clock import local
from center_app.domain.routing.standing import Standing
from center_app.domain.views.calls import ReasonedCall
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.dates import clock
from center_app.language.reason_of_call import reason_of_call, weight_of, why_ahead
from ui.manager.views import Queue

NAMED = 8
"""Visits ahead that are named; of the others their number is told."""


class Reason(NamedTuple):
    """A line that stands out, "" for none, and a sentence below it."""

    head: str
    text: str


def standing_reasons(queue: Queue, language: Language) -> list[Reason]:
    """Why the visit that is asked about is not next."""
    if queue.asked is None:
        text = language.say("Choose a number to see who is ahead of it, and why.")
        return [Reason("", text)]
    if queue.standing is None:
        number = queue.asked.number
        text = language.say("No open counter serves what {number} waits for now.", number=number)
        return [Reason("", text)]
    return _ahead(queue.standing, language)


def call_reasons(queue: Queue, language: Language) -> list[Reason]:
    """The last calls, the latest first."""
    if not queue.calls:
        return [Reason("", language.say("Nobody has been called yet."))]
    return [_called(call, language) for call in queue.calls]


def _ahead(standing: Standing, language: Language) -> list[Reason]:
    own, ahead = standing.own, standing.ahead
    counter, number = standing.counter, own.number
    if ahead:
        head = language.say_many(
            "At counter {counter}, {n} visit goes before {number}",
            "At counter {counter}, {n} visits go before {number}",
            len(ahead),
            counter=counter,
            number=number,
        )
    else:
        head = language.say("{number} is next at counter {counter}", number=number, counter=counter)
    reasons = [Reason(head, weight_of(own, language))]
    reasons += [Reason("", why_ahead(other, own, language)) for other in ahead[:NAMED]]
    further = len(ahead) - NAMED
    if further > 0:
        text = language.say_many("And {n} more visit.", "And {n} more visits.", further)
        reasons.append(Reason("", text))
    return reasons


def _called(call: ReasonedCall, language: Language) -> Reason:
    where = language.say("Counter {counter}", counter=call.counter)
    head = " · ".join((isolate(clock(local(call.at))), isolate(call.number), where))
    return Reason(head, reason_of_call(call.why, call.next_number, language))

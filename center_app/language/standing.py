"""Where a visit that waits stands, and who is ahead of it and why, in sentences."""

from typing import NamedTuple

from center_app.domain.routing.standing import Standing
from center_app.language.language import Language
from center_app.language.reason_of_call import weight_of, why_ahead


class Reason(NamedTuple):
    """A line that stands out, "" for none, and a sentence below it."""

    head: str
    text: str


def reasons_of(standing: Standing, named: int, language: Language) -> list[Reason]:
    """So many of the visits ahead are named; of the others their number is told."""
    own, ahead = standing.own, standing.ahead
    counter, number = standing.counter, own.number
    if ahead:
        head = language.say_many(
            "At counter {counter}, {n} visit goes before {number}",
            "At counter {counter}, {n} visits go before {number}",
            standing.number,
            counter=counter,
            number=number,
        )
    else:
        head = language.say("{number} is next at counter {counter}", number=number, counter=counter)
    reasons = [Reason(head, weight_of(own, language))]
    reasons += [Reason("", why_ahead(other, own, language)) for other in ahead[:named]]
    further = standing.number - named
    if further > 0:
        text = language.say_many("And {n} more visit.", "And {n} more visits.", further)
        reasons.append(Reason("", text))
    return reasons

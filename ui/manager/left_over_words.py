"""What was done by paper and could not be taken in: what it was, why, and what to do."""

from typing import NamedTuple

from center_app.domain.clock import local
from center_app.domain.left_over import LeftOver, Paper
from center_app.domain.refusal import Reason
from center_app.language import Language, words
from center_app.language.dates import clock, day
from center_app.language.left_overs import why_left_over

WHAT = {
    Paper.TICKET: words("Ticket {number} of {station} ({time}) has not been taken in: {why}"),
    Paper.SERVICE: words(
        "Number {number}, served by paper at counter {counter} ({time}), is not recorded: {why}"
    ),
}

TO_DO = {
    Reason.NUMBER_TAKEN: words(
        "Two people hold this number. Give whoever comes with that ticket a new number."
    ),
    Reason.UNKNOWN_VISIT: words(
        "If its kiosk has no server yet, this settles itself. Otherwise ask the employee for the"
        " number."
    ),
    Reason.VISIT_IS_BUSY: words("Nobody may come to that call: tell the counter."),
    Reason.NOT_SKILLED: words("Have the rest of the visit finished by who serves it."),
}
A_NEW_NUMBER = words("Whoever comes with it is in no queue: give a new number.")
NOTE_IT = words("Nothing else is to be done; the record keeps it.")


class LeftOverNotice(NamedTuple):
    """The sentence, and what to do."""

    text: str
    note: str


def left_over_notice(one: LeftOver, language: Language) -> LeftOverNotice:
    """One of them in words."""
    moment = local(one.own.at)
    text = language.say(
        WHAT[one.paper],
        number=one.number,
        station=one.station,
        counter=one.counter or "",
        time=f"{day(moment, language)}{language.comma}{clock(moment)}",
        why=why_left_over(one.reason, language),
    )
    usual = A_NEW_NUMBER if one.paper is Paper.TICKET else NOTE_IT
    return LeftOverNotice(text, language.say(TO_DO.get(one.reason, usual)))

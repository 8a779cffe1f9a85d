"""What was done by paper and could not be taken in: what it was, why, and what to do."""

from typing import NamedTuple

from center_app.domain.clock import local
from center_app.domain.left_over import LeftOver, Paper
from center_app.domain.refusal import Reason
from center_app.language import Language, words
from center_app.language.dates import clock, day

WHAT = {
    Paper.TICKET: words("Ticket {number} of {station} ({time}) has not been taken in: {why}"),
    Paper.SERVICE: words(
        "Number {number}, served by paper at counter {counter} ({time}), is not recorded: {why}"
    ),
}

WHY = {
    Reason.NUMBER_TAKEN: words("another visit of that day has this number."),
    Reason.UNKNOWN_SERVICE: words("the service is not in the catalogue any more."),
    Reason.ONLINE_ONLY: words("the service is online only by now."),
    Reason.UNKNOWN_VISIT: words("nothing is known by this number."),
    Reason.UNKNOWN_APPOINTMENT: words("no such appointment is known."),
    Reason.UNKNOWN_RESULT: words("no such result is known."),
    Reason.VISIT_IS_BUSY: words("it has been called at a counter meanwhile."),
    Reason.VISIT_IS_OVER: words("its visit was over already."),
    Reason.RESULT_NOT_HERE: words("it waits for a back office."),
    Reason.NOT_SKILLED: words("the employee serves nothing of what it still needs."),
    Reason.DAY_IS_CLOSED: words("its day is over."),
}
OTHERWISE = words("what was asked for is not possible here.")

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
        why=language.say(WHY.get(one.reason, OTHERWISE)),
    )
    usual = A_NEW_NUMBER if one.paper is Paper.TICKET else NOTE_IT
    return LeftOverNotice(text, language.say(TO_DO.get(one.reason, usual)))

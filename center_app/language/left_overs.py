"""Why what was done by paper could not be taken in."""

from center_app.domain.refusal import Reason
from center_app.language.language import Language, words

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


def why_left_over(reason: Reason, language: Language) -> str:
    """The end of a sentence."""
    return language.say(WHY.get(reason, OTHERWISE))

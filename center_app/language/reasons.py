"""What a person reads when the center says no: one sentence for every reason."""

from string import Formatter

from center_app.domain.refusal import Reason, Refused
from center_app.language.language import Language, words

SENTENCES: dict[Reason, str] = {
    Reason.CENTER_CLOSED: words("The center is closed now."),
    Reason.HALL_PAUSED: words("The hall is paused. It goes on when the management says so."),
    Reason.DAY_IS_CLOSED: words("No more numbers are given today."),
    Reason.NO_CATALOGUE: words("The center has not been set up yet."),
    Reason.OLD_CATALOGUE: words("A later catalogue has come already."),
    Reason.NOTHING_ASKED: words("No service has been chosen yet."),
    Reason.UNKNOWN_SERVICE: words("This service is not offered here."),
    Reason.ONLINE_ONLY: words("This service is available online only."),
    Reason.WRONG_AUDIENCE: words("This service is not meant for this kind of visitor."),
    Reason.WRONG_CAPACITY: words("This service cannot be requested in this capacity."),
    Reason.TOO_MANY: words("This is more than one visit may ask for."),
    Reason.NUMBERS_EXHAUSTED: words("All of today's numbers have been given out."),
    Reason.DAY_IS_FULL: words("Today's numbers for one of these services have been given out."),
    Reason.UNKNOWN_VISIT: words("This number is not known today."),
    Reason.NUMBER_TAKEN: words("This number belongs to somebody else already."),
    Reason.VISIT_EXISTS: words("This ticket has been issued already."),
    Reason.UNKNOWN_APPOINTMENT: words("There is no appointment with this code today."),
    Reason.TOO_EARLY: words("It is too early to check in for this appointment."),
    Reason.CHECKED_IN: words("A number has been given for this appointment already."),
    Reason.VISIT_IS_OVER: words("This visit is over."),
    Reason.VISIT_IS_BUSY: words("This visit is at a counter now."),
    Reason.NOT_MISSED: words("This visit has not missed a call."),
    Reason.GRACE_OVER: words(
        "It is too late to come back to the old place. Please take a new number."
    ),
    Reason.NOT_WAITING: words("This visit does not wait now."),
    Reason.CLOSED_BY_THEN: words("The center closes before then."),
    Reason.CALLED_JUST_NOW: words("This number was called only minutes ago."),
    Reason.NOT_HELD: words("This visit is not on hold."),
    Reason.NOT_AWAITED: words("No back office has anything of this visit."),
    Reason.RESULT_NOT_HERE: words("The back office is not done with this visit yet."),
    Reason.UNKNOWN_RESULT: words("No result waits here under this code."),
    Reason.NOT_READY: words("This result is not ready yet."),
    Reason.SENT_BY_POST: words("This result is sent by post."),
    Reason.RESULT_IS_ASKED_FOR: words("A number has been given for this result already."),
    Reason.RESULT_IS_COLLECTED: words("This result has been collected."),
    Reason.UNKNOWN_COUNTER: words("This counter is not known."),
    Reason.COUNTER_IS_CLOSED: words("The counter is not open."),
    Reason.COUNTER_IS_CLOSING: words("The counter closes after its present visit."),
    Reason.COUNTER_IS_BUSY: words("A visit is still at the counter."),
    Reason.COUNTER_IS_TAKEN: words("Somebody else is signed in at the counter."),
    Reason.NOBODY_SIGNED_IN: words("Nobody is signed in at the counter."),
    Reason.ALREADY_SERVING: words("There is a visit at the counter already."),
    Reason.NOBODY_CALLED: words("Nobody has been called to the counter."),
    Reason.RECALLED_JUST_NOW: words("This number has only just been called."),
    Reason.RECALLED_ENOUGH: words(
        "This number has been called often enough. It can be recorded that nobody came."
    ),
    Reason.NOBODY_SERVED: words("Nobody is being served at the counter."),
    Reason.NOBODY_WAITING: words("Nobody is waiting for this counter."),
    Reason.MOVED_ON: words("The counter has moved on meanwhile."),
    Reason.NOTHING_TO_UNDO: words("Nothing can be undone here any more."),
    Reason.UNKNOWN_LINE: words("This service is not open in this visit."),
    Reason.ENDS_AFTER_CLOSING: words("Whoever still waits could not be finished before closing."),
    Reason.NOTE_HAS_NUMBER: words(
        "A note must hold no national number and no telephone number. Please leave it out."
    ),
    Reason.WRONG_OUTCOMES: words("Each copy needs an outcome of its own."),
    Reason.NOT_SKILLED: words("This counter does not serve what this visit still needs."),
    Reason.UNKNOWN_EMPLOYEE: words("This employee is not known."),
    Reason.NO_ROLE_TO_SERVE: words(
        "Serving at a counter needs the role for it; the manager gives it out."
    ),
    Reason.EMPLOYEE_INACTIVE: words(
        "This employee number is not active. The manager can make it active again."
    ),
    Reason.NOT_IN_CHARGE: words(
        "Only a supervisor, the manager or an administrator can sign in here."
    ),
    Reason.EMPLOYEE_EXISTS: words("Another employee has this number."),
    Reason.SIGNED_IN_ELSEWHERE: words("This employee is signed in at another counter."),
    Reason.WRONG_PIN: words("The employee number or the PIN is not correct."),
    Reason.PIN_WAIT: words("The PIN was wrong several times. Please try again a little later."),
    Reason.PIN_LOCKED: words(
        "The PIN was wrong too often. A supervisor can unlock this employee number."
    ),
    Reason.NOT_ALLOWED: words("This is not permitted here."),
    Reason.NOT_SERVED: words("A visit can be rated once it has been at a counter."),
    Reason.NOTHING_TOLD: words("Please write something, or say how you can be reached."),
    Reason.UNKNOWN_MESSAGE: words("This message is not open any more."),
    Reason.MESSAGE_EXISTS: words("This message has been received already."),
    Reason.MESSAGE_IS_SETTLED: words("This message has been dealt with already."),
    Reason.UNKNOWN_ACTION: words("This improvement action is not known any more."),
    Reason.ACTION_EXISTS: words("This improvement action has been opened already."),
    Reason.ACTION_IS_ENDED: words("This improvement action is over already."),
    Reason.TOO_MANY_ACTIONS: words(
        "Too many improvement actions are under way. Please end some of them first."
    ),
    Reason.UNKNOWN_DOCUMENT: words("This document does not lie at the center's server any more."),
    Reason.DOCUMENT_TOO_LARGE: words(
        "This document is too large to be fetched from here. It can be opened at the center's "
        "server."
    ),
    Reason.DOCUMENT_CHANGED: words(
        "The file at the center's server is not as it was made. Tell the IT staff."
    ),
    Reason.BAD_INPUT: words("Something in this request is not valid."),
}

WITH_DETAILS: dict[Reason, str] = {
    Reason.TOO_MANY: words("One visit may ask for {limit} at most."),
    Reason.TOO_EARLY: words("Checking in for this appointment is possible from {time}."),
    Reason.CHECKED_IN: words("Number {number} has been given for this appointment."),
    Reason.NUMBER_TAKEN: words("Number {number} belongs to somebody else already."),
    Reason.VISIT_IS_OVER: words("The visit of number {number} is over."),
    Reason.VISIT_IS_BUSY: words("Number {number} is at a counter now."),
    Reason.NOT_WAITING: words("Number {number} does not wait now."),
    Reason.CALLED_JUST_NOW: words(
        "Number {number} was called at counter {counter} only minutes ago."
    ),
    Reason.NOT_HELD: words("Number {number} is not on hold."),
    Reason.NOT_AWAITED: words("No back office has anything of number {number}."),
    Reason.RESULT_NOT_HERE: words("The back office is not done with number {number} yet."),
    Reason.NOT_READY: words("This result is ready on {date}. Please come on that day or later."),
    Reason.SENT_BY_POST: words("This result is sent by post on {date}; no number is needed."),
    Reason.RESULT_IS_ASKED_FOR: words("Number {number} has been given for this result."),
    Reason.UNKNOWN_COUNTER: words("There is no counter {counter}."),
    Reason.COUNTER_IS_CLOSED: words("Counter {counter} is not open."),
    Reason.COUNTER_IS_CLOSING: words("Counter {counter} closes after its present visit."),
    Reason.COUNTER_IS_BUSY: words("A visit is still at counter {counter}."),
    Reason.COUNTER_IS_TAKEN: words("Somebody else is signed in at counter {counter}."),
    Reason.NOBODY_SIGNED_IN: words("Nobody is signed in at counter {counter}."),
    Reason.ALREADY_SERVING: words("Number {number} is at the counter already."),
    Reason.RECALLED_JUST_NOW: words("This number can be called again in {seconds} s."),
    Reason.PIN_WAIT: words("The PIN was wrong several times. Try again in {seconds} s."),
    Reason.NOT_SKILLED: words("This counter does not serve what number {number} still needs."),
    Reason.EMPLOYEE_EXISTS: words("Another employee has the number {number}."),
    Reason.SIGNED_IN_ELSEWHERE: words("This employee is signed in at counter {counter}."),
}
"""Fuller sentences, said when the refusal brings all the facts that they name."""


def sentence(language: Language, refused: Refused) -> str:
    """Why it is refused, in this language."""
    fuller = WITH_DETAILS.get(refused.reason)
    if fuller is not None and names(fuller) <= refused.details.keys():
        facts = {name: refused.details[name] for name in names(fuller)}
        return language.say(fuller, **facts)
    return language.say(SENTENCES[refused.reason])


def names(sentence: str) -> set[str]:
    """The facts that a sentence has room for."""
    return {field for _text, field, _form, _conversion in Formatter().parse(sentence) if field}

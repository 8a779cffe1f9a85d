"""How the center says no, and how it says not now."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a command was refused; each has its sentence in every language."""

    CENTER_CLOSED = "center_closed"
    DAY_IS_CLOSED = "day_is_closed"
    HALL_PAUSED = "hall_paused"
    NO_CATALOGUE = "no_catalogue"
    OLD_CATALOGUE = "old_catalogue"
    NOTHING_ASKED = "nothing_asked"
    UNKNOWN_SERVICE = "unknown_service"
    ONLINE_ONLY = "online_only"
    WRONG_AUDIENCE = "wrong_audience"
    WRONG_CAPACITY = "wrong_capacity"
    TOO_MANY = "too_many"
    NUMBERS_EXHAUSTED = "numbers_exhausted"
    DAY_IS_FULL = "day_is_full"
    UNKNOWN_VISIT = "unknown_visit"
    VISIT_EXISTS = "visit_exists"
    NUMBER_TAKEN = "number_taken"
    UNKNOWN_APPOINTMENT = "unknown_appointment"
    TOO_EARLY = "too_early"
    CHECKED_IN = "checked_in"
    VISIT_IS_OVER = "visit_is_over"
    VISIT_IS_BUSY = "visit_is_busy"
    NOT_MISSED = "not_missed"
    GRACE_OVER = "grace_over"
    NOT_WAITING = "not_waiting"
    CLOSED_BY_THEN = "closed_by_then"
    CALLED_JUST_NOW = "called_just_now"
    NOT_HELD = "not_held"
    NOT_AWAITED = "not_awaited"
    RESULT_NOT_HERE = "result_not_here"
    UNKNOWN_RESULT = "unknown_result"
    NOT_READY = "not_ready"
    SENT_BY_POST = "sent_by_post"
    RESULT_IS_ASKED_FOR = "result_is_asked_for"
    RESULT_IS_COLLECTED = "result_is_collected"
    UNKNOWN_COUNTER = "unknown_counter"
    COUNTER_IS_CLOSED = "counter_is_closed"
    COUNTER_IS_CLOSING = "counter_is_closing"
    COUNTER_IS_BUSY = "counter_is_busy"
    COUNTER_IS_TAKEN = "counter_is_taken"
    NOBODY_SIGNED_IN = "nobody_signed_in"
    ALREADY_SERVING = "already_serving"
    NOBODY_CALLED = "nobody_called"
    RECALLED_JUST_NOW = "recalled_just_now"
    RECALLED_ENOUGH = "recalled_enough"
    NOBODY_SERVED = "nobody_served"
    NOBODY_WAITING = "nobody_waiting"
    ENDS_AFTER_CLOSING = "ends_after_closing"
    NOTE_HAS_NUMBER = "note_has_number"
    WRONG_OUTCOMES = "wrong_outcomes"
    MOVED_ON = "moved_on"
    NOTHING_TO_UNDO = "nothing_to_undo"
    UNKNOWN_LINE = "unknown_line"
    NOT_SKILLED = "not_skilled"
    UNKNOWN_EMPLOYEE = "unknown_employee"
    EMPLOYEE_INACTIVE = "employee_inactive"
    NO_ROLE_TO_SERVE = "no_role_to_serve"
    NOT_IN_CHARGE = "not_in_charge"
    EMPLOYEE_EXISTS = "employee_exists"
    SIGNED_IN_ELSEWHERE = "signed_in_elsewhere"
    WRONG_PIN = "wrong_pin"
    PIN_WAIT = "pin_wait"
    PIN_LOCKED = "pin_locked"
    NOT_ALLOWED = "not_allowed"
    NOT_SERVED = "not_served"
    NOTHING_TOLD = "nothing_told"
    UNKNOWN_MESSAGE = "unknown_message"
    MESSAGE_EXISTS = "message_exists"
    MESSAGE_IS_SETTLED = "message_is_settled"
    UNKNOWN_ACTION = "unknown_action"
    ACTION_EXISTS = "action_exists"
    ACTION_IS_ENDED = "action_is_ended"
    TOO_MANY_ACTIONS = "too_many_actions"
    UNKNOWN_DOCUMENT = "unknown_document"
    DOCUMENT_TOO_LARGE = "document_too_large"
    DOCUMENT_CHANGED = "document_changed"
    BAD_INPUT = "bad_input"


class Refused(Exception):
    """The answer to a person whose command the hall does not allow; nothing was changed.

    `details` are short facts for the sentence on the screen (a counter, a number), never
    personal data.
    """

    def __init__(self, reason: Reason, **details: str | int) -> None:
        super().__init__(reason.value, details)
        self.reason = reason
        self.details = details


class Unavailable(Exception):
    """Something outside is away (database, registry, printer, sound): work goes on, try again."""


class Revoked(Unavailable):
    """This station may ask no more: it was revoked, or its name was given to another machine.

    Trying again is of no use; somebody has to enrol it.
    """


class Damaged(Unavailable):
    """What came is not what was to come: nothing of it is kept or opened."""

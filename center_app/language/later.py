"""To be called later, in words: at the kiosk, at the reception and on the phone alike."""

from center_app.domain.clock import local
from center_app.domain.views.my_ticket import MyTicketView
from center_app.language.dates import clock, minutes
from center_app.language.language import Language, words

MEANS = words(
    "Nobody calls this number meanwhile. The wait until now still counts, the time away does not: "
    "whoever takes a number up to that much later may go first."
)
"""The rule, told before anybody chooses."""


def choice(n: int, language: Language) -> str:
    """`In 20 minutes`."""
    return language.say("In {time}", time=minutes(n, language))


def until(ticket: MyTicketView) -> str:
    """`09:45`, until when it is not called; "" for who waits, or is past waiting."""
    return clock(local(ticket.later_until)) if ticket.later_until is not None else ""

"""How a ticket stands, in the words and the colour of its page."""

from center_app.domain.views.my_ticket import MyTicketView
from center_app.domain.visit import Stand
from center_app.language import Language
from center_app.language.ticket_stand import stand_of
from ui.theme import Tone

TONES = {
    Stand.CALLED: Tone.CALL,
    Stand.SERVING: Tone.ACTIVE,
    Stand.HELD: Tone.INFO,
    Stand.LATER: Tone.INFO,
    Stand.SERVED: Tone.GOOD,
    Stand.MISSED: Tone.WARN,
    Stand.CANCELLED: Tone.NEUTRAL,
    Stand.EXPIRED: Tone.WARN,
}
"""Of each stand but of waiting, where people and minutes are told."""


def news(ticket: MyTicketView, language: Language) -> tuple[Tone, str]:
    """How it stands, in a sentence."""
    return TONES[ticket.stand], stand_of(ticket, language)

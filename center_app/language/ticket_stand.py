"""How a ticket stands, in a sentence for its holder: at the kiosk and on the phone alike."""

from collections.abc import Iterator

from center_app.domain.clock import MINUTE
from center_app.domain.routing.standing import Standing
from center_app.domain.views.my_ticket import MyTicketView
from center_app.domain.visit import Stand
from center_app.language import later
from center_app.language.language import Language, words
from center_app.language.reason_of_call import why_ahead

SAID = {
    Stand.WAITING: words("It is waiting for its turn."),
    Stand.CALLED: words("Number {number}, please go to counter {counter}"),
    Stand.SERVING: words("Number {number} is being served at counter {counter}."),
    Stand.HELD: words("Number {number} is set aside for now. It will be called again."),
    Stand.LATER: words("Number {number} is called only after {time}."),
    Stand.SERVED: words("The visit of number {number} is over. Thank you for coming."),
    Stand.CANCELLED: words("Number {number} has been given back."),
    Stand.EXPIRED: words("The day ended before number {number} could be served."),
}
"""What is said of each stand but of a missed call, which depends on how long ago it was."""

TOLD = 2
"""Of so many who are ahead it is told why: the rest is only counted."""


def stand_of(ticket: MyTicketView, language: Language) -> str:
    """How it stands, in a sentence."""
    if ticket.stand is Stand.MISSED:
        return _missed(ticket, language)
    text = SAID[ticket.stand]
    return language.say(
        text, number=ticket.number, counter=ticket.counter or "", time=later.until(ticket)
    )


def reasons(standing: Standing, language: Language) -> Iterator[str]:
    """Why others go before, in a sentence or two, and how many there are besides."""
    for other in standing.ahead[:TOLD]:
        yield why_ahead(other, standing.own, language)
    rest = standing.number - TOLD
    if rest > 0:
        yield language.say_many("And {n} more.", "And {n} more.", rest)


def _missed(ticket: MyTicketView, language: Language) -> str:
    if ticket.return_ms is None:
        return language.say(
            "Number {number} was called and missed. Please take a new number.",
            number=ticket.number,
        )
    minutes = max(1, ticket.return_ms // MINUTE)
    return language.say_many(
        "Number {number} was called and missed. It can have its place back for {n} more minute.",
        "Number {number} was called and missed. It can have its place back for {n} more minutes.",
        minutes,
        number=ticket.number,
    )

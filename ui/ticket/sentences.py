"""How waits, papers and opening hours are worded where numbers are given."""

from center_app.domain.catalogue import Catalogue, Document
from center_app.domain.clock import local
from center_app.domain.step import Line
from center_app.domain.views.kiosk import WelcomeView
from center_app.domain.visit import Promise
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.dates import between, clock, day, span
from center_app.language.money import money
from ui.ticket.wording import minutes_of


def wait(promise: Promise | None, language: Language, *, alone: bool = False) -> str:
    """The wait to the first call, or that there is nobody to call.

    `alone`: a kiosk says so whose server is away, and nobody can tell.
    """
    if alone:
        return language.say("Waiting time unknown")
    if promise is None:
        return language.say("Nobody serves it now")
    if not promise.high_ms:
        return language.say("No wait now")
    return between(*minutes_of(promise), language)


def short_wait(promise: Promise | None, language: Language, *, alone: bool = False) -> str:
    """The same in figures, for a tile."""
    if promise is None or not promise.high_ms:
        return wait(promise, language, alone=alone)
    low, high = minutes_of(promise)
    return language.say_many("{span} minute", "{span} minutes", high, span=span(low, high))


def opening(hall: WelcomeView, language: Language) -> str:
    """Whether the center is open, and until or from when."""
    if hall.open:
        return _open_until(hall.closes_at, language)
    if hall.paused:
        return language.say("The hall is paused: no numbers are given now.")
    if hall.opens_at is None:
        return language.say("The center is closed now.")
    opens = local(hall.opens_at)
    return language.say(
        "Closed. Opens on {day} at {time}", day=day(opens, language), time=clock(opens)
    )


def paper(document: Document, language: Language) -> str:
    """A document as one line of the checklist."""
    name = document.name.in_(language.code)
    return name if document.original else language.say("{document} (a copy)", document=name)


def line(asked: Line, catalogue: Catalogue, language: Language) -> str:
    """What is asked for in a line, and how often if not once."""
    service = catalogue.service(asked.service)
    name = service.name.in_(language.code) if service is not None else asked.service
    return name if asked.quantity == 1 else f"{name} {isolate(f'× {asked.quantity}')}"


def saving(fils: int, language: Language) -> str:
    """By how much it is cheaper online."""
    return language.say("{sum} less online", sum=money(fils, language))


def promised(target_min: int, language: Language) -> str:
    """Within how many minutes the charter promises the first call."""
    return language.say_many("a call within {n} minute", "a call within {n} minutes", target_min)


def countdown(seconds: int, language: Language) -> str:
    """When the first page comes back by itself."""
    return language.say_many(
        "The first page comes back in {n} second",
        "The first page comes back in {n} seconds",
        seconds,
    )


def _open_until(closes_at: int | None, language: Language) -> str:
    if closes_at is None:
        return language.say("Open around the clock")
    return language.say("Open until {time}", time=clock(local(closes_at)))

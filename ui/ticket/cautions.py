"""What is better known before a number is taken, and what can be done about it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from center_app.domain.catalogue import Catalogue, Service
from center_app.domain.clock import local
from center_app.domain.commands import Asked
from center_app.domain.views.outlook import OutlookView
from center_app.language import Language
from center_app.language.dates import clock, day
from ui.ticket.wording import listed


class Caution(NamedTuple):
    """One clear sentence, and what can be done instead."""

    text: str
    instead: str


def cautions(
    outlook: OutlookView, basket: Iterable[Asked], catalogue: Catalogue, language: Language
) -> Iterator[Caution]:
    """The weightiest first: what gives no number, what nobody serves, what closing cuts short."""
    say = language.say
    later = _later(outlook, language)
    if not outlook.numbers:
        yield Caution(say("All of today's numbers have been given out."), later)
    for code, left in outlook.left.items():
        service = catalogue.service(code)
        if service is not None:
            yield Caution(
                _left(service, left, language), _join(_online([service], language), later)
            )
    unserved = [service for code in outlook.unserved if (service := catalogue.service(code))]
    if unserved:
        names = listed((service.name for service in unserved), language)
        text = say("Nobody on duty serves this just now: {services}", services=names)
        ask = say("Please ask the staff before waiting for it.")
        yield Caution(text, _join(_online(unserved, language), ask))
    if outlook.closes_at is not None and not outlook.refused:
        time = clock(local(outlook.closes_at))
        text = say("The time until closing at {time} will hardly be enough.", time=time)
        asked = [service for one in basket if (service := catalogue.service(one.service))]
        yield Caution(text, _join(_online(asked, language), later))


def _left(service: Service, left: int, language: Language) -> str:
    name = service.name.in_(language.code)
    if not left:
        return language.say("Today's numbers have all been given out for: {service}", service=name)
    return language.say_many(
        "Only {n} copy can still be asked for today: {service}",
        "Only {n} copies can still be asked for today: {service}",
        left,
        service=name,
    )


def _later(outlook: OutlookView, language: Language) -> str:
    if outlook.opens_at is None:
        return ""
    opens = local(outlook.opens_at)
    return language.say(
        "Numbers are given again on {day} from {time}.", day=day(opens, language), time=clock(opens)
    )


def _online(services: list[Service], language: Language) -> str:
    names = listed((service.name for service in services if service.link), language)
    return language.say("Online at any time: {services}.", services=names) if names else ""


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)

"""What everybody may see: the center open or closed, its waits, and what a service asks for."""

from collections.abc import Iterable, Iterator

from center_app.domain.catalogue import Agency, Catalogue, Channel, Service
from center_app.domain.views.kiosk import WelcomeView
from center_app.domain.visit import Promise
from center_app.language import Language, words
from center_app.language.dates import minutes
from center_app.language.money import money
from ui.phone.frame import Page, Tongues, back, button, listed, note, stale, t
from ui.phone.papers import papers_html
from ui.ticket import sentences

AGENCY, SERVICE = "agency", "service"
"""The first part of the path; the code is the second."""

CHANNELS = {
    Channel.ONLINE: words("This service is available online only."),
    Channel.ASSISTED: words("This service is had online. Here there is help with it."),
}


def center_page(
    hall: WelcomeView,
    catalogue: Catalogue,
    language: Language,
    tongues: Tongues,
    age_s: float | None = None,
) -> Page:
    """The agencies, each with the waits for its services.

    `age_s`: so old is what is shown, while the center is away.
    """
    say, name = language.say, hall.name.in_(language.code)
    rows = "".join(
        _row(
            tongues.link(language, AGENCY, agency.code),
            agency.name.in_(language.code),
            _wait_of(hall, _served(catalogue, agency), language) if hall.open else "",
        )
        for agency in catalogue.agencies
        if any(catalogue.of_agency(agency.code))
    )
    about = say("Expected wait to the first call") if hall.open else say("Agencies and services")
    main = (
        f"<h1>{t(name)}</h1>{stale(age_s, language)}{_opening(hall, language)}"
        f'<section class="card"><h2>{t(about)}</h2><ul class="rows">{rows}</ul></section>'
        f"{_renew(tongues.link(language), language)}"
    )
    return Page(name, main, ())


def agency_page(
    agency: Agency,
    hall: WelcomeView,
    catalogue: Catalogue,
    language: Language,
    tongues: Tongues,
    age_s: float | None = None,
) -> Page:
    """The services of one agency, each with its wait."""
    name = agency.name.in_(language.code)
    rows = "".join(
        _row(
            tongues.link(language, SERVICE, service.code),
            service.name.in_(language.code),
            _wait_of(hall, [service], language) if hall.open and _is_here(service) else "",
        )
        for service in catalogue.of_agency(agency.code)
    )
    main = (
        f"{back(tongues.link(language), language)}<h1>{t(name)}</h1>"
        f"{stale(age_s, language)}{_opening(hall, language)}"
        f'<section class="card"><ul class="rows">{rows}</ul></section>'
        f"{_renew(tongues.link(language, AGENCY, agency.code), language)}"
    )
    return Page(name, main, (AGENCY, agency.code), hall.name.in_(language.code))


def service_page(
    service: Service,
    hall: WelcomeView,
    catalogue: Catalogue,
    language: Language,
    tongues: Tongues,
    age_s: float | None = None,
) -> Page:
    """All that there is to know before somebody comes for it."""
    say, code = language.say, language.code
    name = service.name.in_(code)
    agency = catalogue.agency(service.agency)
    where = f'<p class="soft">{t(agency.name.in_(code))}</p>' if agency is not None else ""
    facts = "".join(
        f"<div><dt>{t(about)}</dt><dd>{t(fact)}</dd></div>"
        for about, fact in _facts(service, hall, language)
    )
    notice = say(CHANNELS[service.channel]) if service.channel in CHANNELS else ""
    if service.code in hall.full:
        notice = say("Today's numbers have all been given out for: {service}", service=name)
    lists = (
        (say("Conditions"), "ul", [text.in_(code) for text in service.conditions]),
        (say("Procedure"), "ol", [text.in_(code) for text in service.procedure]),
    )
    main = (
        f"{back(tongues.link(language, AGENCY, service.agency), language)}<h1>{t(name)}</h1>{where}"
        f'{stale(age_s, language)}{note(notice)}<section class="card"><dl>{facts}</dl></section>'
        + _papers(service, language)
        + "".join(
            f'<section class="card"><h2>{t(title)}</h2>{listed(texts, kind)}</section>'
            for title, kind, texts in lists
            if texts
        )
    )
    return Page(name, main, (SERVICE, service.code), hall.name.in_(code))


def _facts(service: Service, hall: WelcomeView, language: Language) -> Iterator[tuple[str, str]]:
    say = language.say
    if _is_here(service):
        if hall.open:
            wait = sentences.wait(hall.waits.get(service.code), language)
            yield say("Expected wait to the first call"), wait
        promised = sentences.promised(service.target, language)
        yield say("Promise of the service charter"), promised
        yield say("Usual time at the counter"), minutes(service.minutes, language)
        yield say("Fee here"), money(service.fee.counter, language)
    if service.fee.online is not None:
        yield say("Fee online"), money(service.fee.online, language)


def _papers(service: Service, language: Language) -> str:
    title = language.say("Documents to have ready")
    html = papers_html(service.documents, language)
    return f'<section class="card"><h2>{t(title)}</h2>{html}</section>'


def _opening(hall: WelcomeView, language: Language) -> str:
    opening = sentences.opening(hall, language)
    if not hall.open:
        return note(opening, "warn")
    waiting = language.say_many("{n} visitor waits", "{n} visitors wait", hall.waiting)
    return note(opening, "good", f"<p>{t(waiting)}</p>")


def _renew(own: str, language: Language) -> str:
    return button(own, language.say("Renew"))


def _row(href: str, name: str, fact: str) -> str:
    return f'<li><a href="{href}">{t(name)}<span>{t(fact)}</span></a></li>'


def _is_here(service: Service) -> bool:
    return service.channel is not Channel.ONLINE


def _served(catalogue: Catalogue, agency: Agency) -> list[Service]:
    return [service for service in catalogue.of_agency(agency.code) if _is_here(service)]


def _wait_of(hall: WelcomeView, services: Iterable[Service], language: Language) -> str:
    """From the shortest to the longest of those that somebody serves."""
    known = [hall.waits.get(service.code) for service in services]
    waits = [wait for wait in known if wait is not None]
    if not waits:
        return language.say("Nobody serves it now")
    low, high = min(one.low_ms for one in waits), max(one.high_ms for one in waits)
    return sentences.short_wait(Promise(0, low, high), language)

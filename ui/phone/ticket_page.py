"""A ticket's own page: where it stands, what to have ready, and what its holder may do."""

from collections.abc import Iterator
from dataclasses import dataclass

from center_app.domain.basket import documents_of
from center_app.domain.catalogue import Catalogue, Charter
from center_app.domain.refusal import Reason
from center_app.domain.views.my_ticket import MyTicketView
from center_app.domain.visit import OPEN, Stand
from center_app.language import Language, words
from center_app.language.reasons import SENTENCES
from center_app.language.ticket_stand import reasons, stand_of
from ui.phone.frame import (
    RENEW,
    Page,
    Tongues,
    button,
    folded,
    listed,
    note,
    stale,
    t,
    titled,
)
from ui.phone.papers import papers_html
from ui.ticket import sentences

TICKET = "t"
"""The first part of the path; the ticket's secret is the second."""

CANCEL, RETURN, LATER, RATE, TELL = "cancel", "return", "later", "rate", "tell"
"""The third, where something is done."""

THANKS = {
    RATE: words("Thank you for the rating."),
    TELL: words("Thank you. The message has been received."),
}
"""What is said of a deed that the stand of the ticket does not show."""

NOTES = {
    Stand.SERVING: "good",
    Stand.SERVED: "good",
    Stand.MISSED: "warn",
    Stand.EXPIRED: "warn",
}


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the page is made of. `age_s`: for how long the center has been away, None: it is not;
    `paused`: the whole hall stands still, as in an evacuation."""

    token: str
    view: MyTicketView
    catalogue: Catalogue
    center: str
    age_s: float | None = None
    paused: bool = False


def ticket_page(
    ticket: Ticket,
    language: Language,
    tongues: Tongues,
    said: str = "",
    *,
    renewed: bool = False,
) -> Page:
    """`said` is a sentence about what was done just now, as HTML; `renewed`: without a script the
    page is to come anew by itself."""
    view, say = ticket.view, language.say
    live = (
        f'<section id="live" data-stand="{view.stand}" data-calls="{view.calls}">'
        f"{stale(ticket.age_s, language)}{_paused(ticket, language)}{_stand(view, language)}"
        f"{''.join(_deeds(ticket, language, tongues))}</section>"
    )
    lost = say("The connection is interrupted. It will come back by itself.")
    sound, more = say("Sound when it is called"), say("The center and its services")
    loud = say("The sound is on. Please leave this page open.")
    main = (
        f'<p id="said" role="status" class="aside"></p>{said}{live}'
        f'<div id="lost" role="alert" hidden>{note(lost, "warn")}</div>'
        f'<button id="sound" type="button" hidden>{t(sound)}</button>'
        f'<p id="sounding" class="note good" tabindex="-1" hidden>{t(loud)}</p>'
        f"<noscript>{_renewing(ticket, language, tongues, renewed=renewed)}</noscript>"
        f"{_papers(ticket, language)}{_charter(ticket.catalogue.charter, language)}"
        f'<footer><a href="{tongues.link(language)}">{t(more)}</a>'
        "</footer>"
    )
    title = stand_of(view, language) if view.stand is Stand.CALLED else view.number
    path = (TICKET, ticket.token)
    return Page(title, main, path, ticket.center, live=True, renewed=renewed)


def _paused(ticket: Ticket, language: Language) -> str:
    if not ticket.paused or ticket.view.stand not in OPEN:
        return ""
    return note(language.say(SENTENCES[Reason.HALL_PAUSED]), "warn")


def _stand(view: MyTicketView, language: Language) -> str:
    if view.stand is Stand.CALLED:
        return _called(view, language)
    say, sentence = language.say, stand_of(view, language)
    number = f'<bdi class="number" dir="ltr">{t(view.number)}</bdi>'
    about = say("Your number")
    heading = f'<h1 class="middle"><span class="soft">{t(about)}</span>{number}</h1>'
    if view.stand is Stand.WAITING:
        told = f'<p id="stand" class="middle">{t(sentence)}</p>'
        return f'<div class="card">{heading}{told}{_wait(view, language)}</div>'
    kind = NOTES.get(view.stand, "")
    told = f'<div class="note {kind}"><p id="stand">{t(sentence)}</p></div>'
    return f'<div class="card">{heading}</div>{told}'


def _called(view: MyTicketView, language: Language) -> str:
    counter = t(language.say("Counter"))
    return (
        f'<div class="note call"><h1 id="stand">{t(stand_of(view, language))}</h1>'
        f"<p>{counter}</p>"
        f'<bdi class="number" dir="ltr">{t(view.counter)}</bdi></div>'
    )


def _wait(view: MyTicketView, language: Language) -> str:
    say, standing = language.say, view.standing
    facts = [(say("Expected wait from now"), sentences.wait(view.wait, language))]
    if standing is not None:
        facts.insert(0, (say("People ahead"), str(standing.number)))
    told = "".join(f"<div><dt>{t(name)}</dt><dd>{t(fact)}</dd></div>" for name, fact in facts)
    if standing is None or not standing.ahead:
        return f"<dl>{told}</dl>"
    why = folded("why", say("Why do others go first?"), listed(reasons(standing, language)))
    return f"<dl>{told}</dl>{why}"


def _deeds(ticket: Ticket, language: Language, tongues: Tongues) -> Iterator[str]:
    view, say = ticket.view, language.say
    here = (TICKET, ticket.token)
    if view.can_come_back:
        away = view.later_until is not None
        text = say("I am back already") if away else say("Take the old place again")
        yield (
            f'<form method="post" action="{tongues.link(language, *here, RETURN)}">'
            f'<button id="{RETURN}" class="first">{t(text)}</button></form>'
        )
    if view.later_min:
        yield button(tongues.link(language, *here, LATER), say("Call me later"))
    if view.stand is Stand.SERVED:
        yield button(tongues.link(language, *here, RATE), say("Rate the visit"), "first")
    yield button(tongues.link(language, *here, TELL), say("Leave a message"))
    if view.can_cancel:
        yield button(tongues.link(language, *here, CANCEL), say("Give the number back"))


def _renewing(ticket: Ticket, language: Language, tongues: Tongues, *, renewed: bool) -> str:
    """Without a script the page is renewed by a touch, or by itself for who wants that."""
    if ticket.view.stand not in OPEN:
        return ""
    say, here = language.say, (TICKET, ticket.token)
    if renewed:
        loud = note(say("This page renews itself, and shows the call."))
        return loud + button(tongues.link(language, *here), say("Stop renewing"))
    wanted = t(tongues.path(language, *here, **{RENEW: "1"}))
    return button(wanted, say("Renew this page by itself"))


def _papers(ticket: Ticket, language: Language) -> str:
    """What was asked for, and the papers for it, as long as they may be needed."""
    view, say = ticket.view, language.say
    asked = [sentences.line(line, ticket.catalogue, language) for line in view.lines]
    parts = folded("asked", say("Services asked for"), listed(asked), opened=True) if asked else ""
    if view.stand not in OPEN and view.return_ms is None:
        return parts
    papers = documents_of(ticket.catalogue, view.lines, view.audience)
    html = papers_html(papers, language)
    return parts + folded("papers", say("Documents to have ready"), html, opened=True)


def _charter(charter: Charter, language: Language) -> str:
    say, code = language.say, language.code
    html = f"<p>{t(charter.promise.in_(code))}</p>"
    for title, texts in (
        (say("Your rights"), charter.rights),
        (say("Your duties"), charter.duties),
    ):
        html += titled(title, listed(text.in_(code) for text in texts))
    return folded("charter", say("Rights and duties"), html)

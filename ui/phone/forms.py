"""Where a ticket's holder rates the visit, writes, puts the number off or gives it back."""

import re
from functools import cache
from pathlib import Path

from center_app.domain.writing import LONGEST_CONTACT, LONGEST_TEXT
from center_app.language import Language, later
from center_app.language.faces import FACES
from center_app.language.voices import VOICES
from ui.phone.frame import Page, Tongues, back, button, note, t
from ui.phone.ticket_page import CANCEL, LATER, RATE, TELL, TICKET, Ticket

STARS, REASON, VOICE, TEXT, CONTACT = "stars", "reason", "voice", "text", "contact"
MINUTES = "minutes"
"""The fields of the forms."""

_ICONS = Path(__file__).parent.parent / "theme" / "icons"


def cancel_page(ticket: Ticket, language: Language, tongues: Tongues) -> Page:
    """Asked once before a number is given back, for its place cannot be had again."""
    say, number = language.say, ticket.view.number
    title = say("Give number {number} back?", number=number)
    lost = say("Its place among those who wait is lost then.")
    keep = button(tongues.link(language, TICKET, ticket.token), say("Keep the number"), "first")
    html = f"<p>{t(lost)}</p>{keep}"
    return _form(CANCEL, title, html, say("Give back"), ticket, language, tongues)


def later_page(ticket: Ticket, language: Language, tongues: Tongues) -> Page:
    """For how long nobody is to call it, and before that what it means for the place."""
    say, number = language.say, ticket.view.number
    title = say("When is number {number} to be called?", number=number)
    outside = say("To wait outside this is not needed: this page says when the number is called.")
    keep = button(tongues.link(language, TICKET, ticket.token), say("Keep waiting"))
    html = f"<p>{t(say(later.MEANS))}</p><p>{t(outside)}</p>"
    if not ticket.view.later_min:
        no = say("It cannot be put off now.")
        return _page(LATER, title, f"{html}{note(no)}{keep}", ticket, language, tongues)
    spans = "".join(
        _choice("radio", MINUTES, str(n), later.choice(n, language), required=True)
        for n in ticket.view.later_min
    )
    html += f'<fieldset><legend class="aside">{t(title)}</legend>{spans}</fieldset>'
    return _form(LATER, title, html, say("Call me later"), ticket, language, tongues, keep)


def rate_page(ticket: Ticket, language: Language, tongues: Tongues) -> Page:
    """Five faces, and what it was for."""
    say = language.say
    title = say("How was the visit?")
    faces = "".join(
        _choice("radio", STARS, str(stars), say(word), _face(stars), required=True)
        for stars, word in FACES.items()
    )
    reasons = "".join(
        _choice("checkbox", REASON, reason.code, reason.name.in_(language.code))
        for reason in ticket.catalogue.rating_reasons
    )
    html = f'<fieldset><legend class="aside">{t(title)}</legend>{faces}</fieldset>'
    if reasons:
        about = say("What was it for? One may leave this open.")
        html += f"<fieldset><legend>{t(about)}</legend>{reasons}</fieldset>"
    return _form(RATE, title, html, say("Send"), ticket, language, tongues)


def tell_page(ticket: Ticket, language: Language, tongues: Tongues) -> Page:
    """The kind, some sentences, and how an answer may reach whoever wants one."""
    say = language.say
    kinds = "".join(
        _choice("radio", VOICE, voice.value, say(name), required=True)
        for voice, name in VOICES.items()
    )
    hint = say("Without an answer, simply send it. What stands here is deleted in time.")
    which, what = say("What kind of message is it?"), say("What is to be said")
    wanted, how = say("Is an answer wanted?"), say("Telephone number or e-mail")
    html = (
        f"<fieldset><legend>{t(which)}</legend>{kinds}</fieldset>"
        f'<label class="label" for="{TEXT}">{t(what)}</label>'
        f'<textarea id="{TEXT}" name="{TEXT}" rows="5" maxlength="{LONGEST_TEXT}" required '
        f'dir="auto"></textarea>'
        f'<label class="label" for="{CONTACT}">{t(wanted)} {t(how)}</label>'
        f'<input id="{CONTACT}" name="{CONTACT}" type="text" maxlength="{LONGEST_CONTACT}" '
        f'dir="ltr" autocomplete="off" aria-describedby="hint">'
        f'<p id="hint" class="soft">{t(hint)}</p>'
    )
    return _form(TELL, say("Leave a message"), html, say("Send"), ticket, language, tongues)


def _form(
    deed: str,
    title: str,
    html: str,
    send: str,
    ticket: Ticket,
    language: Language,
    tongues: Tongues,
    below: str = "",
) -> Page:
    kind = "" if deed == CANCEL else "first"
    form = (
        f'<form method="post" action="{tongues.link(language, TICKET, ticket.token, deed)}">'
        f'{html}<button class="{kind}">{t(send)}</button></form>{below}'
    )
    return _page(deed, title, form, ticket, language, tongues)


def _page(
    deed: str, title: str, html: str, ticket: Ticket, language: Language, tongues: Tongues
) -> Page:
    here = (TICKET, ticket.token)
    main = f"{back(tongues.link(language, *here), language)}<h1>{t(title)}</h1>{html}"
    return Page(title, main, (*here, deed), ticket.center)


def _choice(
    kind: str, name: str, value: str, text: str, icon: str = "", *, required: bool = False
) -> str:
    needed = " required" if required else ""
    return (
        f'<label class="choice"><input type="{kind}" name="{name}" value="{t(value)}"{needed}>'
        f"{icon}<span>{t(text)}</span></label>"
    )


@cache
def _face(stars: int) -> str:
    drawn = (_ICONS / f"face-{stars}.svg").read_text(encoding="utf-8")
    return re.sub("<svg ", '<svg aria-hidden="true" ', drawn, count=1).strip()

"""An employee in words: roles, skills, where, and what somebody should see to."""

from collections.abc import Iterable
from typing import NamedTuple

from center_app.domain.people import Level, Role, Skill
from center_app.domain.views.staff import Colleague
from center_app.language import Language, words
from center_app.language.bidi import inserted
from center_app.language.dates import dated
from center_app.store.kept.credentials import Person
from ui.theme import Tone

ROLES = {
    Role.AGENT: words("Serves at a counter"),
    Role.RECEPTION: words("Works at the reception"),
    Role.SUPERVISOR: words("Supervises the hall"),
    Role.MANAGER: words("Manages the center"),
    Role.ADMIN: words("Administers the system"),
}

LEVELS = {
    None: words("Not at all"),
    Level.PARTIAL: words("Partial"),
    Level.FULL: words("Full"),
}


class Standing(NamedTuple):
    """How an employee stands just now: a tone and a word."""

    tone: Tone
    text: str


def standing(colleague: Colleague, person: Person, language: Language) -> Standing:
    """What matters most: inactive, locked out, at a counter, or nothing to tell."""
    if not colleague.active:
        return Standing(Tone.NEUTRAL, language.say("Not active"))
    if person.locked:
        return Standing(Tone.BAD, language.say("PIN locked"))
    if colleague.counter is not None:
        return Standing(Tone.GOOD, language.say("Counter {counter}", counter=colleague.counter))
    return Standing(Tone.NEUTRAL, language.say("At no counter"))


def roles_said(roles: Iterable[Role], language: Language) -> str:
    return " · ".join(language.say(ROLES[role]) for role in Role if role in tuple(roles))


def skills_said(skills: Iterable[Skill], language: Language) -> str:
    """How many in full and how many in part."""
    levels = [skill.level for skill in skills]
    full, partial = levels.count(Level.FULL), levels.count(Level.PARTIAL)
    told = [language.say("full: {n}", n=full)] if full else []
    if partial:
        told.append(language.say("partial: {n}", n=partial))
    return " · ".join(told) or language.say("none")


def certificate_said(colleague: Colleague, language: Language) -> str:
    """Until when, "" for whoever has none that ends."""
    if colleague.until is None:
        return ""
    day = dated(colleague.until, language)
    if colleague.over:
        return language.say("Ran out on {day}", day=day)
    return language.say("Until {day}", day=day)


def both_names(person: Person, language: Language) -> str:
    """The name in the language of the screen, and beside it the other."""
    here = person.name.in_(language.code)
    other = person.name.en if here == person.name.ar else person.name.ar
    rtl = language.right_to_left
    return here if other == here else f"{inserted(here, rtl)} · {inserted(other, rtl)}"

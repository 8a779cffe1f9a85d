"""What becomes otherwise with the next catalogue, in words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from center_app.domain.catalogue_changes import Change, LeftBehind, ServiceChange
from center_app.domain.clock import local
from center_app.domain.text import Text
from center_app.domain.views.next_catalogue import NextCatalogueView
from center_app.language import Language, words
from center_app.language.dates import dated, minutes
from center_app.language.money import money
from ui.theme import Tone

NAMED = 5
"""Names that stand in one line; of the others their number is told."""

CHANGES = {
    Change.ADDED: (Tone.GOOD, words("New service")),
    Change.WITHDRAWN: (Tone.WARN, words("Withdrawn service")),
    Change.CHANGED: (Tone.INFO, words("Changed service")),
}


class ChangeWords(NamedTuple):
    """A card's texts: the service, what happens to it, its agency, and one line for each change."""

    tone: Tone
    change: str
    service: str
    agency: str
    lines: tuple[str, ...]


def change_words(one: ServiceChange, language: Language) -> ChangeWords:
    """The words for one service."""
    tone, change = CHANGES[one.change]
    return ChangeWords(
        tone,
        language.say(change),
        one.name.in_(language.code),
        one.agency.in_(language.code),
        tuple(_lines(one, language)),
    )


def about(view: NextCatalogueView, now: int, language: Language) -> str:
    """When it takes effect, at `now` (ms since 1970 UTC)."""
    if view.not_before is not None and view.not_before > now:
        return language.say(
            "The registry has sent the catalogue {serial}. It takes effect by itself with the "
            "first business day from {day} on. Until then everything stays as it is.",
            serial=view.serial,
            day=dated(local(view.not_before).date(), language),
        )
    return language.say(
        "The registry has sent the catalogue {serial}. It takes effect by itself when the next "
        "business day opens. Until then everything stays as it is.",
        serial=view.serial,
    )


def left_words(left: LeftBehind, language: Language) -> Iterator[str]:
    """What to see to before; none of it stops the catalogue."""
    if left.visits:
        yield language.say_many(
            "{n} visit here asks for a service that is withdrawn; it is served as promised.",
            "{n} visits here ask for services that are withdrawn; they are served as promised.",
            len(left.visits),
        )
    if left.appointments:
        yield language.say_many(
            "{n} appointment is for a service that is withdrawn.",
            "{n} appointments are for services that are withdrawn.",
            left.appointments,
        )
    if left.unlearned:
        names = _services(left.unlearned, language)
        yield language.say("Nobody here has the skills for: {services}.", services=names)
    if left.employees:
        yield language.say_many(
            "{n} employee has an agency or a skill that is no longer in the catalogue.",
            "{n} employees have an agency or a skill that is no longer in the catalogue.",
            len(left.employees),
        )
    if left.series:
        letters = " · ".join(left.series)
        yield language.say("The agency of the ticket letters {letters} is gone.", letters=letters)


def _lines(one: ServiceChange, language: Language) -> Iterator[str]:
    if one.target is not None:
        old, new = (minutes(each, language) for each in one.target)
        yield language.say("Longest wait promised: {new} instead of {old}", new=new, old=old)
    if one.fee is not None:
        before, after = one.fee
        if before.counter != after.counter:
            old, new = money(before.counter, language), money(after.counter, language)
            yield language.say("Fee here: {new} instead of {old}", new=new, old=old)
        if before.online != after.online:
            old, new = (_online(each.online, language) for each in one.fee)
            yield language.say("Fee online: {new} instead of {old}", new=new, old=old)
    if one.more:
        papers = _papers(one.more, language)
        yield language.say("To be brought from then on: {papers}", papers=papers)
    if one.fewer:
        papers = _papers(one.fewer, language)
        yield language.say("No longer to be brought: {papers}", papers=papers)
    if one.other:
        yield language.say("Other details of the service card change.")


def _online(fils: int | None, language: Language) -> str:
    return money(fils, language) if fils is not None else language.say("not online")


def _services(names: Sequence[Text], language: Language) -> str:
    more = len(names) - NAMED
    rest = [language.say_many("{n} more service", "{n} more services", more)] if more > 0 else []
    return " · ".join([*_named(names, language), *rest])


def _papers(names: Sequence[Text], language: Language) -> str:
    more = len(names) - NAMED
    rest = [language.say_many("{n} more document", "{n} more documents", more)] if more > 0 else []
    return " · ".join([*_named(names, language), *rest])


def _named(names: Sequence[Text], language: Language) -> Iterator[str]:
    return (name.in_(language.code) for name in names[:NAMED])

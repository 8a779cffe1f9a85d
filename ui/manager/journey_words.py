"""Visits that were found and the story of one, in rows, stretches and sentences."""

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from center_app.center.stories import Found
from center_app.domain.clock import MINUTE, local
from center_app.domain.story import Spell, Story
from center_app.domain.telling import Telling
from center_app.domain.text import Text
from center_app.language import Language, words
from center_app.language.bidi import inserted, isolate
from center_app.language.dates import clock, minutes
from center_app.language.standing import Reason
from center_app.language.story_words import SPELLS, StoryTeller
from ui.manager.table import Cell, Head, TableRow


class FoundColumn(Head):
    """The columns of the visits that were found."""

    WHICH = (
        words("Number, and where it was called to"),
        words("The counters, each with the time of the call."),
    )
    TICKET = (words("Ticket at"), "", "00:00")


class Stretch(NamedTuple):
    """What went on for a while (ms), and then something else."""

    spell: Spell
    lasted_ms: int


def found_rows(found: tuple[Found, ...]) -> tuple[TableRow, ...]:
    """One row for each, in the order of the tickets."""
    return tuple(
        TableRow(
            one.visit,
            False,
            {
                FoundColumn.WHICH: Cell(_which(one)),
                FoundColumn.TICKET: Cell(isolate(clock(local(one.issued_at)))),
            },
        )
        for one in found
    )


def stretches(story: Story) -> list[Stretch]:
    """Where the time went, one after the other; what took no time is none."""
    lasting = [one for one in story.moments if one.spell is not None and one.lasted_ms > 0]
    return [
        Stretch(spell, sum(one.lasted_ms for one in together))
        for spell, together in groupby(lasting, lambda one: one.spell)
        if spell is not None
    ]


def spent(story: Story, language: Language) -> dict[Spell, str]:
    """Each kind of time with how much there was of it in all, in words."""
    return {
        spell: f"{language.say(SPELLS[spell])}: {minutes(ms // MINUTE, language)}"
        for spell in Spell
        if (ms := story.spent_ms(spell))
    }


def moments(telling: Telling, names: Mapping[str, Text], language: Language) -> list[Reason]:
    """What happened: when and by whom, and the sentence of it."""
    story = telling.story
    teller = StoryTeller(story, telling.services, language)
    said = []
    for one in story.moments:
        sentence = teller.sentence(one)
        if sentence:
            who = names.get(one.told.actor or "")
            parts = [isolate(clock(local(one.told.moment.at)))]
            if who is not None:
                parts.append(inserted(who.in_(language.code), language.right_to_left))
            said.append(Reason(" · ".join(parts), sentence))
    return said


def promise(telling: Telling, language: Language) -> str:
    """What was promised until the first call and what became of it, "" where nothing was."""
    return StoryTeller(telling.story, telling.services, language).promise()


def _which(one: Found) -> str:
    calls = (f"{counter} ({clock(local(at))})" for counter, at in one.calls)
    return " · ".join(isolate(part) for part in (*one.numbers, *calls))

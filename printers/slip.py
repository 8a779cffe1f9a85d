"""What stands on a ticket's paper: words and numbers, no dots."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from center_app.domain.text import Text
from center_app.language import Language, dates, words

LONGEST_IN_MINUTES = 90
"""Longer waits are given in hours and minutes."""


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One service asked for, and how many of it."""

    service: Text
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What the center knows of a ticket just issued, before it is put into words.

    `issued` is local time; `wait` is the shortest and the longest expected wait in minutes,
    None where nobody can tell, as `ahead` is for a kiosk that is alone; `promise` is the
    charter's, in minutes to the first call.
    """

    center: Text
    number: str
    issued: datetime
    lines: tuple[SlipLine, ...]
    wait: tuple[int, int] | None
    ahead: int | None
    where: Text
    ready: tuple[Text, ...]
    promise: int | None
    qr: str
    note: Text | None = None

    @property
    def can_be_followed(self) -> bool:
        """Whether the code leads to a page; the secret alone is only read by the center."""
        return self.qr.startswith("http")


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed words of a slip, beside what differs from ticket to ticket."""

    number: Text
    wait: Text
    ahead: Text
    where: Text
    lines: Text
    ready: Text
    scan: Text
    reprint: Text


@dataclass(frozen=True, slots=True)
class Slip:
    """A ticket, fully worded in both languages; codes, ranges and times in it are isolated.

    `wait` says so itself where the wait is unknown. `qr` is what the code holds: the ticket's
    secret token, alone or in an address. A `reprint` says on its face that it is one.
    """

    center: Text
    number: str
    issued: Text
    lines: tuple[SlipLine, ...]
    wait: Text
    ahead: int | None
    where: Text
    ready: tuple[Text, ...]
    promise: Text | None
    qr: str
    labels: Labels
    reprint: bool = False
    note: Text | None = None


def slip_for(facts: SlipFacts, arabic: Language, english: Language, reprint: bool = False) -> Slip:
    """Word a ticket in both languages."""

    def both(word: Callable[[Language], str]) -> Text:
        return Text(word(arabic), word(english))

    wait, promise = facts.wait, facts.promise
    return Slip(
        center=facts.center,
        number=facts.number,
        issued=both(lambda language: moment(facts.issued, language)),
        lines=facts.lines,
        wait=both(lambda language: _wait(wait, language)),
        ahead=facts.ahead,
        where=facts.where,
        ready=facts.ready,
        promise=None if promise is None else both(lambda language: _promise(promise, language)),
        qr=facts.qr,
        labels=_labels(both, facts.can_be_followed),
        reprint=reprint,
        note=facts.note,
    )


def _labels(both: Callable[[Callable[[Language], str]], Text], followed: bool) -> Labels:
    scan = words("Scan to follow your turn") if followed else words("Ticket code")
    return Labels(
        number=both(lambda language: language.say("Your number")),
        wait=both(lambda language: language.say("Expected wait")),
        ahead=both(lambda language: language.say("People ahead")),
        where=both(lambda language: language.say("Please wait in")),
        lines=both(lambda language: language.say("Services")),
        ready=both(lambda language: language.say("Please have ready")),
        scan=both(lambda language: language.say(scan)),
        reprint=both(lambda language: language.say("Reprint")),
    )


def moment(issued: datetime, language: Language) -> str:
    """`22 November 2026, 09:15`."""
    day, time = dates.short_day(issued, language), dates.clock(issued)
    return language.say("{day} {year}, {time}", day=day, year=issued.year, time=time)


def _wait(wait: tuple[int, int] | None, language: Language) -> str:
    if wait is None:
        return language.say("not known now")
    if wait[1] > LONGEST_IN_MINUTES:
        return dates.between(*wait, language)
    return language.say_many("{span} minute", "{span} minutes", wait[1], span=dates.span(*wait))


def _promise(minutes: int, language: Language) -> str:
    return language.say_many(
        "Service charter: first call within {n} minute",
        "Service charter: first call within {n} minutes",
        minutes,
    )

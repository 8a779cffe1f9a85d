"""Ticket numbers: a series letter and three digits, A017, unique within a business day."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

FORBIDDEN = frozenset("IOQ")
"""Letters that people mistake for digits."""

LAST = 999

TYPED = re.compile(r"([^\W\d_])[ -]?0{0,2}([1-9][0-9]{0,2})")


@dataclass(frozen=True, slots=True)
class Series:
    """Tickets of a group of agencies under one letter, with further letters for after 999.

    A series that names no agency takes all that no other takes.
    """

    letters: tuple[str, ...]
    agencies: tuple[str, ...] = ()


def series_of(agency: str, series: Iterable[Series]) -> Series | None:
    """The series whose tickets an agency's services get."""
    rest = None
    for one in series:
        if agency in one.agencies:
            return one
        if not one.agencies:
            rest = one
    return rest


def next_number(
    series: Series,
    reserve: tuple[str, ...],
    used: Mapping[str, int],
    about: Collection[str] = (),
) -> str | None:
    """The next free number of the day. None after the last.

    `used` is the last that each letter has given today, `about` the numbers of the day before
    whose visits still go on.
    """
    for letter in (*series.letters, *reserve):
        for given in range(used.get(letter, 0) + 1, LAST + 1):
            number = f"{letter}{given:03d}"
            if number not in about:
                return number
    return None


def spare_letters(series: Iterable[Series], reserve: Iterable[str]) -> tuple[str, ...]:
    """The letters that the center itself gives no number of, the last of the alphabet first."""
    taken = {*reserve, *(letter for one in series for letter in one.letters), *FORBIDDEN}
    return tuple(letter for letter in reversed(ascii_uppercase) if letter not in taken)


def number_in(typed: str) -> str | None:
    """The ticket number that was typed, with 0-9 for its digits: "a 17" is A017; else None."""
    found = TYPED.fullmatch(typed.strip())
    return f"{found[1].upper()}{int(found[2]):03d}" if found is not None else None


def letter_of(number: str) -> str:
    return number[:-3]

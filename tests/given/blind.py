"""One query of the search, written by somebody who had not tried it."""

from typing import NamedTuple


class Blind(NamedTuple):
    """Words as they are typed, mistakes and all, and the codes that would be right answers."""

    typed: str
    right: tuple[str, ...]


def blind(typed: str, *right: str) -> Blind:
    """What was typed, and what it may have meant."""
    return Blind(typed, right)

"""How far what was typed is from a word: by errors that people make, each at its cost.

The distance of Damerau and Levenshtein in its restricted form (optimal string alignment), where a
letter that is often taken for another costs less than an arbitrary one.
"""

from math import inf

from center_app.language.keys import neighbours

CONFUSED = 0.4
BESIDE = 0.7
SWAPPED = 0.8
DOUBLED = 0.4
VOWEL = 0.6
ANY = 1.0

_ALIKE = ("ضظد", "تطث", "سصث", "ذزدظ", "قكءا", "هتا", "يا", "وي", "csk", "sz", "iy", "ea", "ie")
"""Letters that sound alike or are written for one another, in speech and in school."""

_VOWELS = frozenset("اويaeiou")

_COSTS = dict.fromkeys(neighbours(), BESIDE) | {
    (one, other): CONFUSED for group in _ALIKE for one in group for other in group if one != other
}


SHORT, LONG = 3, 7
"""Letters: a shorter word forgives nothing and a short one little, a long one two errors."""


def limit(length: int) -> float:
    """How much may be wrong in a typed word of so many letters."""
    if length <= SHORT:
        return VOWEL if length == SHORT else 0.0
    return ANY if length < LONG else 2 * ANY


def distance(typed: str, word: str, most: float) -> tuple[float, float]:
    """What the errors between both cost, and those between `typed` and a beginning of `word`.

    Both are infinite as soon as more than `most` is certain.
    """
    above: list[float] = []
    row = [float(n) for n in range(len(word) + 1)]
    for i, letter in enumerate(typed):
        before, above, row = above, row, [row[0] + ANY]
        extra = DOUBLED if i and typed[i - 1] == letter else _dropped(letter)
        for j, meant in enumerate(word):
            cost = 0.0 if letter == meant else _COSTS.get((letter, meant), ANY)
            missing = DOUBLED if j and word[j - 1] == meant else _dropped(meant)
            best = min(above[j] + cost, above[j + 1] + extra, row[j] + missing)
            if i and j and letter == word[j - 1] and typed[i - 1] == meant:
                best = min(best, before[j - 1] + SWAPPED)
            row.append(best)
        if min(row) > most:
            return inf, inf
    return row[-1], min(row[1:], default=inf)


def _dropped(letter: str) -> float:
    return VOWEL if letter in _VOWELS else ANY

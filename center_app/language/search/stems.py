"""What is left of a word without what grammar puts before and behind it.

A light stem, not a root: it has to be the same for what people type and what the catalogue says,
and is never shown. (The idea: Larkey, Ballesteros and Connell, Light stemming for Arabic, 2007.)
"""

import re

_ARTICLES = ("وال", "بال", "كال", "فال", "ولل", "ال", "لل")
_LEADING = tuple("وبلفك")
_PERSON = tuple("انتيب")
"""The letters that begin a verb: (I) renew, we renew, renew (it)."""

_ENDINGS = ("يات", "ات", "ين", "ون", "ان", "يه", "ه", "ي")
_POSSESSIVES = ("هم", "كم", "نا", "ها", "ي", "ك", "ه")
_DID = ("نا", "وا", "و", "ت")
_ENGLISH = ("ations", "ation", "ings", "ing", "als", "al", "ies", "es", "ed", "s", "e", "y")

LEAST = 3
"""Letters that have to be left of a word: with fewer it could be any."""

_DOING = re.compile(r"ت(.)(.)ي(.)")


def bare(word: str) -> str:
    """`word` without its article, where something is left that can be told apart."""
    for article in _ARTICLES:
        rest = word.removeprefix(article)
        if rest != word and len(rest) >= LEAST - 1:
            return rest
    return word


def stem(word: str) -> str:
    """A bare word without the ending of its number or gender: one for شهادة and شهادات."""
    endings = _ENGLISH if word.isascii() else _ENDINGS
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word.removesuffix(ending)
    return word


def verb(word: str) -> str:
    """The verb of a noun of doing (تجديد: جدد), "" for any other word."""
    found = _DOING.fullmatch(word)
    return "".join(found.groups()) if found else ""


def past(word: str) -> list[str]:
    """Without who did it, or with ة where ت was heard: هويت, توفيت, اشترينا."""
    return [
        rest
        for ending in _DID
        if word.endswith(ending) and len(rest := word.removesuffix(ending)) >= LEAST
    ]


def readings(typed: str) -> tuple[str, ...]:
    """What a typed word may stand for, the likeliest first.

    As it is and as its stem; without a conjunction or preposition before it, the person of a verb,
    or whose it is behind it.
    """
    word = bare(typed)
    found = [word, stem(word)]
    if word.isascii():
        return tuple(dict.fromkeys(found))
    for short in (*_shortened(word), *past(word)):
        found += [bare(short), stem(bare(short))]
    return tuple(dict.fromkeys(found))


def _shortened(word: str) -> list[str]:
    """The word without one letter before it, without a possessive behind it, without both."""
    before = [word[1:]] if word[0] in _LEADING + _PERSON and len(word) > LEAST else []
    return before + [owned for whole in (word, *before) for owned in without_owner(whole)]


def without_owner(word: str) -> list[str]:
    """What is whose, where a bare Arabic word may end in it: سيار (سيارة) of سيارتي."""
    return [
        owned.removesuffix("ت") if ending != "ه" else owned
        for ending in _POSSESSIVES
        if word.endswith(ending) and len(owned := word.removesuffix(ending)) >= LEAST
    ]

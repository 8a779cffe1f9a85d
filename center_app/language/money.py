"""Sums of money as people in Jordan read them, in dinars with three decimals where needed."""

from center_app.language.language import Language

FILS = 1_000
"""Fils of one dinar."""


def money(fils: int, language: Language) -> str:
    """`50 dinars`, `3.500 dinars`, `free of charge`."""
    whole, rest = divmod(fils, FILS)
    if rest:
        return language.say("{amount} dinars", amount=f"{whole:,}.{rest:03d}")
    if not whole:
        return language.say("free of charge")
    return language.say_many("{n} dinar", "{n} dinars", whole)

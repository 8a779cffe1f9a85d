"""Durations and shares as short as a table needs them, and in words for those who listen."""

from center_app.domain.clock import MINUTE
from center_app.domain.indicators import Share
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.dates import minutes

NOTHING = "–"
"""Stands where there is nothing to measure yet."""


def short(ms: int | None, language: Language) -> str:
    """`12 min`, rounded down as waits are told; a dash for nothing."""
    if ms is None:
        return NOTHING
    return language.say("{n} min", n=ms // MINUTE)


def lasting(ms: int, language: Language) -> str:
    """`for 12 min`; under a minute no figure says anything."""
    if ms < MINUTE:
        return language.say("just now")
    return language.say("for {time}", time=short(ms, language))


def spoken(ms: int | None, language: Language) -> str:
    """`12 minutes`; nothing for nothing."""
    return "" if ms is None else minutes(ms // MINUTE, language)


def percent(share: Share) -> str:
    """`92 %`; a dash where there is nothing to share."""
    if share.percent is None:
        return NOTHING
    return isolate(f"{share.percent:.0f} %")


def of(share: Share, language: Language) -> str:
    """`46 of 50`; nothing where there is nothing to share."""
    if not share.whole:
        return ""
    return language.say("{part} of {whole}", part=share.part, whole=share.whole)

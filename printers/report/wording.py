"""How figures stand in a report: digits 0-9 in every language, waits to the second."""

from datetime import date, datetime

from center_app.domain.clock import SECOND, local
from center_app.domain.indicators import Share
from center_app.domain.satisfaction import Satisfaction
from center_app.domain.span import Span
from center_app.language import Language, dates

NONE = "–"
"""Where there is nothing to count."""


def number(value: int) -> str:
    return f"{value:,}"


def minutes(duration_ms: int | None) -> str:
    """Minutes and seconds, `12:05`, to the nearest second."""
    if duration_ms is None:
        return NONE
    whole, seconds = divmod(round(duration_ms / SECOND), 60)
    return f"{whole}:{seconds:02d}"


def percent(share: Share) -> str:
    """A whole percentage; never 100 % while anything is missing, never 0 % while there is one."""
    exact = share.percent
    if exact is None:
        return NONE
    if 0 < share.part < share.whole:
        return f"{min(99, max(1, round(exact)))}%"
    return f"{round(exact)}%"


def satisfaction(found: Satisfaction, language: Language) -> str:
    """The mean rating and how many gave one; nothing where nobody could."""
    if not found.asked:
        return ""
    if found.mean is None:
        return language.say("Satisfaction: no rating yet")
    return language.say(
        "Satisfaction: {mean} of 5, rated by {rated} of {asked}",
        mean=f"{found.mean:.1f}",
        rated=number(found.rated),
        asked=number(found.asked),
    )


def clock(at: int) -> str:
    return dates.clock(local(at))


def moment(at: int, language: Language) -> str:
    """`22 November 2026, 15:05`, in Amman."""
    here: datetime = local(at)
    day = dates.short_day(here.date(), language)
    return language.say("{day} {year}, {time}", day=day, year=here.year, time=dates.clock(here))


def long_day(day: date, language: Language) -> str:
    return dates.day(day, language)


def span(days: Span, language: Language) -> str:
    """`November 2026`, or `from 22 November 2026 to 28 November 2026`."""
    if days.is_month:
        return dates.month(days.first, language)
    if days.days == 1:
        return long_day(days.first, language)
    first, last = (dates.dated(day, language) for day in (days.first, days.last))
    return language.say("{first} to {last}", first=first, last=last)

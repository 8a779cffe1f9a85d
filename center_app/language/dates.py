"""Days, times and spans as people in Jordan read them, with digits 0-9 in every language."""

from datetime import date, datetime, time, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from center_app.language.bidi import isolate
from center_app.language.language import Language

MINUTE = 60
HOUR = 60 * MINUTE
MONDAY = date(2026, 11, 23)
"""Any Monday."""

_LONGEST_IN_MINUTES = 90
_JUST_NOW = 5


def day(moment: date, language: Language) -> str:
    """`Sunday, 22 November 2026`, with Jordan's month names in Arabic."""
    comma = "،" if language.code == "ar" else ","
    return format_date(moment, f"EEEE{comma} d MMMM y", locale=_locale(language))


def short_day(moment: date, language: Language) -> str:
    """`22 November`: a day of about this year."""
    return format_date(moment, "d MMMM", locale=_locale(language))


def dated(moment: date, language: Language) -> str:
    """`22 November 2026`: a day of any year."""
    return format_date(moment, "d MMMM y", locale=_locale(language))


def month(moment: date, language: Language) -> str:
    """`November 2026`."""
    return format_date(moment, "LLLL y", locale=_locale(language))


def weekday(n: int, language: Language) -> str:
    """`Monday` for 0, `Sunday` for 6."""
    return format_date(MONDAY + timedelta(days=n), "EEEE", locale=_locale(language))


def clock(moment: datetime | time) -> str:
    """`09:15`, on 24 hours."""
    return f"{moment:%H:%M}"


def minutes(n: int, language: Language) -> str:
    """`12 minutes`; hours and minutes from 90 minutes on."""
    if n < 1:
        return language.say("less than a minute")
    if n <= _LONGEST_IN_MINUTES:
        return language.say_many("{n} minute", "{n} minutes", n)
    hours, rest = divmod(n, 60)
    whole = language.say_many("{n} hour", "{n} hours", hours)
    if not rest:
        return whole
    return language.say("{hours} and {minutes}", hours=whole, minutes=minutes(rest, language))


def between(low: int, high: int, language: Language) -> str:
    """A range of whole minutes: `between 10 and 15 minutes`, in hours from 90 minutes on."""
    if high <= 1:
        return language.say_many("up to {n} minute", "up to {n} minutes", 1)
    if high > _LONGEST_IN_MINUTES:
        return language.say("between {low} and {high} hours", low=_hours(low), high=_hours(high))
    if low < 1:
        return language.say_many("up to {n} minute", "up to {n} minutes", high)
    if low >= high:
        return language.say_many("about {n} minute", "about {n} minutes", high)
    return language.say_many(
        "between {low} and {n} minute", "between {low} and {n} minutes", high, low=low
    )


def span(low: int, high: int) -> str:
    """A range of whole minutes in figures alone, `10–15`, isolated."""
    return isolate(f"{low}–{high}" if low < high else f"{high}")


def ago(seconds: float, language: Language) -> str:
    """How old something is: `just now`, `20 seconds ago`, `3 minutes ago`, `2 hours ago`."""
    whole = int(seconds)
    if whole < _JUST_NOW:
        return language.say("just now")
    if whole < MINUTE:
        return language.say_many("{n} second ago", "{n} seconds ago", whole)
    if whole < _LONGEST_IN_MINUTES * MINUTE:
        return language.say_many("{n} minute ago", "{n} minutes ago", whole // MINUTE)
    return language.say_many("{n} hour ago", "{n} hours ago", whole // HOUR)


def _hours(whole_minutes: int) -> str:
    return isolate(f"{whole_minutes // 60}:{whole_minutes % 60:02d}")


def _locale(language: Language) -> Locale:
    try:
        return Locale(language.code, "JO")
    except UnknownLocaleError:
        return Locale.parse(language.code)

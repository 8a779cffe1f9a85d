"""The day's indicators as the manager reads them: a name, a figure and how it is defined."""

from collections.abc import Callable
from dataclasses import dataclass

from center_app.domain.clock import HOUR
from center_app.domain.indicators import Indicators, Share, Spread
from center_app.domain.visit import Stand
from center_app.language import Language, words
from ui.manager.figures import NOTHING, of, percent, short

Value = Callable[[Indicators, Language], tuple[str, str]]
"""The figure, and what stands small beside it."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of the day; `name` and `definition` are sentences to translate. Behind it are the
    visits that have one of the `stands`; (): all of them."""

    name: str
    definition: str
    value: Value
    stands: tuple[Stand, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators that belong together."""

    name: str
    indicators: tuple[Indicator, ...]


def _count(pick: Callable[[Indicators], int]) -> Value:
    return lambda figures, _language: (str(pick(figures)), "")


def _wait(pick: Callable[[Spread], int]) -> Value:
    def value(figures: Indicators, language: Language) -> tuple[str, str]:
        return short(pick(figures.wait) if figures.wait else None, language), ""

    return value


def _share(pick: Callable[[Indicators], Share]) -> Value:
    def value(figures: Indicators, language: Language) -> tuple[str, str]:
        return percent(pick(figures)), of(pick(figures), language)

    return value


def _hours(pick: Callable[[Indicators], Share]) -> Value:
    """A share of time, with the hours beside it: `5.2 of 7.0 h`."""

    def value(figures: Indicators, language: Language) -> tuple[str, str]:
        share = pick(figures)
        if not share.whole:
            return percent(share), ""
        part, whole = (f"{ms / HOUR:.1f}" for ms in (share.part, share.whole))
        return percent(share), language.say("{part} of {whole} h", part=part, whole=whole)

    return value


def _satisfaction(figures: Indicators, language: Language) -> tuple[str, str]:
    """`4.4`, with how many have rated beside it: `112 of 290`."""
    found = figures.satisfaction
    mean = NOTHING if found.mean is None else f"{found.mean:.1f}"
    return mean, of(Share(found.rated, found.asked), language)


VISITS = Group(
    words("Visits"),
    (
        Indicator(
            words("Tickets given"),
            words("All visits, whatever became of them."),
            _count(lambda figures: figures.issued),
        ),
        Indicator(
            words("Served"),
            words("Visits that have ended with everything asked for dealt with at a counter."),
            _count(lambda figures: figures.served),
            (Stand.SERVED,),
        ),
        Indicator(
            words("Did not come"),
            words("Visits that were called and did not come to the counter."),
            _count(lambda figures: figures.missed),
            (Stand.MISSED,),
        ),
        Indicator(
            words("Cancelled"),
            words("Tickets that were given back before a counter had called them."),
            _count(lambda figures: figures.cancelled),
            (Stand.CANCELLED,),
        ),
        Indicator(
            words("Expired"),
            words("Visits that were still open when the day was closed."),
            _count(lambda figures: figures.expired),
            (Stand.EXPIRED,),
        ),
    ),
)
WAITS = Group(
    words("Waits until serving"),
    (
        Indicator(
            words("Median"),
            words(
                "Half of the waits were no longer. A wait runs from the ticket, or from a "
                "hand-over, to the start of serving."
            ),
            _wait(lambda waits: waits.median),
        ),
        Indicator(
            words("Mean"),
            words("All waits added up and divided by their number."),
            _wait(lambda waits: waits.mean),
        ),
        Indicator(
            words("80 % within"),
            words("Eight of ten waits were no longer."),
            _wait(lambda waits: waits.p80),
        ),
        Indicator(
            words("90 % within"),
            words("Nine of ten waits were no longer."),
            _wait(lambda waits: waits.p90),
        ),
        Indicator(
            words("Longest"),
            words("The longest wait of those whose serving has begun."),
            _wait(lambda waits: waits.longest),
        ),
    ),
)
QUALITY = Group(
    words("Quality"),
    (
        Indicator(
            words("Within target"),
            words(
                "Services whose serving began within their target, of all for which that is "
                "decided. Only what was cancelled before the target is left out."
            ),
            _share(lambda figures: figures.within),
        ),
        Indicator(
            words("Left without service"),
            words("Visits that left or expired without any service, of all tickets given."),
            _share(lambda figures: figures.abandoned),
            (Stand.MISSED, Stand.EXPIRED),
        ),
        Indicator(
            words("No-shows"),
            words("Visits that did not come when called, of all that were called."),
            _share(lambda figures: figures.no_show),
            (Stand.MISSED,),
        ),
        Indicator(
            words("Done at the first visit"),
            words(
                "Visits for which nobody has to come again but to collect what is ready, of those "
                "that were at a counter and have ended. Collecting alone is no case of its own."
            ),
            _share(lambda figures: figures.resolved),
        ),
        Indicator(
            words("Incomplete"),
            words("Copies that lacked a document or a condition, of all that ended at a counter."),
            _share(lambda figures: Share(figures.outcomes.incomplete, figures.outcomes.copies)),
        ),
        Indicator(
            words("Referred"),
            words("Copies that only somebody elsewhere can go on with, of all that ended here."),
            _share(lambda figures: Share(figures.outcomes.referred, figures.outcomes.copies)),
        ),
        Indicator(
            words("Occupancy"),
            words(
                "Time of serving, of the time that employees were signed in at the counters. "
                "Short breaks, prayers and meals are left out."
            ),
            _hours(lambda figures: figures.occupancy),
        ),
        Indicator(
            words("Satisfaction"),
            words(
                "The mean of the visitors' ratings from 1 to 5. Beside it: how many visits were "
                "rated, of those that were at a counter and have ended."
            ),
            _satisfaction,
        ),
        Indicator(
            words("Time not accurate"),
            words(
                "Sittings of which the employee said that the time was not right: a key pressed "
                "too early or too late. They are in no service time."
            ),
            _count(lambda figures: figures.inaccurate),
        ),
        Indicator(
            words("Left on hold"),
            words(
                "Visits that were set aside and with which nobody went on: on hold for more than "
                "an hour, or still on hold when the day ended. Back-office work is left out."
            ),
            _count(lambda figures: figures.left_on_hold),
        ),
    ),
)
GROUPS = (VISITS, WAITS, QUALITY)

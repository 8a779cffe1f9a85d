"""The figures of reports: what each is called, how it is defined, and where it is found."""

from collections.abc import Callable
from dataclasses import dataclass

from center_app.domain.indicators import Indicators, Share, Spread
from center_app.language import words
from printers.tables.table import Cell, duration

Find = Callable[[Indicators], Cell]


@dataclass(frozen=True, slots=True)
class Measure:
    """`key` is its name in data; `name` and `definition` are sentences to translate."""

    key: str
    name: str
    definition: str
    find: Find


def _waits(pick: Callable[[Spread], int]) -> Find:
    return lambda figures: duration(pick(figures.wait) if figures.wait else None)


def _median(pick: Callable[[Indicators], Spread | None]) -> Find:
    def find(figures: Indicators) -> Cell:
        found = pick(figures)
        return duration(found.median if found else None)

    return find


def _of_copies(pick: Callable[[Indicators], int]) -> Find:
    return lambda figures: Share(pick(figures), figures.outcomes.copies)


MEASURES = (
    Measure(
        "issued",
        words("Tickets issued"),
        words("All visits that took a ticket, whatever became of them."),
        lambda figures: figures.issued,
    ),
    Measure(
        "served",
        words("Visits served"),
        words("Visits that have ended with everything asked for dealt with at a counter."),
        lambda figures: figures.served,
    ),
    Measure(
        "steps_done",
        words("Steps served"),
        words("A step is one stage of one service; of a quantity the copies are one step."),
        lambda figures: figures.steps_done,
    ),
    Measure(
        "wait_mean",
        words("Mean wait"),
        words(
            "A wait runs from the ticket, or from a hand-over, to the start of serving, the walk "
            "to the counter included and time set aside left out. All waits, by their number."
        ),
        _waits(lambda waits: waits.mean),
    ),
    Measure(
        "wait_median",
        words("Median wait"),
        words("Half of the waits were no longer."),
        _waits(lambda waits: waits.median),
    ),
    Measure(
        "wait_p80",
        words("8 of 10 waited at most"),
        words("Eight of ten waits were no longer."),
        _waits(lambda waits: waits.p80),
    ),
    Measure(
        "wait_p90",
        words("9 of 10 waited at most"),
        words("Nine of ten waits were no longer."),
        _waits(lambda waits: waits.p90),
    ),
    Measure(
        "wait_longest",
        words("Longest wait"),
        words("The longest wait of those whose serving has begun."),
        _waits(lambda waits: waits.longest),
    ),
    Measure(
        "wait_to_call_median",
        words("Median wait to the call"),
        words("From the ticket to the first call, as many other systems report a wait."),
        _median(lambda figures: figures.wait_to_call),
    ),
    Measure(
        "walk_median",
        words("Median walk"),
        words("From the call to the start of serving."),
        _median(lambda figures: figures.walk),
    ),
    Measure(
        "service_median",
        words("Median service"),
        words(
            "Time of serving a step, time set aside left out, and times that the employee said "
            "were not right."
        ),
        _median(lambda figures: figures.service),
    ),
    Measure(
        "visit_median",
        words("Median visit"),
        words("From the ticket to the end of a visit that was served."),
        _median(lambda figures: figures.visit),
    ),
    Measure(
        "within",
        words("Within target"),
        words(
            "Steps whose serving began within the service's target, of all for which that is "
            "decided. Whoever left unserved counts as not within it; only what was cancelled "
            "before the target had passed is left out."
        ),
        lambda figures: figures.within,
    ),
    Measure(
        "abandoned",
        words("Left without service"),
        words("Visits that left or expired without any service, of all tickets issued."),
        lambda figures: figures.abandoned,
    ),
    Measure(
        "no_show",
        words("Absent when called"),
        words("Visits that did not come when called, of all that were called."),
        lambda figures: figures.no_show,
    ),
    Measure(
        "cancelled",
        words("Cancelled by the visitor"),
        words("Tickets that were given back before a counter had called them."),
        lambda figures: figures.cancelled,
    ),
    Measure(
        "expired",
        words("Unserved at closing"),
        words("Visits that were still open when the day was closed."),
        lambda figures: figures.expired,
    ),
    Measure(
        "transferred",
        words("Handed over"),
        words("Visits that went from one counter to another, of the visits served."),
        lambda figures: figures.transferred,
    ),
    Measure(
        "hand_offs",
        words("Hand-overs"),
        words("Different counters at which a visit sat, but for the first, of all visits."),
        lambda figures: figures.hand_offs,
    ),
    Measure(
        "resolved",
        words("Resolved at the first visit"),
        words(
            "Visits for which nobody has to come again but to collect what is ready, of those "
            "that were at a counter and have ended."
        ),
        lambda figures: figures.resolved,
    ),
    Measure(
        "occupancy",
        words("Occupancy"),
        words(
            "Time of serving, of the time that employees were signed in at the counters. "
            "Short breaks, prayers and meals are left out."
        ),
        lambda figures: figures.occupancy,
    ),
    Measure(
        "satisfaction",
        words("Satisfaction"),
        words("The mean of the visitors' ratings from 1 to 5."),
        lambda figures: figures.satisfaction.mean,
    ),
    Measure(
        "rated",
        words("Visits rated"),
        words("Of the visits that were at a counter and have ended."),
        lambda figures: Share(figures.satisfaction.rated, figures.satisfaction.asked),
    ),
    Measure(
        "incomplete",
        words("Incomplete"),
        words("Copies that lacked a document or a condition, of all that ended at a counter."),
        _of_copies(lambda figures: figures.outcomes.incomplete),
    ),
    Measure(
        "referred",
        words("Referred"),
        words("Copies that only somebody elsewhere can go on with, of all that ended here."),
        _of_copies(lambda figures: figures.outcomes.referred),
    ),
    Measure(
        "online",
        words("Done online"),
        words("Copies that were asked for at a counter and done online, of all that ended here."),
        _of_copies(lambda figures: figures.outcomes.online),
    ),
    Measure(
        "left_on_hold",
        words("Left on hold"),
        words("Visits that were set aside and with which nobody went on."),
        lambda figures: figures.left_on_hold,
    ),
    Measure(
        "inaccurate",
        words("Time not accurate"),
        words("Sittings of which the employee said that the time was not right."),
        lambda figures: figures.inaccurate,
    ),
)
"""All of them, in the order in which reports have them."""


def measure(key: str) -> Measure:
    """Raises StopIteration for one that is not there."""
    return next(one for one in MEASURES if one.key == key)

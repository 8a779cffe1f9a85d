"""A recorded day as it might as well have been: what nobody can know is drawn anew.

Who comes, when and for what stays. Drawn are the times of serving (from those of the same service
on the same day), for how long people wait (from those on the day, where it is known of all; else
as centers report it: of who was served, nobody knows how long they would have waited), and who is
absent (as many in the mean). Unplanned pauses are drawn by the replay itself.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import exp
from random import Random

from center_app.domain.clock import SECOND
from center_app.simulation.generate import PATIENCE_S, PATIENCE_SPREAD
from center_app.simulation.trace import Arrival, Trace

Days = Callable[[int], Trace]
"""A seed -> the day: a recorded one drawn anew, or one that is forecast."""


def drawn_anew(trace: Trace) -> Days:
    """The recorded day by seeds; the same seed gives the same day."""
    served: dict[str, list[int]] = defaultdict(list)
    for arrival in trace.arrivals:
        for code, ms in zip(arrival.codes, arrival.serving_ms, strict=True):
            served[code].append(ms)
    everybody = [one.patience_ms for one in trace.arrivals if one.patience_ms is not None]
    known = everybody if len(everybody) == len(trace.arrivals) else []
    absent = sum(one.absent for one in trace.arrivals) / max(1, len(trace.arrivals))

    def day(seed: int) -> Trace:
        chance = Random(f"again {seed} {trace.name}")
        drawn = (_drawn(one, chance, served, known, absent) for one in trace.arrivals)
        return Trace(trace.name, tuple(drawn))

    return day


def _drawn(
    arrival: Arrival,
    chance: Random,
    served: Mapping[str, Sequence[int]],
    known: Sequence[int],
    absent: float,
) -> Arrival:
    """Everything is drawn for everybody, so that no visit's lot depends on another's."""
    patience = chance.choice(known) if known else _usual_patience(chance)
    return replace(
        arrival,
        serving_ms=tuple(chance.choice(served[code]) for code in arrival.codes),
        patience_ms=patience,
        absent=chance.random() < absent,
    )


def _usual_patience(chance: Random) -> int:
    return round(PATIENCE_S * exp(chance.gauss(0, PATIENCE_SPREAD))) * SECOND

"""How long until the first call: the work ahead, shared by the counters that could do it.

The queue-length estimator (Ibrahim and Whitt, POMS 20, 2011) with the catalogue's usual times:
expected = (work that waits in those counters' queues + half a turn that goes on) / counters.
The range is that of a center that has not learned yet: 0.6 to 1.6 times the expectation.
"""

from collections import Counter
from collections.abc import Sequence

from center_app.domain.clock import MINUTE
from center_app.domain.hall import Hall
from center_app.domain.visit import Promise

LOW, HIGH = 0.6, 1.6
NOBODY: frozenset[str] = frozenset()

USUAL = 6
"""Minutes of a stage that the catalogue of today no longer knows."""


def expected_wait(hall: Hall, keys: Sequence[str]) -> Promise | None:
    """The wait of a visit that would join the queues `keys` now; None when nobody serves them.

    A basket is first called from the queue that comes first to its turn. It costs a few look-ups
    for every queue, however many wait in it.
    """
    waits = [wait for key in keys if (wait := _wait(hall, key)) is not None]
    return min(waits, key=lambda wait: wait.high_ms, default=None)


def _wait(hall: Hall, own: str) -> Promise | None:
    able = hall.serving.get(own)
    if not able:
        return None
    ahead, work = 0, 0.0
    for key, number in _crowd(hall).items():
        sharing = hall.serving.get(key, NOBODY)
        ours = len(sharing & able)
        if ours:
            ahead += number
            work += number * _minutes(hall, key) * ours / len(sharing)
    if not ahead and any(hall.counters[code].visit is None for code in able):
        return Promise(0, 0, 0)
    wait = (work + _minutes(hall, own) / 2) / len(able) * MINUTE
    return Promise(ahead, round(wait * LOW), round(wait * HIGH))


def _crowd(hall: Hall) -> Counter[str]:
    """How many wait in the queue of each skill; a basket waits in that of its first part."""
    crowd: Counter[str] = Counter()
    for lane, queue in hall.lanes.items():
        crowd[lane.parts[0].queue] += len(queue)
    return crowd


def _minutes(hall: Hall, key: str) -> float:
    catalogue = hall.catalogue
    skill = key.removesuffix("/partial")
    return catalogue.usual_minutes.get(skill, USUAL) if catalogue is not None else USUAL

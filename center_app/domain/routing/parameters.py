"""What a center's management may set about who is next; the one place where it is documented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from center_app.domain.clock import MINUTE

RANGES: Mapping[str, tuple[float, float]] = {
    "priority": (1.0, 5.0),
    "appointment": (1.0, 4.0),
    "head_start_min": (0.0, 15.0),
    "brief": (0.0, 1.0),
    "scarce": (0.0, 2.0),
    "together": (0.0, 0.5),
    "carry": (0.0, 1.0),
    "late": (0.0, 1.0),
    "bound_targets": (1.5, 5.0),
    "bound_min": (20.0, 120.0),
    "bound_priority": (1.0, 3.0),
    "grace_min": (0.0, 60.0),
    "arrive_min": (0.5, 10.0),
    "arrive_more_min": (0.0, 10.0),
    "recall_gap_s": (0.0, 60.0),
    "recalls": (1.0, 10.0),
}
"""For each parameter the least and the greatest value that is accepted."""

MEANINGS: Mapping[str, str] = {
    "priority": "how many times the minutes of a priority group count",
    "appointment": "how many times the minutes of an appointment count; both: multiplied",
    "head_start_min": "minutes before the booked time from which an appointment's wait counts",
    "brief": "how much a short service goes before a long one; 0: they count the same",
    "scarce": "bonus at a universal employee for agencies without a specialist (1: twice)",
    "together": "bonus for each further service that the same sitting can finish",
    "carry": "share of its earlier waits that counts on when a basket is handed over",
    "late": "share that minutes beyond the target count; 1: they count in full",
    "bound_targets": "the bound in targets: whoever has waited longer than it goes first",
    "bound_min": "the bound in minutes: the longer of the two holds",
    "bound_priority": "by how much the bound is divided for a priority group",
    "grace_min": "minutes for which who missed a call may come back to the old place",
    "arrive_min": "minutes from a call until nobody is taken to have come",
    "arrive_more_min": "further minutes for who needs assistance to come",
    "recall_gap_s": "seconds after a call or recall before the same number may be called again",
    "recalls": "how often a number may be called again before it has missed the call",
}
"""What each parameter does, in a line."""


USUAL = 5.0
"""Minutes of a service that is neither short nor long."""


@dataclass(frozen=True, slots=True)
class Routing:
    """The parameters of the rule, the same for the whole center.

    A waiting visit counts its minutes against the target of what it waits for; its class makes
    the minutes count several times: `priority` for whoever belongs to a priority group,
    `appointment` for whoever has one, both multiplied for who has both. An appointment's minutes
    count from `head_start_min` before the booked time.

    `brief` is how much a short service goes before a long one: the minutes count (5 / usual
    minutes) to the power of `brief` times, within 1/2 and 2; 0: they count the same.

    `scarce` is the bonus (1: twice) at a universal employee for agencies of which no specialist
    is on duty; `together` the bonus for each further service of the basket that the counter can
    finish in the same sitting. `carry` is the share of its earlier waits that counts on when a
    basket is handed over for the rest.

    `late` is the share that minutes beyond the target count: what is late already presses less than
    what can still be kept, and the bound is there for it (1: they count in full).

    Beyond the bound nothing else counts: who has waited longer than `bound_targets` targets and
    `bound_min` minutes (both divided by `bound_priority` for a priority group) goes first.

    `grace_min` is for how long who missed a call may come back to the old place. From the call
    to the counter it takes `arrive_min` at most, and `arrive_more_min` longer with assistance.
    A number is called again at most `recalls` times, each at least `recall_gap_s` after the call
    before, so that the hall can hear one out: then it has missed the call.
    """

    priority: float = 4.0
    appointment: float = 2.0
    head_start_min: float = 3.0
    brief: float = 0.75
    scarce: float = 1.5
    together: float = 0.1
    carry: float = 0.5
    late: float = 0.5
    bound_targets: float = 2.0
    bound_min: float = 38.0
    bound_priority: float = 1.5
    grace_min: float = 15.0
    arrive_min: float = 2.0
    arrive_more_min: float = 2.0
    recall_gap_s: float = 10.0
    recalls: float = 3.0

    def briefness(self, minutes: float) -> float:
        """How many times the minutes of a service count that takes so many."""
        times: float = (USUAL / max(minutes, 0.1)) ** self.brief
        return min(2.0, max(0.5, times))

    @property
    def head_start_ms(self) -> int:
        return round(self.head_start_min * MINUTE)

    def arrival_ms(self, *, assisted: bool) -> int:
        """How long to wait for who was called before anybody says that nobody came."""
        return round((self.arrive_min + (self.arrive_more_min if assisted else 0)) * MINUTE)

    def bound_ms(self, target_ms: int, *, priority: bool) -> int:
        """The wait beyond which a visit goes before all within theirs."""
        bound = max(self.bound_targets * target_ms, self.bound_min * MINUTE)
        return round(bound / self.bound_priority if priority else bound)

    def faults(self) -> Iterator[tuple[str, float, float, float]]:
        """(name, value, least, greatest) of every parameter outside its range."""
        for field in fields(self):
            value, (least, greatest) = getattr(self, field.name), RANGES[field.name]
            if not least <= value <= greatest:
                yield field.name, value, least, greatest


DEFAULT = Routing()

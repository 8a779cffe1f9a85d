"""The core of the rule: what makes one waiting visit go before another at a counter.

Accumulating priority (Stanford, Taylor and Ziedins, Queueing Systems 77, 2014) with the rates
class / target, that is the longest weighted wait relative to the target, slower once the target is
missed, and a hard bound above it. Whoever plays the rule elsewhere (an estimate, a simulation)
uses these functions.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from center_app.domain.routing.parameters import Routing

EXACT = 9
"""Decimals of a score."""


class Rank(NamedTuple):
    """The greater goes first: whoever was put forward, whoever is beyond the bound, then whoever
    scores more."""

    forward: bool
    beyond: bool
    score: float


@dataclass(frozen=True, slots=True)
class Factors:
    """All that a visit's place at a counter depends on beside the time it has waited.

    score = counted / target x priority x appointment x brief x scarce x together, where of the
    minutes beyond the target only the share `late` is counted; beyond `bound_ms` it is
    waited / target alone. Who was put `forward` goes before all who were not.
    """

    target_ms: int
    bound_ms: int
    priority: float = 1.0
    appointment: float = 1.0
    brief: float = 1.0
    scarce: float = 1.0
    together: float = 1.0
    late: float = 1.0
    forward: bool = False

    @property
    def weight(self) -> float:
        return self.priority * self.appointment * self.brief * self.scarce * self.together

    def counted_ms(self, waited_ms: int) -> float:
        """What of a wait within the bound counts; before it is due nothing does."""
        if waited_ms > self.target_ms:
            return self.target_ms + self.late * (waited_ms - self.target_ms)
        return float(waited_ms) if waited_ms > 0 else 0.0

    def rank(self, waited_ms: int) -> Rank:
        """The rank of a visit that has waited so long; before it is due it has none (0).

        Rounded, so that what is equal on paper is not decided by the last bit of a product.
        """
        if waited_ms > self.bound_ms:
            return Rank(self.forward, True, round(waited_ms / self.target_ms, EXACT))
        share = self.counted_ms(waited_ms) / self.target_ms
        return Rank(self.forward, False, round(share * self.weight, EXACT))


class Offer(NamedTuple):
    """A service that a visit could have at a counter now, and its usual minutes."""

    agency: str
    target_ms: int
    minutes: float


def factors(
    routing: Routing,
    offers: Iterable[Offer],
    *,
    priority: bool,
    appointment: bool,
    together: int,
    scarce: Collection[str],
    forward: bool = False,
) -> Factors:
    """The factors of a visit at a counter, by the one of its `offers` that counts most there.

    `scarce` are the agencies that this counter's employee serves as nobody's specialist while no
    specialist of them is on duty; `together` how many services the sitting could finish.
    """
    target, brief, scarcity = max(
        (
            (o.target_ms, routing.briefness(o.minutes), 1 + routing.scarce * (o.agency in scarce))
            for o in offers
        ),
        key=lambda one: (one[1] * one[2] / one[0], -one[0]),
    )
    return Factors(
        target_ms=target,
        bound_ms=routing.bound_ms(target, priority=priority),
        priority=routing.priority if priority else 1.0,
        appointment=routing.appointment if appointment else 1.0,
        brief=brief,
        scarce=scarcity,
        together=1 + routing.together * (together - 1),
        late=routing.late,
        forward=forward,
    )

"""What chance decides on a played day: who comes, for what, and how long things take."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from random import Random

from center_app.domain.catalogue import Audience, Bundle, Catalogue, Channel, Part, Service
from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.commands import Asked

SPREAD = 0.5
"""Sigma of the log-normal time of serving; agents' times are so spread that most end early."""

POPULAR = {"CSPD": 6.0, "HIA": 2.0, "DVLD": 2.5, "GAM": 2.0, "SSC": 1.5, "MOJ": 1.5}
"""How much oftener than others an agency is asked for."""

OF_BUNDLES = 0.1
ENGLISH = 0.1
WITH_PRIORITY = 0.12
ABSENT = 0.05
SEVERAL_COPIES = 0.15
NEED_A_PART = 0.85
"""Shares of the visits, and of a bundle's parts, about as centers report them."""

RATES = 0.4
STARS = (3, 4, 10, 30, 53)
"""How many rate who were served, and how often each of the five ratings is given."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What one citizen comes for, and how."""

    asked: tuple[Asked, ...]
    audience: Audience
    bundle: str | None
    language: str
    priority: str | None
    comes: bool
    """Whether the citizen is there when called."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How one citizen rates a visit, and what for; `id` is that of the command."""

    id: str
    stars: int
    reasons: tuple[str, ...]


class Chance:
    """All that is drawn by lot, from one seed, in one order."""

    def __init__(self, catalogue: Catalogue, seed: int) -> None:
        self._random = Random(seed)
        self._minds = Random(f"{seed} minds")
        self._catalogue = catalogue
        self._services = [
            service
            for service in catalogue.services
            if service.channel is not Channel.ONLINE and Audience.INDIVIDUALS in service.audience
        ]
        self._here = frozenset(service.code for service in self._services)
        self._bundles = [bundle for bundle in catalogue.bundles if self._parts(bundle)]
        self._weights = [POPULAR.get(service.agency, 1.0) for service in self._services]

    def errand(self) -> Errand:
        bundle = self._bundle() if self.happens(OF_BUNDLES) else None
        asked = self._of_bundle(bundle) if bundle is not None else self._of_services()
        groups = [group.code for group in self._catalogue.priorities]
        first = bool(groups) and self.happens(WITH_PRIORITY)
        return Errand(
            asked=asked,
            audience=Audience.INDIVIDUALS,
            bundle=bundle.code if bundle is not None else None,
            language="en" if self.happens(ENGLISH) else "ar",
            priority=self._random.choice(groups) if first else None,
            comes=not self.happens(ABSENT),
        )

    def related(self, services: Sequence[str]) -> Asked | None:
        """A service that goes with these and is had at a counter too."""
        known = [self._catalogue.service(code) for code in services]
        codes = [other for service in known if service is not None for other in service.related]
        here = [s for s in self._services if s.code in codes and s.code not in services]
        return self._ask(self._random.choice(here)) if here else None

    def opinion(self) -> Opinion | None:
        """What somebody thinks who was served; None of those who do not say.

        Drawn for itself: what is thought of a day changes nothing that happens on it.
        """
        minds = self._minds
        if minds.random() >= RATES:
            return None
        stars = minds.choices((1, 2, 3, 4, 5), STARS)[0]
        codes = [reason.code for reason in self._catalogue.rating_reasons]
        named = minds.sample(codes, min(len(codes), minds.choice((0, 1, 1, 2))))
        return Opinion(_id(minds), stars, tuple(named))

    def between(self, low_s: float, high_s: float) -> int:
        """Milliseconds between two numbers of seconds."""
        return round(self._random.uniform(low_s, high_s) * SECOND)

    def serving(self, service: str, copies: int) -> int:
        """Milliseconds to serve one stage; further copies take half as long each."""
        known = self._catalogue.service(service)
        stages = self._catalogue.stages(service) if known is not None else ()
        usual = known.minutes / len(stages) if known is not None else 5
        centre = log(usual * MINUTE) - SPREAD**2 / 2
        return round(self._random.lognormvariate(centre, SPREAD) * (1 + (copies - 1) / 2))

    def happens(self, probability: float) -> bool:
        return self._random.random() < probability

    def one_of(self, choices: Sequence[str]) -> str:
        return self._random.choice(choices)

    def id(self) -> str:
        """A random id in the form of the journal's (of version 7), but drawn from the seed."""
        return _id(self._random)

    def _of_services(self) -> tuple[Asked, ...]:
        number = self._random.choices((1, 2, 3), (65, 25, 10))[0]
        drawn = self._random.choices(self._services, self._weights, k=number)
        return tuple(self._ask(service) for service in dict.fromkeys(drawn))

    def _ask(self, service: Service) -> Asked:
        several = service.limit > 1 and self.happens(SEVERAL_COPIES)
        copies = self._random.randint(2, min(5, service.limit)) if several else 1
        return Asked(service.code, copies, service.capacities[0])

    def _bundle(self) -> Bundle | None:
        return self._random.choice(self._bundles) if self._bundles else None

    def _of_bundle(self, bundle: Bundle) -> tuple[Asked, ...]:
        """The bundle's services that are had here; now and then somebody needs fewer."""
        parts = self._parts(bundle)
        kept = [part for part in parts if self.happens(NEED_A_PART)] or parts[:1]
        return tuple(Asked(part.service, 1, part.capacity) for part in kept)

    def _parts(self, bundle: Bundle) -> list[Part]:
        return [part for part in bundle.parts if part.service in self._here]


def _id(random: Random) -> str:
    text = f"{random.getrandbits(128):032x}"
    return f"{text[:8]}-{text[8:12]}-7{text[13:16]}-a{text[17:20]}-{text[20:]}"

"""The catalogue: what services there are, what each asks for and what the center promises.

It comes in one version from the national registry. Money is in fils (1 dinar = 1,000 fils),
times in minutes as the service cards state them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from center_app.domain.rating import USUAL_REASONS, RatingReason
from center_app.domain.text import Text


class Audience(StrEnum):
    """Whom a service is for."""

    INDIVIDUALS = "individuals"
    ESTABLISHMENTS = "establishments"


class Channel(StrEnum):
    """Where a service is had: here, here and online, only online, or online with help here."""

    COUNTER = "counter"
    BOTH = "both"
    ONLINE = "online"
    ASSISTED = "assisted"


class Capacity(StrEnum):
    """In which capacity somebody asks for a service; it decides the documents."""

    SELF = "self"
    GUARDIAN = "guardian"
    PROXY = "proxy"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True)
class When:
    """What must hold for a document to be asked for; nothing named means always."""

    capacity: tuple[Capacity, ...] = ()
    audience: tuple[Audience, ...] = ()

    def holds(self, capacity: Capacity, audience: Audience) -> bool:
        return (not self.capacity or capacity in self.capacity) and (
            not self.audience or audience in self.audience
        )


ALWAYS = When()


@dataclass(frozen=True, slots=True)
class Document:
    """A paper to bring. The same `id` in two services is the same paper, brought once.

    `held` says that the government has it already, so nobody needs to bring it.
    """

    id: str
    name: Text
    when: When = ALWAYS
    original: bool = True
    held: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a service that is served in one go, by whoever has its skill.

    A skill is named like the service or shared by several (`photo`, `cashier`). `partial` marks
    a stage that an employee with a partial skill may serve too.
    """

    code: str
    name: Text
    skill: str
    minutes: int
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Fee:
    """What a service costs in fils, here and online (None: not to be had online)."""

    counter: int = 0
    online: int | None = None

    @property
    def saving(self) -> int:
        """By how much it is cheaper online; 0 where it is not, or not to be had there."""
        return max(0, self.counter - self.online) if self.online is not None else 0


FREE = Fee()


@dataclass(frozen=True, slots=True)
class Service:
    """A service card of the national registry.

    `minutes` is the usual time of serving, `target` the longest wait that is promised. Without
    `stages` there is one stage whose skill is the service itself. `limit` is how many copies
    one visit may ask for, `daily_limit` for how many a center gives numbers in one day (None:
    for all that are asked for). `helped_by` is the service that helps here with one that is had
    online only.
    """

    code: str
    agency: str
    name: Text
    minutes: int
    target: int
    audience: tuple[Audience, ...] = (Audience.INDIVIDUALS,)
    channel: Channel = Channel.COUNTER
    capacities: tuple[Capacity, ...] = (Capacity.SELF,)
    documents: tuple[Document, ...] = ()
    conditions: tuple[Text, ...] = ()
    procedure: tuple[Text, ...] = ()
    stages: tuple[Stage, ...] = ()
    fee: Fee = FREE
    link: str | None = None
    helped_by: str | None = None
    limit: int = 1
    daily_limit: int | None = None
    partial: Text | None = None
    synonyms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def all_stages(self) -> tuple[Stage, ...]:
        """The stages in their order; at least one."""
        return self.stages or (Stage(self.code, self.name, self.code, self.minutes),)

    def documents_for(self, capacity: Capacity, audience: Audience) -> tuple[Document, ...]:
        return tuple(d for d in self.documents if d.when.holds(capacity, audience))


@dataclass(frozen=True, slots=True)
class Agency:
    """A government body. `partial` says that only some of its services are offered here.

    `icon` names a drawing of the screens.
    """

    code: str
    name: Text
    icon: str
    partial: bool = False
    short: Text | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A service of a bundle and the services of it that must be finished before."""

    service: str
    after: tuple[str, ...] = ()
    capacity: Capacity = Capacity.SELF


@dataclass(frozen=True, slots=True)
class Bundle:
    """The services of one life event, in the order in which they are best had."""

    code: str
    name: Text
    icon: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PriorityGroup:
    """Who is served with priority (elderly, people with disabilities, …)."""

    code: str
    name: Text
    icon: str


@dataclass(frozen=True, slots=True)
class Charter:
    """What the center promises, and what a citizen may expect and is asked to do."""

    promise: Text
    rights: tuple[Text, ...]
    duties: tuple[Text, ...]


@dataclass(frozen=True)
class Catalogue:
    """All of it in one version; its `serial` never goes down.

    `sample` marks one that no registry has given.
    """

    serial: str
    agencies: tuple[Agency, ...]
    services: tuple[Service, ...]
    bundles: tuple[Bundle, ...]
    priorities: tuple[PriorityGroup, ...]
    charter: Charter
    sample: bool = False
    note: Text | None = None
    rating_reasons: tuple[RatingReason, ...] = USUAL_REASONS

    @cached_property
    def _services(self) -> dict[str, Service]:
        return {service.code: service for service in self.services}

    @cached_property
    def _agencies(self) -> dict[str, Agency]:
        return {agency.code: agency for agency in self.agencies}

    @cached_property
    def _stages(self) -> dict[str, tuple[Stage, ...]]:
        return {service.code: service.all_stages() for service in self.services}

    @cached_property
    def usual_minutes(self) -> dict[str, float]:
        """The mean of the usual minutes of all stages that take a skill, by skill."""
        minutes: dict[str, list[int]] = {}
        for stages in self._stages.values():
            for stage in stages:
                minutes.setdefault(stage.skill, []).append(stage.minutes)
        return {skill: sum(each) / len(each) for skill, each in minutes.items()}

    @cached_property
    def agencies_of(self) -> dict[str, frozenset[str]]:
        """The agencies whose services take a skill, by skill."""
        found: dict[str, set[str]] = {}
        for service in self.services:
            for stage in self._stages[service.code]:
                found.setdefault(stage.skill, set()).add(service.agency)
        return {skill: frozenset(agencies) for skill, agencies in found.items()}

    def service(self, code: str) -> Service | None:
        return self._services.get(code)

    def help_with(self, service: Service) -> Service | None:
        """The service that helps here with one that is had online only; None without any."""
        return self.service(service.helped_by) if service.helped_by is not None else None

    def agency(self, code: str) -> Agency | None:
        return self._agencies.get(code)

    def stages(self, service: str) -> tuple[Stage, ...]:
        """The stages of a service of this catalogue. Raises KeyError for another."""
        return self._stages[service]

    def of_agency(self, code: str) -> Iterator[Service]:
        return (service for service in self.services if service.agency == code)

    def bundle(self, code: str) -> Bundle | None:
        return next((bundle for bundle in self.bundles if bundle.code == code), None)

    def priority(self, code: str) -> PriorityGroup | None:
        return next((group for group in self.priorities if group.code == code), None)

    def skills(self) -> frozenset[str]:
        return frozenset(stage.skill for stages in self._stages.values() for stage in stages)

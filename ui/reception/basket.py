"""What somebody at the door asks for, before the number."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from center_app.domain.catalogue import Audience, Catalogue, Channel, Service
from center_app.domain.commands import Asked
from center_app.domain.refusal import Reason
from center_app.domain.visit import Assistance


@dataclass(frozen=True, slots=True)
class Basket:
    """Every key gives a new one. `marked` is the line that the next key changes.

    `language` is the citizen's own, by its code; `priority` is the code of a group; `seen` are the
    papers that were looked at already.
    """

    lines: tuple[Asked, ...] = ()
    marked: int = 0
    audience: Audience = Audience.INDIVIDUALS
    priority: str | None = None
    assistance: tuple[Assistance, ...] = ()
    language: str = "ar"
    seen: frozenset[str] = frozenset()

    @property
    def request(self) -> tuple[object, ...]:
        """All that a number is asked for with; papers may be looked at meanwhile."""
        return self.lines, self.audience, self.priority, self.assistance, self.language

    def why_not(self, service: Service) -> Reason | None:
        """Why a service cannot be taken along; None if it can."""
        if service.channel is Channel.ONLINE:
            return Reason.ONLINE_ONLY
        if self.lines and self.audience not in service.audience:
            return Reason.WRONG_AUDIENCE
        return None

    def take(self, service: Service) -> "Basket":
        """Take a service along; taken again it is one copy more. The first one says for whom."""
        audience = self.audience
        if audience not in service.audience and not self.lines:
            audience = service.audience[0]
        one = Asked(service.code, 1, service.capacities[0])
        for n, line in enumerate(self.lines):
            if (line.service, line.capacity) == (one.service, one.capacity):
                return replace(self, marked=n).step(1, service)
        lines = (*self.lines, one)
        return replace(self, lines=lines, audience=audience, marked=len(self.lines))

    def mark(self, by: int) -> "Basket":
        """Go up or down, round the ends."""
        return replace(self, marked=(self.marked + by) % len(self.lines)) if self.lines else self

    def step(self, by: int, service: Service) -> "Basket":
        """More or fewer copies of the marked line, as far as it goes."""
        quantity = min(max(1, self.lines[self.marked].quantity + by), service.limit)
        return self._with(replace(self.lines[self.marked], quantity=quantity))

    def turn_capacity(self, service: Service) -> "Basket":
        """Ask for the marked line in the next capacity in which it is not asked for yet."""
        line, every = self.lines[self.marked], service.capacities
        at = every.index(line.capacity)
        others = {one.capacity for one in self.lines if one.service == line.service}
        following = (every[(at + n) % len(every)] for n in range(1, len(every)))
        free = next((one for one in following if one not in others), line.capacity)
        return self._with(replace(line, capacity=free))

    def drop(self) -> "Basket":
        """Take the marked line out."""
        lines = self.lines[: self.marked] + self.lines[self.marked + 1 :]
        return replace(self, lines=lines, marked=max(0, min(self.marked, len(lines) - 1)))

    def turn_audience(self, catalogue: Catalogue) -> "Basket":
        """For an establishment instead of an individual, or back; what does not fit is let go."""
        every = list(Audience)
        audience = every[(every.index(self.audience) + 1) % len(every)]
        lines = tuple(self._fitting(audience, catalogue))
        return replace(self, audience=audience, lines=lines, marked=max(0, len(lines) - 1))

    def turn_assistance(self, one: Assistance) -> "Basket":
        """Note help that is needed, or take it back."""
        wanted = {*self.assistance} ^ {one}
        return replace(self, assistance=tuple(each for each in Assistance if each in wanted))

    def tick(self, document: str, seen: bool) -> "Basket":
        """A paper has been looked at, or has not after all."""
        return replace(self, seen=self.seen | {document} if seen else self.seen - {document})

    def _with(self, line: Asked) -> "Basket":
        lines = list(self.lines)
        lines[self.marked] = line
        return replace(self, lines=tuple(lines))

    def _fitting(self, audience: Audience, catalogue: Catalogue) -> Iterator[Asked]:
        for line in self.lines:
            service = catalogue.service(line.service)
            if service is not None and audience in service.audience:
                yield line

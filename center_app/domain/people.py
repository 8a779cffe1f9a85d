"""Employees as the center's decisions need them: an id, a home, roles and skills, never a name."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What an employee may do beside serving."""

    AGENT = "agent"
    RECEPTION = "reception"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    ADMIN = "admin"


class Level(StrEnum):
    """How much of a service an employee may serve."""

    FULL = "full"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Skill:
    """One service (or shared stage) that an employee serves, and until when it is certified.

    A certificate that has run out is shown to the manager; it never stops a service.
    """

    code: str
    level: Level = Level.FULL
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Employee:
    """One employee; `id` is random, and `home` the agency that sent the employee here."""

    id: str
    home: str
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]

    def may(self, *roles: Role) -> bool:
        return any(role in self.roles for role in roles)

    def can_serve(self, skill: str, partial: bool) -> bool:
        """Whether a stage that takes `skill` (`partial`: a partial one is enough) is in reach."""
        return any(
            own.code == skill and (own.level is Level.FULL or partial) for own in self.skills
        )

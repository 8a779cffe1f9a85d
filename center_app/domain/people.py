"""Employees as the center's decisions need them: an id, a home, roles and skills, never a name."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property


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


@dataclass(frozen=True)
class Employee:
    """One employee; `id` is random, and `home` the agency that sent the employee here.

    Who is not `active` has left, or is away for long: the record stays, and nobody signs in.
    """

    id: str
    home: str
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]
    active: bool = True

    @cached_property
    def queues(self) -> frozenset[str]:
        """The queues of skills from which this employee may call."""
        full = (skill.code for skill in self.skills if skill.level is Level.FULL)
        partial = (skill_queue(skill.code, partial=True) for skill in self.skills)
        return frozenset((*full, *partial))

    def can_serve(self, skill: str, *, partial: bool) -> bool:
        """Whether a stage that takes `skill` (`partial`: a partial one is enough) is in reach."""
        return skill_queue(skill, partial=partial) in self.queues


def skill_queue(skill: str, *, partial: bool) -> str:
    """The queue of a skill; stages open to a partial skill wait in one of their own."""
    return f"{skill}/partial" if partial else skill

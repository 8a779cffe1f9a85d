"""What is done about employees: who works here, with which skills, and their PINs."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.people import Role, Skill
from center_app.domain.text import Text
from center_app.domain.views.staff import Colleague
from center_app.language import words
from center_app.store.kept.credentials import Person
from ui.desk.sentence import Sentence
from ui.manager.deeds import Deeds
from ui.station import Station

DIGITS = 6
"""Digits of a PIN that the center gives: typed in a moment, and not guessed in ten tries."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Who somebody is, as it was filled in."""

    number: str
    name: Text
    home: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class NewPin:
    """A PIN that is shown once, to be handed over."""

    number: str
    name: Text
    pin: str

    def __repr__(self) -> str:
        return "NewPin(…)"


class Personnel(QObject):
    """`told(Sentence)` what was done; `pin_given(NewPin)` once, and it is kept nowhere;
    `changed_staff` when what was filled in is taken and the page may go back to the list.
    """

    told = Signal(object)
    pin_given = Signal(object)
    changed_staff = Signal()

    def __init__(self, station: Station, deeds: Deeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station, self._deeds = station, deeds

    def add(self, draft: Draft) -> None:
        """Make somebody known, with a first PIN."""

        def drawn() -> dict[str, str]:
            return {"who": self._station.new_id(), "pin": pin_from(self._station.new_token())}

        def done(command: c.EnrolEmployee) -> None:
            self._tell(words("{name} can sign in."), draft.name)
            self.pin_given.emit(NewPin(draft.number, draft.name, command.pin or ""))

        self._deeds.do_once(c.EnrolEmployee, done, drawn, skills=(), **_filled_in(draft))

    def change(self, colleague: Colleague, draft: Draft) -> None:
        """Change number, name, agency or roles."""

        def done(_done: Done) -> None:
            self._tell(words("What is known of {name} has been changed."), draft.name)

        self._enrol(colleague, done, skills=colleague.skills, **_filled_in(draft))

    def set_skills(self, colleague: Colleague, name: Text, skills: Iterable[Skill]) -> None:
        """Change the skills for good; what was changed for today only ends with it."""

        def done(_done: Done) -> None:
            self._tell(words("The skills of {name} have been changed."), name)

        self._enrol(colleague, done, skills=tuple(skills))

    def lend(self, colleague: Colleague, name: Text, skills: Iterable[Skill]) -> None:
        """Change the skills until the business day ends."""

        def done(_done: Done) -> None:
            self._tell(words("Today {name} serves with the skills chosen."), name)

        self._deeds.do(c.LendSkills, done, who=colleague.employee, skills=tuple(skills))

    def set_active(self, colleague: Colleague, name: Text, active: bool) -> None:
        """Let somebody work here, or no longer; the record stays."""
        said = words("{name} can sign in.") if active else words("{name} is no longer active.")

        def done(_done: Done) -> None:
            self._tell(said, name)

        self._enrol(colleague, done, skills=colleague.skills, active=active)

    def reset_pin(self, person: Person) -> None:
        """Give somebody a new PIN; wrong ones are forgotten."""
        new = NewPin(person.number, person.name, pin_from(self._station.new_token()))

        def done(_done: Done) -> None:
            self._tell(words("{name} has a new PIN."), person.name)
            self.pin_given.emit(new)

        self._deeds.do(c.ResetPin, done, who=person.employee, pin=new.pin)

    def unlock(self, person: Person) -> None:
        """Let somebody try the PIN again."""

        def done(_done: Done) -> None:
            self._tell(words("{name} can try the PIN again."), person.name)

        self._deeds.do(c.UnlockEmployee, done, who=person.employee)

    def _enrol(self, colleague: Colleague, done: object, **changes: object) -> None:
        known = {
            "who": colleague.employee,
            "home": colleague.home,
            "roles": colleague.roles,
            "active": colleague.active,
        }
        self._deeds.do(c.EnrolEmployee, done, **(known | changes))  # type: ignore[arg-type]

    def _tell(self, msgid: str, name: Text) -> None:
        self.told.emit(Sentence(msgid, (("name", name),)))
        self.changed_staff.emit()


def pin_from(token: str) -> str:
    """A PIN out of a random token: whoever knows the one does not have the other."""
    number = int.from_bytes(sha256(b"pin\0" + token.encode()).digest())
    return f"{number % 10**DIGITS:0{DIGITS}}"


def _filled_in(draft: Draft) -> dict[str, object]:
    return {
        "number": draft.number,
        "name": draft.name,
        "home": draft.home,
        "roles": draft.roles,
    }

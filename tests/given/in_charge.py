"""Somebody in charge, who signs in at the manager's window."""

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.people import Role, Skill
from center_app.domain.text import Text
from center_on import PIN, random_id
from hall_on_screen import HallOnScreen
from ui.manager.screen import ManagerScreen

NUMBER, NAME = "900", Text("هدى النمر", "Huda Al-Nimr")


def enrolled(
    center: Center,
    *roles: Role,
    number: str = NUMBER,
    name: Text = NAME,
    skills: tuple[Skill, ...] = (),
) -> str:
    """Somebody with these roles, a number and the PIN of the tests; the random id."""
    who = random_id()
    center.do(
        c.EnrolEmployee(
            id=random_id(),
            station="roof",
            who=who,
            home="civil",
            roles=roles,
            skills=skills,
            number=number,
            name=name,
            pin=PIN,
        )
    )
    return who


def sign_in(hall: HallOnScreen, screen: ManagerScreen, *roles: Role, number: str = NUMBER) -> str:
    """Enrol somebody with these roles and have that one sign in at the window."""
    who = enrolled(hall.center, *roles, number=number)
    screen.model.session.admission.ask(number, PIN)
    hall.until(lambda: screen.model.session.employee == who)
    return who

"""The center that is measured: its set-up, a hall full of waiting visits, and the two commands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from center_app.cli.house import House, open_house
from center_app.cli.machine import new_token
from center_app.cli.settings import Settings
from center_app.cli.setup import set_up_sample
from center_app.domain import commands as c
from center_app.domain.events import VisitIssued
from center_app.domain.numbering import FORBIDDEN, Series
from center_app.domain.people import Role, Skill
from center_app.domain.views.kiosk import Services
from center_app.sample.center import CODE, sample_settings

SERVICES = ("passport-renewal", "health-insurance", "family-record", "tax-clearance", "site-plan")
LETTERS = tuple(letter for letter in "ABCDEFGHJKLMNPRSTUVWXYZ" if letter not in FORBIDDEN)


@contextmanager
def measured_house(settings: Settings, state: Path, database: str) -> Iterator[House]:
    house = open_house(replace(settings, center=CODE, state=state, database_url=database))
    try:
        yield house
    finally:
        house.close()


def set_up(house: House) -> None:
    """The sample center, always open, with letters enough and everybody able to serve all."""
    seats = set_up_sample(house, always_open=True)
    plain = sample_settings(always_open=True)
    house.do(c.Configure, settings=replace(plain, series=(Series(LETTERS),), reserve=()))
    all_skills = tuple(Skill(code) for code in sorted(house.center.see(Services()).skills()))
    for who in seats.values():
        house.do(c.EnrolEmployee, who=who, home="CSPD", roles=(Role.AGENT,), skills=all_skills)
    for counter, who in seats.items():
        house.do(c.SignIn, counter=counter, who=who)
        house.do(c.OpenCounter, counter=counter)


def fill(house: House, waiting: int) -> None:
    """Issue tickets until so many wait."""
    issue = issuing(house)
    while sum(house.center.hall.crowd.values()) < waiting:
        issue()


def issuing(house: House) -> Callable[[], str]:
    """Give one ticket; the services take turns."""
    turn = count()

    def once() -> str:
        asked = (c.Asked(SERVICES[next(turn) % len(SERVICES)]),)
        done = house.center.do(
            c.Issue(
                id=house.new_id(),
                station="kiosk",
                visit=house.new_id(),
                token=new_token(),
                asked=asked,
            )
        )
        return done.the(VisitIssued).number

    return once


def calling(house: House, counter: str) -> tuple[Callable[[], None], Callable[[], None]]:
    """Call the next visit, and what has to happen between two calls: serve, and let one come."""
    issue = issuing(house)

    def do(verb: type[c.Command]) -> None:
        house.do(verb, counter=counter)

    def between() -> None:
        visit = house.center.hall.visit_at(counter)
        if visit is not None:
            do(c.Start)
            while house.center.hall.visit_at(counter) is not None:
                do(c.Finish)
        issue()

    return lambda: do(c.CallNext), between

"""The center that is measured: its set-up, a hall full of waiting visits, and the two commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle

from argon2 import PasswordHasher

from center_app.cli.bench.places import Place
from center_app.cli.bench.work import Work
from center_app.cli.house import House, open_house
from center_app.cli.machine import new_token
from center_app.cli.settings import Settings
from center_app.cli.setup import set_up_sample
from center_app.domain import commands as c
from center_app.domain.clock import Clock
from center_app.domain.numbering import FORBIDDEN, Series
from center_app.domain.people import Role, Skill
from center_app.domain.training import LETTER as TRAINING
from center_app.domain.views.kiosk import BasketWait, Services
from center_app.sample.center import CODE, sample_settings

SERVICES = ("passport-renewal", "health-insurance", "family-record", "tax-clearance", "site-plan")
LETTERS = tuple(
    letter
    for letter in "ABCDEFGHJKLMNPRSTUVWXYZابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    if letter not in {*FORBIDDEN, TRAINING}
)
"""For 999 tickets each: a benchmark gives more of them than any center in a day."""


QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""No PIN of a measured center is worth guarding, and none is measured."""


@contextmanager
def measured_house(settings: Settings, place: Place, clock: Clock | None = None) -> Iterator[House]:
    own = replace(settings, center=CODE, state=place.state, database_url=place.database)
    house = open_house(own, clock, QUICK)
    try:
        yield house
    finally:
        house.close()


def found(house: House) -> dict[str, str]:
    """The sample center, always open, with letters enough; returns who sits at which counter."""
    seats = set_up_sample(house, always_open=True)
    plain = sample_settings(always_open=True)
    house.do(c.Configure, settings=replace(plain, series=(Series(LETTERS),), reserve=()))
    return seats


def set_up(house: House) -> None:
    """The same with all counters open, and with everybody able to serve everything."""
    seats = found(house)
    all_skills = tuple(Skill(code) for code in sorted(house.center.see(Services()).skills()))
    for who in seats.values():
        house.do(c.EnrolEmployee, who=who, home="CSPD", roles=(Role.AGENT,), skills=all_skills)
    for counter, who in seats.items():
        house.do(c.SignIn, counter=counter, who=who)
        house.do(c.OpenCounter, counter=counter)


def add_counters(house: House, number: int) -> list[str]:
    """So many further counters, each with somebody who serves everything."""
    skills = tuple(Skill(code) for code in sorted(house.center.see(Services()).skills()))
    codes = [f"more-{n}" for n in range(1, number + 1)]
    for code in codes:
        who = house.new_id()
        house.do(c.PlaceCounter, counter=code, zone=sample_settings(always_open=True).zones[0].code)
        house.do(c.EnrolEmployee, who=who, home="CSPD", roles=(Role.AGENT,), skills=skills)
        house.do(c.SignIn, counter=code, who=who)
        house.do(c.OpenCounter, counter=code)
    return codes


def fill(house: House, waiting: int) -> None:
    """Issue tickets until so many wait."""
    asked = cycle(SERVICES)
    house.center.refresh()
    for _ in range(waiting - house.center.hall.waiting):
        house.center.do(ticket(house, next(asked)))


def ticket(house: House, service: str) -> c.Issue:
    """The command of a kiosk."""
    return c.Issue(
        id=house.new_id(),
        station="kiosk",
        visit=house.new_id(),
        token=new_token(),
        asked=(c.Asked(service),),
    )


def told(house: House, service: str) -> c.Issue:
    """A ticket with what is said of the wait, as a kiosk asks it a moment before."""
    issue = ticket(house, service)
    return replace(issue, promise=house.center.see(BasketWait.of(issue)))


def issuing(house: House) -> Work:
    """Give a ticket; before the next one it is given back, so that as many wait as before."""
    asked = cycle(SERVICES)
    coming: list[c.Issue] = []
    given: list[str] = []

    def once() -> None:
        command = coming.pop()
        house.center.do(command)
        given.append(command.visit)

    def between() -> None:
        while given:
            house.do(c.Cancel, visit=given.pop())
        coming.append(told(house, next(asked)))

    return Work(once, between)


def calling(house: House, counter: str) -> Work:
    """Call the next visit. It never comes, and before the next call somebody takes a ticket."""
    asked = cycle(SERVICES)

    def between() -> None:
        if house.center.hall.visit_at(counter) is not None:
            house.do(c.Miss, counter=counter)
        house.center.do(told(house, next(asked)))

    return Work(lambda: house.do(c.CallNext, counter=counter), between)

"""Which certificates the manager is told of."""

from dataclasses import replace
from datetime import date

import pytest

from center_app.domain import commands as c
from center_app.domain.people import Level, Role, Skill
from center_app.domain.refusal import Refused
from center_app.domain.text import Text
from center_app.domain.views.certificates import Certificate, Certificates
from days import Day
from founding import SETTINGS, Post
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SMALL

BIRTH, FAMILY = Text("خدمة birth", "Birth"), Text("خدمة family-book", "Family-book")
SUNDAY = date(2026, 11, 22)


def hall_of(*skills: Skill, at: str = "2026-11-22 09:15") -> MemoryCenter:
    posts = [Post("1", "somebody", skills)]
    return running_hall(clock=ManualClock(moment(at)), posts=posts)


def told(center: MemoryCenter) -> tuple[Certificate, ...]:
    return center.see(Certificates())


@pytest.mark.parametrize(
    ("until", "over"),
    [
        (date(2025, 1, 1), True),
        (date(2026, 11, 21), True),
        (SUNDAY, False),
        (date(2026, 12, 22), False),
    ],
)
def test_what_has_run_out_or_will_within_30_days_is_told(until: date, over: bool) -> None:
    found = told(hall_of(Skill("birth", until=until)))
    assert found == (Certificate("somebody", until, over, (BIRTH,)),)


@pytest.mark.parametrize("until", [date(2026, 12, 23), None])
def test_what_goes_on_for_longer_is_not_told(until: date | None) -> None:
    assert told(hall_of(Skill("birth", until=until))) == ()


def test_the_day_is_the_business_day() -> None:
    skill = Skill("birth", until=SUNDAY)
    assert not told(hall_of(skill, at="2026-11-23 03:59"))[0].over
    assert told(hall_of(skill, at="2026-11-23 04:00"))[0].over


def test_what_ends_on_one_day_is_told_together_and_the_oldest_first() -> None:
    monday = date(2026, 11, 23)
    center = hall_of(
        Skill("birth", until=monday),
        Skill("vaccination", until=SUNDAY),
        Skill("family-book", Level.PARTIAL, until=monday),
        Skill("passport"),
    )
    assert [(one.until, one.skills) for one in told(center)] == [
        (SUNDAY, (Text("خدمة vaccination", "Vaccination"),)),
        (monday, (BIRTH, FAMILY)),
    ]


def test_a_skill_is_called_like_its_service_or_its_stage() -> None:
    center = hall_of(Skill("photo", until=SUNDAY), Skill("passport", until=SUNDAY))
    (one,) = told(center)
    assert [name.en for name in one.skills] == ["Photo", "Passport"]


def test_what_the_catalogue_has_dropped_is_not_told() -> None:
    center = hall_of(Skill("birth", until=SUNDAY), Skill("vaccination", until=SUNDAY))
    smaller = replace(SMALL, serial="small-2", services=SMALL.services[1:], bundles=())
    center.hall.shelf = {SMALL.serial: SMALL, "small-2": smaller}
    center.do(c.AdoptCatalogue(id="1", station="s", serial="small-2", sha256="0" * 64))
    assert [name.en for one in told(center) for name in one.skills] == ["Vaccination"]


def test_who_was_certified_anew_is_not_told_any_more() -> None:
    center = hall_of(Skill("birth", until=SUNDAY))
    anew = (Skill("birth", until=date(2027, 11, 22)),)
    center.do(
        c.EnrolEmployee(
            id="1", station="s", who="somebody", home="civil", roles=(Role.AGENT,), skills=anew
        )
    )
    assert told(center) == ()


def test_a_certificate_that_has_run_out_stops_nobody() -> None:
    center = hall_of(Skill("birth", until=date(2025, 1, 1)))
    day = Day(center)
    number = day.issue("birth")
    assert day.serve("1") == number
    assert told(center)[0].over


def test_a_center_that_is_not_set_up_says_so() -> None:
    with pytest.raises(Refused):
        MemoryCenter().see(Certificates())
    center = MemoryCenter()
    center.do(c.Configure(id="1", station="s", settings=SETTINGS))
    with pytest.raises(Refused):
        told(center)

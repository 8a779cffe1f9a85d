from collections.abc import Callable
from dataclasses import replace
from datetime import time
from itertools import count
from typing import Any

import pytest

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.calendar import Calendar, Period
from center_app.domain.events import CenterConfigured, EmployeeEnrolled
from center_app.domain.numbering import Series
from center_app.domain.people import Role, Skill
from center_app.domain.place import Settings
from center_app.domain.refusal import Reason, Refused
from center_app.domain.release import Release
from days import Day, refusal
from founding import SETTINGS, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

WRONG_LETTERS = {
    "no series": replace(SETTINGS, series=()),
    "none for the rest": replace(SETTINGS, series=(Series(("A",), ("civil",)),)),
    "one letter in two series": replace(SETTINGS, series=(Series(("A",)), Series(("A",), ("x",)))),
    "a letter in use and in reserve": replace(SETTINGS, reserve=("A",)),
    "a letter like a digit": replace(SETTINGS, series=(Series(("O",)),)),
    "two letters": replace(SETTINGS, series=(Series(("AB",)),)),
    "a small letter": replace(SETTINGS, series=(Series(("a",)),)),
    "a digit": replace(SETTINGS, series=(Series(("7",)),)),
}


def do(center: MemoryCenter, shape: type[c.Command], **arguments: Any) -> Any:
    return center.do(shape(id=f"x-{len(center.facts)}", station="manager", **arguments))


@pytest.mark.parametrize("what", WRONG_LETTERS)
def test_ticket_letters_are_clear_and_used_once(what: str) -> None:
    center = MemoryCenter()
    assert refusal(do, center, c.Configure, settings=WRONG_LETTERS[what]) is Reason.BAD_INPUT
    assert not center.facts


def test_arabic_letters_are_welcome() -> None:
    arabic = replace(SETTINGS, series=(Series(("أ",)), Series(("ب",), ("health",))))
    assert do(MemoryCenter(), c.Configure, settings=arabic).the(CenterConfigured)


def test_a_calendar_that_makes_no_sense_is_refused_by_name() -> None:
    nonsense = Calendar(week=((Period(time(12), time(8)),),) * 7)
    with pytest.raises(Refused) as refused:
        do(MemoryCenter(), c.Configure, settings=replace(SETTINGS, calendar=nonsense))
    assert refused.value.details == {"setting": "calendar", "value": "12:00-08:00"}


def test_a_zone_in_which_counters_stand_stays() -> None:
    center = running_hall(counters=1)
    assert (
        refusal(do, center, c.Configure, settings=replace(SETTINGS, zones=())) is Reason.BAD_INPUT
    )
    assert center.hall.settings == SETTINGS


def test_a_counter_stands_in_a_zone_and_can_be_moved_to_another() -> None:
    center = running_hall(counters=1)
    do(center, c.PlaceCounter, counter="1", zone="upper")
    assert center.hall.counters["1"].zone == "upper"
    assert center.hall.counters["1"].employee == "employee-1"
    assert refusal(do, center, c.PlaceCounter, counter="2", zone="cellar") is Reason.BAD_INPUT


def test_no_counter_stands_in_a_center_without_zones() -> None:
    assert refusal(do, MemoryCenter(), c.PlaceCounter, counter="1", zone="hall") is Reason.BAD_INPUT


def enrol(center: MemoryCenter, **changes: Any) -> Any:
    fields: dict[str, Any] = {"who": "e9", "home": "civil", "roles": (Role.AGENT,), "skills": ()}
    return do(center, c.EnrolEmployee, **(fields | changes))


def test_an_employee_has_a_home_and_skills_of_the_catalogue() -> None:
    center = running_hall(counters=0)
    assert enrol(center, skills=(Skill("photo"),)).the(EmployeeEnrolled).who == "e9"
    assert refusal(enrol, center, home="nowhere") is Reason.BAD_INPUT
    assert refusal(enrol, center, skills=(Skill("juggling"),)) is Reason.BAD_INPUT


def test_without_a_catalogue_nobody_is_enrolled() -> None:
    assert refusal(enrol, MemoryCenter()) is Reason.NO_CATALOGUE


def test_a_catalogue_that_the_store_has_not_got_is_refused() -> None:
    adopt: Callable[..., Any] = do
    reason = refusal(adopt, MemoryCenter(), c.AdoptCatalogue, serial="other", sha256="0" * 64)
    assert reason is Reason.NO_CATALOGUE


def test_new_skills_count_at_once() -> None:
    center = running_hall(counters=1)
    assert center.hall.serving["photo"] == {"1"}
    enrol(center, who="employee-1", skills=(Skill("birth"),))
    assert "photo" not in center.hall.serving
    assert center.hall.serving["birth"] == {"1"}


def test_settings_hold_from_the_moment_they_are_made() -> None:
    center = running_hall(counters=1)
    named: Settings = replace(SETTINGS, reserve=("K",))
    do(center, c.Configure, settings=named)
    assert center.hall.settings == named


def test_skills_for_today_end_with_the_day() -> None:
    clock = ManualClock()
    center = running_hall(counters=2, clock=clock)
    day, lasting = Day(center), center.hall.employees["employee-1"].skills
    day.issue("birth")
    do(center, c.LendSkills, who="employee-1", skills=full("photo"))
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    do(center, c.LendSkills, who="employee-1", skills=(*full("photo", "birth"),))
    day.call("1")
    assert center.hall.lasting_skills("employee-1") == lasting
    clock.go_on(hours=24)
    center.refresh()
    assert center.hall.employees["employee-1"].skills == lasting
    assert not center.hall.lasting


def test_skills_for_good_end_those_for_today() -> None:
    center = running_hall(counters=1)
    do(center, c.LendSkills, who="employee-1", skills=full("photo"))
    known = center.hall.employees["employee-1"]
    skills = full("birth")
    do(center, c.EnrolEmployee, who=known.id, home=known.home, roles=known.roles, skills=skills)
    assert center.hall.lasting_skills(known.id) == center.hall.employees[known.id].skills == skills


@pytest.mark.parametrize(
    ("who", "skill", "reason"),
    [
        ("nobody", "birth", Reason.UNKNOWN_EMPLOYEE),
        ("employee-1", "juggling", Reason.BAD_INPUT),
    ],
)
def test_only_what_is_known_is_lent(who: str, skill: str, reason: Reason) -> None:
    center = running_hall(counters=1)
    assert refusal(do, center, c.LendSkills, who=who, skills=full(skill)) is reason


_numbers = count()


def receive(center: MemoryCenter, number: int, serial: str = "small-2", **more: Any) -> Done:
    release = Release(number, serial, "0" * 64, **more)
    name = f"receive-{next(_numbers)}"
    return center.do(c.ReceiveCatalogue(id=name, station="registry", release=release, body="{}"))


def test_a_release_waits_and_the_same_again_changes_nothing() -> None:
    center = running_hall()
    assert [event.type for event in receive(center, 1).events] == ["catalogue.received"]
    assert (center.hall.catalogue_serial, center.hall.next_serial) == ("small-1", "small-2")
    assert receive(center, 1).events == ()
    with pytest.raises(Refused, match="old_catalogue"):
        receive(center, 1, "small-3")
    receive(center, 4, "small-1")
    assert center.hall.next_serial == "", "the one in force calls the one before off"
    with pytest.raises(Refused, match="old_catalogue"):
        receive(center, 3)


def test_a_center_without_a_catalogue_takes_the_first_unless_it_is_for_later() -> None:
    center = MemoryCenter()
    receive(center, 1, "small-2", not_before=center.clock.now().at + 1)
    assert (center.hall.catalogue_serial, center.hall.next_serial) == ("", "small-2")
    receive(center, 2, "small-1")
    assert (center.hall.catalogue_serial, center.hall.next_serial) == ("small-1", "")


def test_what_is_taken_by_hand_stands_until_the_registry_gives_another() -> None:
    center = running_hall()
    receive(center, 1)
    adopt = c.AdoptCatalogue(id="a", station="roof", serial="small-1", sha256="0" * 64)
    center.do(adopt)
    assert (center.hall.catalogue_serial, center.hall.next_serial) == ("small-1", "")
    receive(center, 2, "small-3")
    assert center.hall.next_serial == "small-3"


@pytest.mark.parametrize(
    ("serial", "sha256"), [("two words", "0" * 64), ("small-2", "0" * 63), ("small-2", "A" * 64)]
)
def test_no_text_comes_into_the_journal_with_a_catalogue(serial: str, sha256: str) -> None:
    release = Release(1, serial, sha256)
    command = c.ReceiveCatalogue(id="r", station="registry", release=release, body="{}")
    assert refusal(running_hall().do, command) is Reason.BAD_INPUT

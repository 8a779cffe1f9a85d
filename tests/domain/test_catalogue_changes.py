"""What another catalogue changes, and what it leaves behind."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from center_app.domain import commands as c
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.catalogue import Catalogue, Document, Fee
from center_app.domain.catalogue_changes import Change, ServiceChange, changes, left_behind
from center_app.domain.numbering import Series
from center_app.domain.step import Line
from center_app.domain.text import Text
from days import Day
from founding import SETTINGS, Post, full
from halls import running_hall
from manual_clock import moment
from small_catalogue import SMALL, service

TODAY = date(2026, 11, 22)

BIRTH = SMALL.services[0]

ANEW = Text("ولادة", "Birth anew")

PHOTO = Document("photo", Text("صورة", "Photo"))
FAMILY_BOOK = Document("family-book", Text("دفتر العائلة", "Family book"))


def with_birth(**different: Any) -> Catalogue:
    """The small catalogue in which one service is otherwise."""
    services = (replace(one, **different) if one.code == "birth" else one for one in SMALL.services)
    return replace(SMALL, serial="small-2", services=tuple(services))


def without(*codes: str) -> Catalogue:
    services = tuple(one for one in SMALL.services if one.code not in codes)
    return replace(SMALL, serial="small-2", services=services, bundles=())


@pytest.mark.parametrize(
    ("different", "said"),
    [
        ({"target": 40}, {"target": (15, 40)}),
        ({"fee": Fee(2_000)}, {"fee": (Fee(), Fee(2_000))}),
        ({"fee": Fee(0, 500)}, {"fee": (Fee(), Fee(0, 500))}),
        ({"minutes": 9}, {"other": True}),
        ({"name": ANEW}, {"other": True, "name": ANEW}),
        ({"documents": (FAMILY_BOOK, PHOTO)}, {"more": ("Photo",), "fewer": ("Birth notice",)}),
        (
            {"documents": tuple(replace(one, held=True) for one in BIRTH.documents)},
            {"fewer": ("Birth notice", "Family book")},
        ),
        (
            {"documents": tuple(replace(one, original=False) for one in BIRTH.documents)},
            {"other": True},
        ),
    ],
    ids=["target", "fee", "online", "minutes", "name", "papers", "held", "copies"],
)
def test_what_changes_of_a_service_is_named(different: Any, said: dict[str, Any]) -> None:
    (one,) = changes(SMALL, with_birth(**different))
    found = replace(
        one,
        more=tuple(text.en for text in one.more),  # type: ignore[misc]
        fewer=tuple(text.en for text in one.fewer),  # type: ignore[misc]
    )
    plain = ServiceChange("birth", BIRTH.name, SMALL.agencies[0].name, Change.CHANGED)
    assert found == replace(plain, **said)


def test_nothing_is_named_where_nothing_changes() -> None:
    assert changes(SMALL, replace(SMALL, serial="small-2")) == ()


def test_withdrawn_services_come_first_and_what_people_must_know_before_the_rest() -> None:
    changed = with_birth(minutes=9)
    services = [
        replace(one, target=50) if one.code == "passport" else one
        for one in changed.services
        if one.code != "family-book"
    ]
    new = replace(changed, services=(*services, service("pension", "trade")))
    assert [(one.code, one.change) for one in changes(SMALL, new)] == [
        ("family-book", Change.WITHDRAWN),
        ("pension", Change.ADDED),
        ("passport", Change.CHANGED),
        ("birth", Change.CHANGED),
    ]


def test_what_no_longer_finds_its_service_is_told() -> None:
    center = running_hall(posts=(Post("1", "universal"), Post("2", "clerk", full("birth"))))
    day = Day(center)
    waits, served = day.issue("passport", "birth"), day.issue("birth")
    assert day.call("1") == waits
    booked = Appointment(appointment_id("C1"), moment("2026-11-22 12:00"), (Line("birth"),))
    take = c.TakeAppointments(id="t", station="s", day=TODAY, appointments=(booked,))
    center.do(take)
    left = left_behind(center.hall, without("birth"))
    assert left.visits == (waits, served)
    assert (left.appointments, left.unlearned, left.series) == (1, (), ())
    assert set(left.employees) == {"universal", "clerk"}
    new = replace(SMALL, services=(*SMALL.services, service("pension", "trade")))
    assert [name.en for name in left_behind(center.hall, new).unlearned] == ["Pension"]


def test_letters_of_an_agency_that_is_gone_are_told() -> None:
    series = (Series(("A",)), Series(("H", "ص"), ("health",)))
    center = running_hall(settings=replace(SETTINGS, series=series))
    gone = tuple(one.code for one in SMALL.services if one.agency == "health")
    new = without(*gone)
    new = replace(new, agencies=tuple(one for one in new.agencies if one.code != "health"))
    assert left_behind(center.hall, new).series == ("H", "ص")
    assert left_behind(center.hall, SMALL).series == ()


def test_what_is_over_asks_for_nothing_any_more() -> None:
    center = running_hall()
    day = Day(center)
    number = day.issue("birth")
    day.cancel(number)
    assert left_behind(center.hall, without("birth")).visits == ()

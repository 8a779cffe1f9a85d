"""Unannounced visits: the form, its score, and who may record one of which day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from center_app.domain import commands as c
from center_app.domain.events import UnannouncedRecorded
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.unannounced import (
    FORM,
    ITEMS,
    RECORDED_WITHIN,
    Part,
    UnannouncedFacts,
    mean_score,
    points_in,
    score,
    written,
)
from center_app.language.unannounced import ITEMS_SAID, PARTS
from days import Day, refusal
from halls import MemoryCenter, running_hall

TODAY = date(2026, 11, 22)
ALL_MET = (2,) * len(ITEMS)


def with_points(**points: int | None) -> tuple[int | None, ...]:
    """All items met, but for these."""
    return tuple(points.get(item.code, 2) for item in ITEMS)


@pytest.fixture
def center() -> MemoryCenter:
    center = running_hall()
    Day(center).appoint("huda", Role.MANAGER)
    return center


def recording(**more: Any) -> c.RecordUnannounced:
    filled: dict[str, Any] = {"on": TODAY, "points": ALL_MET} | more
    return c.RecordUnannounced(
        id="r", station="manager", employee="huda", unannounced="u", **filled
    )


def test_every_item_and_part_of_the_form_has_words() -> None:
    assert list(ITEMS_SAID) == [item.code for item in ITEMS]
    assert set(PARTS) == {item.part for item in ITEMS} == set(Part)


def test_the_score_counts_people_and_service_double_and_leaves_out_what_does_not_apply() -> None:
    whole = sum(item.weight for item in ITEMS)
    assert whole == 21
    assert score(ALL_MET) == 100
    assert score(with_points(courtesy=0)) == round(100 * (whole - 2) / whole)
    assert score(with_points(signs=0)) == round(100 * (whole - 1) / whole)
    assert score(with_points(signs=1)) == round(100 * (2 * whole - 1) / (2 * whole))
    assert score(with_points(signs=None)) == 100
    assert score(with_points(signs=0), Part.PREMISES) == 67
    assert score((None,) * len(ITEMS)) is None


def test_a_row_keeps_the_points_and_a_mean_counts_each_visit_the_same() -> None:
    points = with_points(signs=None, done=0)
    assert points_in(written(points)) == points
    row = UnannouncedFacts("u", TODAY, None, None, None, FORM, written(ALL_MET), 100, 0)
    poor = replace(row, points=written((0,) * len(ITEMS)))
    assert mean_score([row, poor]) == 50
    assert mean_score([]) is None


def test_what_is_recorded_has_its_score_and_the_agency_of_its_service(center: MemoryCenter) -> None:
    (event,) = center.do(recording(service="birth", visit="v", points=with_points(done=0))).events
    assert event == UnannouncedRecorded(
        unannounced="u",
        on=TODAY,
        visit="v",
        service="birth",
        agency="civil",
        form=FORM,
        points=with_points(done=0),
        score=90,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": TODAY + timedelta(1)},
        {"on": TODAY - RECORDED_WITHIN - timedelta(1)},
        {"points": ALL_MET[1:]},
        {"points": with_points(done=3)},
        {"points": (None,) * len(ITEMS)},
        {"visit": "a text"},
    ],
)
def test_what_no_form_can_say_is_refused(center: MemoryCenter, wrong: dict[str, Any]) -> None:
    assert refusal(center.do, recording(**wrong)) is Reason.BAD_INPUT


def test_nobody_but_a_manager_records_one(center: MemoryCenter) -> None:
    Day(center).appoint("omar", Role.SUPERVISOR, Role.ADMIN)
    assert refusal(center.do, replace(recording(), employee="omar")) is Reason.NOT_ALLOWED
    assert refusal(center.do, replace(recording(), employee=None)) is Reason.NOT_ALLOWED

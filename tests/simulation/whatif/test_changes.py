"""What can be changed about a day, as it is written on the command line."""

import pytest

from center_app.domain.plain import Unreadable
from center_app.domain.routing.parameters import DEFAULT
from center_app.simulation.plan import Kind
from center_app.simulation.whatif.changes import (
    Changes,
    changed_plan,
    changed_rule,
    clock_of,
    differences,
    second_of,
)
from traces import counter, plan

CENTER = plan(
    counter("K1", "A1", "A2", breaks=((30_000, 31_800),), speed=1.2),
    counter("K2", "A1", "B1"),
)


def test_a_counter_like_another_serves_and_rests_as_that_one() -> None:
    (*_, new) = changed_plan(CENTER, Changes(add=["K1"])).counters
    assert (new.id, new.skills, new.speed) == ("new-1", ("A1", "A2"), 1.2)
    assert new.breaks == CENTER.counters[0].breaks


def test_a_counter_for_agencies_rests_like_the_one_that_serves_most_of_it() -> None:
    (*_, one, all_) = changed_plan(CENTER, Changes(add=["agency:A", "agency:A,agency:B"])).counters
    assert [one.skills, one.kind, one.home] == [("A1", "A2"), Kind.SPECIALIST, "A"]
    assert (one.breaks, one.speed) == (((30_000, 31_800),), 1.0)
    assert [all_.id, all_.skills, all_.kind] == ["new-2", ("A1", "A2", "B1"), Kind.UNIVERSAL]


def test_a_closed_counter_is_gone() -> None:
    assert [one.id for one in changed_plan(CENTER, Changes(close=["K1"])).counters] == ["K2"]


def test_skills_are_put_in_the_place_of_others_or_beside_them() -> None:
    others = changed_plan(CENTER, Changes(skills=["K1=B1"])).by_id["K1"]
    assert [others.skills, others.home, others.kind] == [("B1",), "B", Kind.SPECIALIST]
    more = changed_plan(CENTER, Changes(skills=["K1=+agency:B"])).by_id["K1"]
    assert [more.skills, more.home, more.kind] == [("A1", "A2", "B1"), "A", Kind.UNIVERSAL]


def test_breaks_are_put_in_the_place_of_others() -> None:
    later = changed_plan(CENTER, Changes(breaks=["K1=09:30-09:45,09:00-09:15"])).by_id["K1"]
    assert list(later.breaks) == [(32_400, 33_300), (34_200, 35_100)]
    assert changed_plan(CENTER, Changes(breaks=["K1=none"])).by_id["K1"].breaks == ()


def test_breaks_that_overlap_are_refused() -> None:
    with pytest.raises(Unreadable, match="begins before the one before it has ended"):
        changed_plan(CENTER, Changes(breaks=["K1=09:00-09:30,09:15-09:45"]))


def test_parameters_are_set_within_their_ranges() -> None:
    changed = changed_rule(DEFAULT, Changes(set=["priority=2.5", "grace_min=5"]))
    assert (changed.priority, changed.grace_min) == (2.5, 5)
    assert differences(DEFAULT, changed) == {
        "priority": (DEFAULT.priority, 2.5),
        "grace_min": (15.0, 5.0),
    }
    with pytest.raises(Unreadable, match="--set: 'rank' is none of priority, "):
        changed_rule(DEFAULT, Changes(set=["rank=1"]))


@pytest.mark.parametrize("text", ["24:01", "8", "08:60", "", "08:00:00", "-1:00", "29:00"])
def test_what_is_no_time_of_the_day_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="--breaks"):
        second_of("--breaks", text)


def test_times_are_read_as_they_are_told() -> None:
    for text in ("00:00", "08:05", "24:00"):
        assert clock_of(second_of("--breaks", text)) == text

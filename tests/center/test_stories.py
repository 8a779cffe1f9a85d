"""Visits found in the journal and told from it, as an auditor would look for them."""

from datetime import date, timedelta

import pytest

from center_app.center import Center
from center_app.center.stories import Found, Sought, Stories
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.story import Spell, Story
from center_app.domain.visit import Wish
from center_app.language import find
from center_app.language.story_words import StoryTeller
from center_on import engine_of
from days import Day
from manual_clock import ManualClock
from small_catalogue import SMALL

NAMES = {service.code: service.name for service in SMALL.services}


@pytest.fixture
def day(center: Center) -> Day:
    return Day(center)


@pytest.fixture
def stories(center: Center) -> Stories:
    return Stories(engine_of(center), center.journal)


def today(center: Center) -> date:
    assert center.hall.day is not None
    return center.hall.day


def tell(stories: Stories, center: Center, number: str, clock: ManualClock) -> Story:
    (one,) = stories.find(today(center), Sought(number))
    told = stories.tell(today(center), one.visit, clock.now())
    assert told is not None
    return told.story


def test_the_story_says_where_the_time_went(
    center: Center, day: Day, stories: Stories, clock: ManualClock
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=12)
    day.call("1")
    clock.go_on(minutes=1)
    day.start("1")
    clock.go_on(minutes=5)
    day.hold("1", Wish.CITIZEN)
    clock.go_on(minutes=20)
    day.resume("2", number)
    clock.go_on(minutes=4)
    day.finish("2")
    clock.go_on(minutes=60)
    told = tell(stories, center, number, clock)
    assert not told.goes_on
    assert told.waited_to_call_ms == 12 * MINUTE
    assert {spell: told.spent_ms(spell) for spell in Spell} == {
        Spell.WAITING: 12 * MINUTE,
        Spell.WALKING: MINUTE,
        Spell.SERVED: 9 * MINUTE,
        Spell.HELD: 20 * MINUTE,
        Spell.LATER: 0,
        Spell.AWAY: 0,
    }


def test_what_is_undone_was_waiting_after_all(
    center: Center, day: Day, stories: Stories, clock: ManualClock
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=3)
    day.call("1")
    clock.go_on(seconds=5)
    day.undo("1")
    clock.go_on(minutes=2)
    told = tell(stories, center, number, clock)
    assert told.goes_on
    assert told.spent_ms(Spell.WAITING) == 5 * MINUTE
    assert told.spent_ms(Spell.WALKING) == 5 * SECOND


def test_missed_and_back_again(
    center: Center, day: Day, stories: Stories, clock: ManualClock
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=1)
    day.call("1", late=True)
    day.miss("1")
    clock.go_on(minutes=6)
    day.come_back(number)
    clock.go_on(minutes=2)
    told = tell(stories, center, number, clock)
    assert told.spent_ms(Spell.AWAY) == 6 * MINUTE
    assert told.goes_on


def test_it_agrees_with_the_history(
    center: Center, day: Day, stories: Stories, clock: ManualClock
) -> None:
    numbers = []
    for n in range(8):
        numbers.append(day.issue("birth", "vaccination") if n % 2 else day.issue("birth"))
        clock.go_on(minutes=2, seconds=n)
    for n in range(6):
        clock.go_on(minutes=3)
        day.serve(str(1 + n % 3))
    facts = center.history.facts(today(center), today(center), clock.now()).visits
    assert len(facts) == len(numbers)
    for one in facts:
        telling = stories.tell(today(center), one.visit, clock.now())
        assert telling is not None
        told = telling.story
        assert told.waited_to_call_ms == one.wait_to_call_ms
        assert told.goes_on == (one.ended_at is None)


def test_a_visit_is_found_by_what_somebody_knows_of_it(
    center: Center, day: Day, stories: Stories, clock: ManualClock
) -> None:
    first = day.issue("birth")
    secret = f"t-{day.visit(first)}"
    clock.go_on(minutes=30)
    second = day.issue("birth")
    day.call("3")
    at = clock.now().at

    def numbers(sought: Sought) -> list[str]:
        return [one.numbers[0] for one in stories.find(today(center), sought)]

    arabic = first[1:].translate(dict(zip(range(48, 58), "٠١٢٣٤٥٦٧٨٩", strict=True)))
    assert numbers(Sought(first)) == [first]
    assert numbers(Sought(f" {first[0].lower()} {arabic}")) == [first]
    assert numbers(Sought(secret)) == numbers(Sought(f"https://a.jo/t/{secret}")) == [first]
    assert numbers(Sought("no such code")) == []
    assert numbers(Sought(counter="3")) == [first]
    assert numbers(Sought(counter="3", about=at + 5 * MINUTE)) == [first]
    assert numbers(Sought(counter="3", about=at + 15 * MINUTE)) == []
    assert numbers(Sought(counter="1")) == []
    assert numbers(Sought(about=at)) == [second]
    assert numbers(Sought()) == [first, second]


def test_days_gone_by_are_found_as_today_is(
    center: Center, day: Day, stories: Stories, clock: ManualClock
) -> None:
    found: dict[date, list[Found]] = {}
    for n in range(1, 5):
        for _ in range(n):
            day.issue("birth")
        found[today(center)] = stories.find(today(center), Sought())
        day.end()
        clock.go_on(minutes=24 * 60)
    assert [len(one) for one in found.values()] == [1, 2, 3, 4]
    for past, visits in found.items():
        assert stories.find(past, Sought()) == visits
        told = stories.tell(past, visits[0].visit, clock.now())
        assert told is not None
        assert not told.story.goes_on
        assert isinstance(told.story.moments[-1].told.event, e.VisitExpired)
    assert stories.find(min(found) - timedelta(days=9), Sought()) == []
    assert stories.tell(max(found), "nobody", clock.now()) is None


@pytest.mark.parametrize("code", ["ar", "en"])
def test_everything_that_can_happen_to_a_visit_is_said(
    center: Center, day: Day, stories: Stories, clock: ManualClock, code: str
) -> None:
    number = day.issue("birth", "vaccination")
    day.put_off(number, 10)
    clock.go_on(minutes=10)
    day.call("1")
    clock.go_on(seconds=30)
    day.recall("1")
    day.start("1")
    day.transfer("1", reason="other", to_counter="2")
    day.call("2")
    day.start("2")
    day.hold("2", Wish.CENTER)
    day.resume("2", number)
    day.finish("2")
    day.add("2", "birth")
    while day.finish("2").find(e.StepStarted):
        pass
    day.rate(number, 4)
    telling = stories.tell(today(center), day.visit(number), clock.now(), NAMES)
    assert telling is not None
    assert set(telling.services) == {"birth", "vaccination"}
    told = telling.story
    teller = StoryTeller(told, telling.services, find(code))
    said = [teller.sentence(one) for one in told.moments]
    assert told.spent_ms(Spell.LATER) == 10 * MINUTE
    assert told.waited_to_call_ms == 0, "nobody waited for the center"
    assert all(said), [one.told.event for one in told.moments if not teller.sentence(one)]
    assert not any("{" in sentence for sentence in said)
    assert told.issued.token not in "".join(said)
    assert (teller.promise() != "") == (told.issued.promise is not None)

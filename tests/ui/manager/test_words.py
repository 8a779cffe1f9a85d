"""What the manager reads of counters, of the link and of the day's indicators."""

from dataclasses import replace
from datetime import date

import pytest

from center_app.domain.counter import Status
from center_app.domain.indicators import Share
from center_app.domain.text import Text
from center_app.domain.views.certificates import Certificate
from center_app.domain.views.manager import CounterRow
from center_app.domain.views.today import Today
from center_app.domain.visit import Stand
from center_app.language import find
from center_app.language.bidi import plain
from days import Day
from halls import running_hall
from manual_clock import ManualClock, moment
from sync.failures import Trouble
from sync.words import TROUBLES
from sync.worker import SyncStatus
from ui.desk.registry_words import link_state
from ui.manager.certificate_words import certificate_words
from ui.manager.counter_words import counter_words
from ui.manager.figures import of, percent, short
from ui.manager.indicator_words import GROUPS, QUALITY
from ui.theme import Tone

ARABIC, ENGLISH = find("ar"), find("en")
NOW = moment("2026-11-22 10:24")
MINUTE = 60_000
NAMES = {"employee-5": "Rana Al-Khatib"}


def a_counter(
    status: Status = Status.OPEN, stand: Stand | None = None, number: str | None = None
) -> CounterRow:
    since = NOW - 4 * MINUTE
    return CounterRow("5", "hall", status, None, "employee-5", number, stand, since)


def test_a_counter_that_serves_says_whom_and_since_when() -> None:
    said = counter_words(a_counter(stand=Stand.SERVING, number="A017"), NAMES, NOW, ENGLISH)
    assert (said.tone, said.state, plain(said.visit), said.since, said.employee) == (
        Tone.ACTIVE,
        "Serving",
        "A017",
        "4 min",
        "Rana Al-Khatib",
    )


@pytest.mark.parametrize(
    ("status", "tone", "state", "since"),
    [
        (Status.OPEN, Tone.GOOD, "Ready", "4 min"),
        (Status.PAUSED, Tone.WARN, "Break", "4 min"),
        (Status.CLOSED, Tone.NEUTRAL, "Closed", ""),
    ],
)
def test_a_counter_without_a_visit_says_what_it_does(
    status: Status, tone: Tone, state: str, since: str
) -> None:
    said = counter_words(a_counter(status), NAMES, NOW, ENGLISH)
    assert (said.tone, said.state, said.visit, said.since) == (tone, state, "", since)


def test_an_employee_without_a_name_yet_is_left_out() -> None:
    assert counter_words(a_counter(), {}, NOW, ENGLISH).employee == ""


def the_link(*, online: bool, unsent: int, trouble: Trouble | None = None) -> SyncStatus:
    return SyncStatus(online, NOW - 25 * MINUTE, unsent, 500, None, trouble)


def test_a_link_that_has_sent_everything_is_good() -> None:
    state = link_state(the_link(online=True, unsent=0), NOW, ENGLISH)
    assert (state.tone, state.text) == (Tone.GOOD, "Registry: everything sent")


def test_what_is_still_to_send_is_counted() -> None:
    state = link_state(the_link(online=True, unsent=3), NOW, ENGLISH)
    assert (state.tone, state.text) == (Tone.INFO, "Registry: 3 entries to send")


def test_a_link_that_is_down_says_since_when_and_what_waits() -> None:
    down = the_link(online=False, unsent=34, trouble=Trouble.UNREACHABLE)
    state = link_state(down, NOW, ENGLISH)
    assert (state.tone, state.text) == (Tone.WARN, "Registry: offline since 09:59, 34 entries wait")
    assert state.note.startswith("The registry cannot be reached.")


def test_when_the_registry_confirmed_last_stands_in_the_note() -> None:
    confirmed = replace(the_link(online=False, unsent=2), acked_at=NOW - 40 * MINUTE)
    assert link_state(confirmed, NOW, ENGLISH).note == "The registry confirmed last at 09:44."
    later = replace(confirmed, trouble=Trouble.EXPIRED)
    assert link_state(later, NOW, ENGLISH).note == (
        "This center's certificate for the registry has run out. Tell the IT staff.\n"
        "The registry confirmed last at 09:44."
    )


def test_a_second_machine_is_told_although_nothing_waits() -> None:
    state = link_state(the_link(online=True, unsent=0, trouble=Trouble.TWIN), NOW, ENGLISH)
    assert (state.tone, state.text) == (Tone.BAD, "Registry: see the note")
    assert state.note.startswith("Another machine sends")


def test_a_link_that_is_down_since_yesterday_says_the_day() -> None:
    down = the_link(online=False, unsent=1)
    state = link_state(down, NOW + 24 * 60 * MINUTE, ENGLISH)
    assert state.text == "Registry: offline since 22 November 09:59, 1 entry waits"


def test_a_trouble_that_does_not_end_by_itself_is_told_as_bad() -> None:
    state = link_state(the_link(online=False, unsent=1, trouble=Trouble.DIVERGED), NOW, ENGLISH)
    assert state.tone is Tone.BAD


@pytest.mark.parametrize("language", [ARABIC, ENGLISH])
def test_every_trouble_has_its_sentence(language: object) -> None:
    assert set(TROUBLES) == set(Trouble)
    assert all(ARABIC.say(sentence) != sentence for sentence in TROUBLES.values())


def test_every_indicator_has_a_name_and_a_definition_in_both_languages() -> None:
    indicators = [indicator for group in GROUPS for indicator in group.indicators]
    texts = [text for one in indicators for text in (one.name, one.definition)]
    texts += [group.name for group in GROUPS]
    assert all(ARABIC.say(text) != text for text in texts)


def test_the_indicators_show_the_days_figures() -> None:
    clock = ManualClock()
    center = running_hall(clock=clock)
    day = Day(center)
    for _ in range(4):
        day.issue("birth")
    clock.go_on(minutes=16)
    day.serve("1")
    figures = center.see(Today()).indicators
    shown = {
        indicator.name: indicator.value(figures, ENGLISH)
        for group in GROUPS
        for indicator in group.indicators
    }
    assert shown["Tickets given"] == ("4", "")
    assert shown["Median"] == ("16 min", "")
    assert plain(shown["Within target"][0]) == "0 %"
    assert shown["Within target"][1] == "0 of 4"
    assert shown["Done at the first visit"][1] == "1 of 1"


def test_the_occupancy_has_its_hours_beside_it() -> None:
    clock = ManualClock()
    center = running_hall(counters=2, clock=clock)
    day = Day(center)
    (occupancy,) = (one for one in QUALITY.indicators if one.name == "Occupancy")
    assert occupancy.value(center.see(Today()).indicators, ENGLISH) == ("–", "")
    day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=75)
    figures = center.see(Today()).indicators
    assert [plain(text) for text in occupancy.value(figures, ENGLISH)] == ["50 %", "1.2 of 2.5 h"]
    assert plain(occupancy.value(figures, ARABIC)[1]) == "1.2 من 2.5 ساعة"


def test_the_satisfaction_has_beside_it_how_many_rated() -> None:
    center = running_hall(counters=1)
    day = Day(center)
    (shown,) = (one for one in QUALITY.indicators if one.name == "Satisfaction")
    assert shown.value(center.see(Today()).indicators, ENGLISH) == ("–", "")
    numbers = [day.issue("birth") for _ in range(3)]
    for _ in numbers:
        day.serve("1")
    assert shown.value(center.see(Today()).indicators, ENGLISH) == ("–", "0 of 3")
    day.rate(numbers[0], 5)
    day.rate(numbers[2], 4)
    figures = center.see(Today()).indicators
    assert shown.value(figures, ENGLISH) == ("4.5", "2 of 3")
    assert plain(shown.value(figures, ARABIC)[1]) == "2 من 3"


def a_certificate(until: date, *, over: bool, skills: int) -> Certificate:
    named = tuple(Text(f"خدمة {n}", f"Service {n}") for n in range(1, skills + 1))
    return Certificate("employee-5", until, over, named)


def test_a_certificate_that_has_run_out_says_when_and_for_what() -> None:
    one = a_certificate(date(2026, 11, 10), over=True, skills=2)
    assert certificate_words(one, "Rana Al-Khatib", ENGLISH) == (
        Tone.WARN,
        "Ran out on 10 November 2026",
        "Rana Al-Khatib",
        "Service 1 · Service 2",
    )


def test_of_many_skills_a_few_are_named() -> None:
    one = a_certificate(date(2026, 12, 1), over=False, skills=40)
    said = certificate_words(one, "Rana Al-Khatib", ENGLISH)
    assert (said.tone, said.end) == (Tone.NEUTRAL, "Until 1 December 2026")
    assert plain(said.skills) == "Service 1 · Service 2 · Service 3 · 37 more services"
    said = certificate_words(one, "رنا الخطيب", ARABIC)
    assert (said.end, said.employee) == ("حتى 1 كانون الأول 2026", "رنا الخطيب")
    assert plain(said.skills) == "خدمة 1 · خدمة 2 · خدمة 3 · 37 خدمة أخرى"


def test_an_empty_day_has_dashes() -> None:
    assert percent(Share(0, 0)) == "–"
    assert of(Share(0, 0), ENGLISH) == ""
    assert short(None, ENGLISH) == "–"


def test_arabic_minutes_keep_their_order() -> None:
    assert plain(short(12 * MINUTE, ARABIC)) == "12 د"

"""`center forecast` says how many are expected, when and for what, and how good that is."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from center_app.cli.machine import SystemClock
from center_app.domain.calendar import ONE_DAY, Calendar
from center_app.domain.forecast.arrivals import Asked
from center_app.domain.forecast.forecast import ENOUGH
from center_app.domain.forecast.hours import hours_of
from center_app.language import find
from center_app.language.dates import day as named
from center_app.sample import sample_catalogue
from center_app.store.engine import open_engine
from command_line import CommandLine
from pasts import keep_past, past

HOURS = Calendar()
"""Those of the sample center."""

CARDS = sample_catalogue().services
FIRST_CARD, OTHER_CARD = CARDS[0], next(one for one in CARDS if one.agency != CARDS[0].agency)


def visits(_day: date, half: int) -> Mapping[Asked, int]:
    """More with every half hour, and a basket for two agencies."""
    return {(FIRST_CARD.code,): half - 15, (OTHER_CARD.code, FIRST_CARD.code): 2}


def today() -> date:
    return HOURS.day_of(SystemClock().now().at)


def after(center: CommandLine, days: int) -> CommandLine:
    """The center after so many days, those on which it was closed among them."""
    center("forecast")  # a history begins empty
    engine = open_engine(f"sqlite:///{center.state / 'center.db'}")
    first = today() - timedelta(days=days)
    keep_past(engine, past(days, HOURS, visits, first))
    engine.dispose()
    return center


def next_day(*, is_open: bool) -> date:
    days = (today() + n * ONE_DAY for n in range(1, 8))
    return next(day for day in days if bool(hours_of(HOURS, day).halves) is is_open)


def test_a_day_is_told_by_half_hour_and_agency(sample: CommandLine) -> None:
    day = next_day(is_open=True)
    said = after(sample, 84)("forecast", "--date", day)
    assert said.code == 0, said
    head, blank, *table, end, last = said.out.splitlines()
    assert head.startswith(f"{named(day, find('en'))}: 133 visits expected, eight times of ten ")
    assert head.endswith(" Learned from 60 days.")
    assert blank == end == ""
    rows = {row.split()[0]: row.split()[1:] for row in table}
    assert rows["from"] == [*(f"{h:02d}:{m}" for h in range(8, 15) for m in ("00", "30")), "day"]
    assert rows["visits"][:2] == ["3.0", "4.0"]
    assert rows["visits"][-1] == "133"
    assert float(rows[OTHER_CARD.agency][-1]) == pytest.approx(28, rel=0.1)
    assert last.startswith("By agency")


@pytest.mark.long
def test_tomorrow_is_told_unless_a_day_is_named_and_as_data_in_full(sample: CommandLine) -> None:
    center = after(sample, 84)
    tomorrow = center("forecast", "--json").value
    assert tomorrow["date"] == (today() + ONE_DAY).isoformat()
    told = center("forecast", "--json", "--date", next_day(is_open=True)).value
    assert (told["days_known"], told["low"], told["high"]) == (60, 133, 133)
    assert sum(half["visits"] for half in told["half_hours"]) == pytest.approx(told["visits"])
    half = told["half_hours"][0]
    assert (half["from"], half["to"]) == ("08:00", "08:30")
    assert half["services"].keys() == {FIRST_CARD.code, OTHER_CARD.code}
    assert sum(half["agencies"].values()) == pytest.approx(sum(half["services"].values()), abs=0.01)


def test_nobody_is_expected_on_a_closed_day(sample: CommandLine) -> None:
    day = next_day(is_open=False)
    said = after(sample, 84)("forecast", "--date", day)
    assert said.out == f"On {named(day, find('en'))} the center is closed: nobody is expected.\n"
    assert sample("forecast", "--json", "--date", day).value["half_hours"] == []


def test_with_few_days_the_forecast_says_what_it_does_not_know(sample: CommandLine) -> None:
    said = after(sample, 21)("forecast", "--date", next_day(is_open=True))
    assert "Before there are 60 days, little is known" in said.out.splitlines()[1]


@pytest.mark.parametrize("words", [("--date", today() + ONE_DAY), ("--backtest",)])
def test_without_days_nothing_is_made_up(sample: CommandLine, words: tuple[object, ...]) -> None:
    said = after(sample, 7)("forecast", *words)
    sentence = said.sentence()
    assert sentence.startswith(f"A forecast needs {ENOUGH} days with visits before it, and the ")
    assert "history has 5." in sentence


def test_a_day_too_far_ahead_or_none_is_refused(sample: CommandLine) -> None:
    far = today() + timedelta(days=61)
    assert "is more than 60 days ahead" in sample("forecast", "--date", far).sentence()
    none = sample("forecast", "--date", "2026-02-30")
    assert (none.code, none.err) == (1, "'2026-02-30' is not a date in ISO form\n")


def test_the_backtest_stands_beside_last_week(sample: CommandLine) -> None:
    center = after(sample, 84)
    value = center("forecast", "--backtest", "--json").value
    assert value["days"] == 50
    assert value["days_score"]["naive_mae"] == 0
    assert value["days_score"]["mae"] == pytest.approx(0, abs=1e-6)
    assert value["half_hours_score"]["covered"] == 1
    said = center("forecast", "--backtest").out.splitlines()
    assert said[0].startswith("50 days from ")
    assert [line.split("  ")[0] for line in said[3:]] == [
        "days",
        "half hours",
        "half hours by agency",
    ]


def test_a_center_that_is_not_set_up_says_so(center: CommandLine) -> None:
    assert center("init").code == 0
    assert center("forecast").code == 1

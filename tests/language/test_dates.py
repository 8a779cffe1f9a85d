"""Days, times and spans in words."""

from datetime import date, datetime, time

import pytest

from center_app.language import find
from center_app.language.bidi import plain
from center_app.language.dates import ago, between, clock, dated, day, minutes, short_day, span

ARABIC, ENGLISH = find("ar"), find("en")


def test_a_day_has_its_full_name() -> None:
    assert day(date(2026, 11, 22), ARABIC) == "الأحد، 22 تشرين الثاني 2026"
    assert day(date(2026, 11, 22), ENGLISH) == "Sunday, 22 November 2026"


def test_a_day_of_any_year_has_its_year() -> None:
    assert dated(date(2027, 6, 1), ARABIC) == "1 حزيران 2027"
    assert dated(date(2027, 6, 1), ENGLISH) == "1 June 2027"


def test_months_have_the_names_of_jordan() -> None:
    months = [short_day(date(2026, month, 1), ARABIC).removeprefix("1 ") for month in range(1, 13)]
    assert months == [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ]


def test_a_time_is_on_24_hours_with_plain_digits() -> None:
    assert clock(time(9, 15)) == "09:15"
    assert clock(datetime(2026, 11, 22, 14, 5)) == "14:05"  # noqa: DTZ001 shown as given


@pytest.mark.parametrize(
    ("n", "arabic", "english"),
    [
        (0, "أقل من دقيقة", "less than a minute"),
        (1, "دقيقة واحدة", "1 minute"),
        (2, "دقيقتان", "2 minutes"),
        (5, "5 دقائق", "5 minutes"),
        (12, "12 دقيقة", "12 minutes"),
        (90, "90 دقيقة", "90 minutes"),
        (120, "ساعتان", "2 hours"),
        (135, "ساعتان و15 دقيقة", "2 hours and 15 minutes"),
    ],
)
def test_minutes_are_said_as_people_say_them(n: int, arabic: str, english: str) -> None:
    assert plain(minutes(n, ARABIC)) == arabic
    assert plain(minutes(n, ENGLISH)) == english


@pytest.mark.parametrize(
    ("low", "high", "arabic", "english"),
    [
        (0, 0, "حتى دقيقة واحدة", "up to 1 minute"),
        (0, 5, "حتى 5 دقائق", "up to 5 minutes"),
        (1, 2, "بين دقيقة ودقيقتين", "between 1 and 2 minutes"),
        (5, 10, "بين 5 و10 دقائق", "between 5 and 10 minutes"),
        (10, 15, "بين 10 و15 دقيقة", "between 10 and 15 minutes"),
        (15, 15, "نحو 15 دقيقة", "about 15 minutes"),
        (60, 130, "بين 1:00 و2:10 ساعة", "between 1:00 and 2:10 hours"),
    ],
)
def test_a_range_is_one_sentence(low: int, high: int, arabic: str, english: str) -> None:
    assert plain(between(low, high, ARABIC)) == arabic
    assert plain(between(low, high, ENGLISH)) == english


def test_a_range_in_figures_is_isolated() -> None:
    assert span(10, 15) == "\u206610–15\u2069"
    assert plain(span(10, 10)) == "10"


@pytest.mark.parametrize(
    ("seconds", "arabic", "english"),
    [
        (0.4, "الآن", "just now"),
        (20, "قبل 20 ثانية", "20 seconds ago"),
        (60, "قبل دقيقة", "1 minute ago"),
        (185, "قبل 3 دقائق", "3 minutes ago"),
        (7300, "قبل ساعتين", "2 hours ago"),
    ],
)
def test_age_is_said_in_the_past(seconds: float, arabic: str, english: str) -> None:
    assert plain(ago(seconds, ARABIC)) == arabic
    assert plain(ago(seconds, ENGLISH)) == english

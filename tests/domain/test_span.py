from datetime import date

from center_app.domain.span import MOST_DAYS, Span, day_of, month_of, week_of


def test_a_month_is_compared_with_the_month_before_and_that_of_the_year_before() -> None:
    march = month_of(date(2028, 3, 31))
    assert march == Span(date(2028, 3, 1), date(2028, 3, 31))
    assert march.is_month
    assert march.before() == Span(date(2028, 2, 1), date(2028, 2, 29))
    assert march.before().a_year_before() == Span(date(2027, 2, 1), date(2027, 2, 28))


def test_a_week_runs_from_sunday_to_saturday() -> None:
    week = Span(date(2026, 11, 22), date(2026, 11, 28))
    assert {week_of(date(2026, 11, day)) for day in range(22, 29)} == {week}
    assert week.before() == Span(date(2026, 11, 15), date(2026, 11, 21))


def test_weekdays_are_compared_with_the_same_weekdays() -> None:
    sunday = day_of(date(2026, 11, 22))
    assert sunday.before() == day_of(date(2026, 11, 15))
    assert sunday.a_year_before() == day_of(date(2025, 11, 23))
    assert sunday.a_year_before().first.weekday() == sunday.first.weekday()
    three = Span(date(2026, 11, 22), date(2026, 11, 24))
    assert three.before() == Span(date(2026, 11, 19), date(2026, 11, 21))


def test_days_that_end_before_they_begin_or_are_too_many_are_at_fault() -> None:
    first = date(2026, 1, 1)
    assert day_of(first).fault is None
    assert Span(date(2026, 1, 2), first).fault == "ends before it begins"
    assert Span(first, date(2026, 4, 10)).days == MOST_DAYS
    assert Span(first, date(2026, 4, 10)).fault is None
    assert Span(first, date(2026, 4, 11)).fault is not None

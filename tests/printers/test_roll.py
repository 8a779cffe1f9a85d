"""How much of the roll is used, and how long the rest lasts."""

import logging
from pathlib import Path

import pytest

from center_app.domain.clock import HOUR, MINUTE
from printers.roll import FEED_MM, NEAR_END_MM, Roll, RollFile, forecast

NINE = 1_795_327_200_000


def after(tickets: int, every_ms: int = MINUTE, mm: float = 200 - FEED_MM) -> tuple[Roll, int]:
    """A roll after so many tickets of 20 cm in all, and the time of the last one."""
    roll, now = Roll(), NINE
    for n in range(tickets):
        now = NINE + n * every_ms
        roll = roll.spent(mm, now)
    return roll, now


def test_a_ticket_takes_its_picture_and_the_way_to_the_cutter() -> None:
    assert Roll().spent(186, NINE).used_mm == 186 + FEED_MM


def test_a_new_roll_of_80_m_lasts_for_some_400_tickets() -> None:
    roll, now = after(10)
    assert forecast(roll, now).tickets == (80_000 - 10 * 200) // 200


def test_before_the_first_ticket_the_usual_length_is_taken() -> None:
    told = forecast(Roll(), NINE)
    assert 400 <= told.tickets <= 500
    assert told.until is None


def test_the_end_is_told_by_the_pace_of_the_last_tickets() -> None:
    roll, now = after(350)
    told = forecast(roll, now)
    assert told.tickets == 50
    assert told.until == pytest.approx(now + 50 * MINUTE, abs=MINUTE)


def test_a_quiet_hour_slows_the_pace() -> None:
    roll, now = after(350)
    soon, late = forecast(roll, now).until, forecast(roll, now + HOUR).until
    assert soon
    assert late
    assert late - (now + HOUR) > soon - now


def test_after_a_night_the_pace_of_yesterday_tells_no_time() -> None:
    roll, now = after(350)
    told = forecast(roll, now + 15 * HOUR)
    assert (told.tickets, told.until) == (50, None)


def test_an_end_beyond_the_day_is_not_told() -> None:
    roll, now = after(3)
    assert forecast(roll, now + 2 * HOUR - 3 * MINUTE).until is None


def test_the_last_25_tickets_are_low_paper() -> None:
    assert not forecast(*after(374)).low
    assert forecast(*after(375)).low
    assert forecast(*after(500)).tickets == 0


def test_a_sensor_that_sees_the_end_counts_more_than_the_account() -> None:
    roll = Roll().spent(1_000, NINE).seen_low()
    assert roll.left_mm == NEAR_END_MM
    nearly = Roll(used_mm=79_000).seen_low()
    assert nearly.left_mm == 1_000


def test_a_new_roll_is_as_long_as_the_last_and_keeps_the_pace() -> None:
    roll, now = after(350)
    renewed = Roll(60_000, 59_000, recent=roll.recent).renewed(now)
    assert (renewed.length_mm, renewed.used_mm, renewed.since) == (60_000, 0, now)
    assert renewed.recent == roll.recent
    assert renewed.renewed(now, 40_000).length_mm == 40_000


def test_the_account_outlives_the_program(tmp_path: Path) -> None:
    file = tmp_path / "state" / "roll.json"
    RollFile(file).change(lambda roll: roll.spent(186, NINE))
    assert RollFile(file).read() == Roll().spent(186, NINE)


@pytest.mark.parametrize("content", [b"", b"{", b'{"length_mm": "long"}'])
def test_an_account_that_cannot_be_read_costs_no_ticket(
    content: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "roll.json"
    file.write_bytes(content)
    with caplog.at_level(logging.CRITICAL, "printers.roll"):
        assert RollFile(file).change(lambda roll: roll.spent(186, NINE)).used_mm == 200
    assert RollFile(file).read().used_mm == 200


def test_an_account_that_cannot_be_written_costs_no_ticket(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "state"
    in_the_way.write_bytes(b"a file and no folder")
    with caplog.at_level(logging.CRITICAL, "printers.roll"):
        assert RollFile(in_the_way / "roll.json").change(lambda roll: roll.ended()).out

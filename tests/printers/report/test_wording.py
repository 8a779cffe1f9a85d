import pytest

from center_app.domain.indicators import Share
from center_app.language import find
from manual_clock import moment
from printers.report import wording


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(None, "–"), (0, "0:00"), (499, "0:00"), (59_600, "1:00"), (725_000, "12:05")],
)
def test_a_wait_is_told_to_the_second(milliseconds: int | None, words: str) -> None:
    assert wording.minutes(milliseconds) == words


def test_hours_of_waiting_are_told_in_minutes_too() -> None:
    assert wording.minutes(125 * 60_000) == "125:00"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(0, 0), "–"),
        (Share(0, 9), "0%"),
        (Share(9, 9), "100%"),
        (Share(2, 3), "67%"),
        (Share(1, 1_000), "1%"),
        (Share(999, 1_000), "99%"),
    ],
)
def test_a_percentage_hides_neither_the_few_nor_the_missing(share: Share, words: str) -> None:
    assert wording.percent(share) == words


def test_large_numbers_are_grouped() -> None:
    assert wording.number(11_400) == "11,400"


def test_months_have_their_jordanian_names() -> None:
    arabic = wording.moment(moment("2026-11-22 15:04"), find("ar"))
    assert "22 تشرين الثاني" in arabic
    assert "15:04" in arabic

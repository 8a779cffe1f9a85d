import pytest

from center_app.domain.indicators import Share
from center_app.domain.satisfaction import NOBODY_RATED, Satisfaction
from center_app.language import find
from center_app.language.bidi import plain
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


@pytest.mark.parametrize(
    ("found", "english", "arabic"),
    [
        (NOBODY_RATED, "", ""),
        (Satisfaction(None, 0, 9), "Satisfaction: no rating yet", "الرضا: لا تقييمات بعد"),
        (
            Satisfaction(4.37, 112, 1_290),
            "Satisfaction: 4.4 of 5, rated by 112 of 1,290",
            "الرضا: 4.4 من 5، بتقييم 112 من 1,290",
        ),
    ],
)
def test_the_satisfaction_is_told_with_how_many_gave_a_rating(
    found: Satisfaction, english: str, arabic: str
) -> None:
    assert plain(wording.satisfaction(found, find("en"))) == english
    assert plain(wording.satisfaction(found, find("ar"))) == arabic


def test_large_numbers_are_grouped() -> None:
    assert wording.number(11_400) == "11,400"


def test_months_have_their_jordanian_names() -> None:
    arabic = wording.moment(moment("2026-11-22 15:04"), find("ar"))
    assert "22 تشرين الثاني" in arabic
    assert "15:04" in arabic

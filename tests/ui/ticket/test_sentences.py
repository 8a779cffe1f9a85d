"""How waits, papers and opening hours are worded."""

import pytest

from center_app.domain.catalogue import Document
from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.step import Line
from center_app.domain.text import Text
from center_app.domain.views.kiosk import WelcomeView
from center_app.domain.visit import Promise
from center_app.language import find
from center_app.language.bidi import plain
from center_app.sample import sample_catalogue
from manual_clock import moment
from ui.ticket import sentences

ARABIC, ENGLISH = find("ar"), find("en")
NAME = Text("المركز", "The center")
NINE = moment("2026-11-22 09:00")


@pytest.mark.parametrize(
    ("promise", "arabic", "english"),
    [
        (None, "لا يوجد من يقدّمها حاليًا", "Nobody serves it now"),
        (Promise(0, 0, 0), "لا انتظار حاليًا", "No wait now"),
        (Promise(4, 10 * MINUTE, 15 * MINUTE), "بين 10 و15 دقيقة", "between 10 and 15 minutes"),
    ],
)
def test_the_wait_is_a_range_or_says_why_there_is_none(
    promise: Promise | None, arabic: str, english: str
) -> None:
    assert plain(sentences.wait(promise, ARABIC)) == arabic
    assert sentences.wait(promise, ENGLISH) == english


def test_a_tile_has_the_range_in_figures() -> None:
    promise = Promise(4, 10 * MINUTE, 15 * MINUTE)
    assert plain(sentences.short_wait(promise, ENGLISH)) == "10–15 minutes"
    assert plain(sentences.short_wait(promise, ARABIC)) == "10–15 دقيقة"
    assert sentences.short_wait(None, ENGLISH) == "Nobody serves it now"


def test_a_range_does_not_flip_in_arabic() -> None:
    assert "\u206610–15\u2069" in sentences.short_wait(Promise(4, 10 * MINUTE, 15 * MINUTE), ARABIC)


def test_an_open_center_says_until_when() -> None:
    hall = WelcomeView(NAME, True, NINE + 6 * HOUR, None, 0, {})
    assert sentences.opening(hall, ENGLISH) == "Open until 15:00"
    assert plain(sentences.opening(hall, ARABIC)) == "مفتوح حتى الساعة 15:00"


def test_a_center_without_a_closing_says_so() -> None:
    hall = WelcomeView(NAME, True, None, None, 0, {})
    assert sentences.opening(hall, ENGLISH) == "Open around the clock"


def test_a_closed_center_says_when_it_opens() -> None:
    hall = WelcomeView(NAME, False, None, NINE + 23 * HOUR, 0, {})
    assert sentences.opening(hall, ENGLISH) == "Closed. Opens on Monday, 23 November 2026 at 08:00"
    arabic = plain(sentences.opening(hall, ARABIC))
    assert arabic == "مغلق. يفتح يوم الاثنين، 23 تشرين الثاني 2026 الساعة 08:00"


def test_a_center_closed_for_long_says_only_that() -> None:
    hall = WelcomeView(NAME, False, None, None, 0, {})
    assert sentences.opening(hall, ENGLISH) == "The center is closed now."


def test_of_a_paper_it_is_said_when_a_copy_is_enough() -> None:
    name = Text("البطاقة الشخصية", "Identity card")
    assert sentences.paper(Document("id", name), ENGLISH) == "Identity card"
    copy = Document("id", name, original=False)
    assert sentences.paper(copy, ENGLISH) == "Identity card (a copy)"
    assert sentences.paper(copy, ARABIC) == "البطاقة الشخصية (صورة)"


def test_a_line_of_several_copies_says_how_many() -> None:
    catalogue = sample_catalogue()
    assert sentences.line(Line("passport-renewal"), catalogue, ENGLISH) == "Passport renewal"
    five = sentences.line(Line("passport-renewal", 5), catalogue, ENGLISH)
    assert plain(five) == "Passport renewal × 5"
    assert sentences.line(Line("gone"), catalogue, ENGLISH) == "gone"

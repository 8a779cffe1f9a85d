import unicodedata

import pytest

from center_app.language.bidi import END_OF_ISOLATE, RIGHT_TO_LEFT_ISOLATE, isolate
from printers.report.letters import visual


def read_back(line: str) -> str:
    """A purely Arabic line as it would be read: from the right, its letters by themselves."""
    return unicodedata.normalize("NFKC", line[::-1])


def test_arabic_is_joined_and_runs_from_the_right() -> None:
    line = visual("التقرير اليومي", right_to_left=True)
    assert line != "التقرير اليومي"
    assert read_back(line) == "التقرير اليومي"


def test_a_pair_of_letters_with_a_form_of_its_own_stays_one() -> None:
    assert read_back(visual("الانتظار", right_to_left=True)) == "الانتظار"


def test_vowel_signs_are_left_out() -> None:
    assert read_back(visual("أُعِدَّ مجانًا", right_to_left=True)) == "أعد مجانا"


@pytest.mark.parametrize("text", ["A017", "12:05", "87%", "2,741", "[x] (y)"])
def test_figures_and_codes_by_themselves_stay_as_they_are(text: str) -> None:
    assert visual(text, right_to_left=True) == text
    assert visual(isolate(text), right_to_left=True) == text


def test_a_code_within_arabic_never_flips() -> None:
    line = visual(f"الرقم {isolate('A017')} عند الشباك {isolate('10–15')}", right_to_left=True)
    assert "A017" in line
    assert "10–15" in line
    assert line.index("10–15") < line.index("A017")


def test_two_figures_beside_each_other_keep_the_order_of_reading() -> None:
    """Two marks would do for one figure, but would let two of them run into one."""
    line = visual(f"تشرين الثاني {isolate('2026')}، {isolate('15:04')}", right_to_left=True)
    assert line.index("15:04") < line.index("2026")


def test_brackets_open_towards_what_they_enclose() -> None:
    assert visual("بصمة (SHA)", right_to_left=True).startswith("(SHA)")
    assert visual("قبل (بين) بعد", right_to_left=True).count("(") == 1
    before, between, after = ["قبل", "(بين)", "بعد"]
    line = visual("قبل (بين) بعد", right_to_left=True)
    left, middle, right = line.split(" ")
    assert [read_back(left), read_back(right)] == [after, before]
    assert middle[0] == "("
    assert middle[-1] == ")"
    assert read_back(middle[1:-1]) == between.strip("()")


def test_an_arabic_name_within_english_runs_from_the_right() -> None:
    name = f"{RIGHT_TO_LEFT_ISOLATE}مركز {isolate('A')}{END_OF_ISOLATE}"
    line = visual(f"Center {name}, open", right_to_left=False)
    assert line.startswith("Center A ")
    assert line.endswith(", open")

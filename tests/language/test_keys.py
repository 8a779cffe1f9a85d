"""Both layouts lie on the same keys."""

import pytest

from center_app.language.keys import ARABIC, in_other_layout, neighbours


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("[,h.", "جواز"), ("HOJ", "اخت"), ("حشسسحخقف", "passport"), ("b", "لا"), ("لاشزن", "ba.k")],
)
def test_keys_pressed_in_the_other_layout_are_read(typed: str, meant: str) -> None:
    assert in_other_layout(typed) == meant


def test_the_arabic_keyboard_has_every_letter() -> None:
    letters = {letter for row in ARABIC for key in row for letter in key}
    assert letters >= set("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءؤئ")


def test_neighbours_are_so_both_ways_and_in_one_alphabet() -> None:
    assert ("ش", "س") in neighbours()
    assert ("a", "s") in neighbours()
    assert ("ش", "م") not in neighbours()
    assert all((other, one) in neighbours() for one, other in neighbours())
    assert all(one.isascii() == other.isascii() for one, other in neighbours())

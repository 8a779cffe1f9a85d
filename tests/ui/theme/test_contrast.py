"""The measure itself, against figures that are known."""

import pytest

from ui.theme.contrast import luminance, mixed, ratio


def test_black_on_white_is_21_and_a_colour_on_itself_1() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#0b5d4e", "#0b5d4e") == pytest.approx(1)


def test_it_is_the_same_both_ways() -> None:
    assert (
        ratio("#767676", "#ffffff") == ratio("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)
    )


@pytest.mark.parametrize("wrong", ["white", "#fff", "0b5d4e0", "#zzzzzz"])
def test_another_notation_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="#0b5d4e"):
        luminance(wrong)


def test_colours_mix_by_share() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#123456", "#ffffff", 0) == "#123456"

"""Fees as people read them."""

import pytest

from center_app.language import find
from center_app.language.bidi import plain
from center_app.language.money import money


@pytest.mark.parametrize(
    ("fils", "arabic", "english"),
    [
        (0, "مجانًا", "free of charge"),
        (1_000, "دينار واحد", "1 dinar"),
        (2_000, "ديناران", "2 dinars"),
        (3_000, "3 دنانير", "3 dinars"),
        (15_000, "15 دينارًا", "15 dinars"),
        (100_000, "100 دينار", "100 dinars"),
        (3_500, "3.500 دينار", "3.500 dinars"),
        (500, "0.500 دينار", "0.500 dinars"),
        (1_250_500, "1,250.500 دينار", "1,250.500 dinars"),
    ],
)
def test_a_fee_is_said_in_dinars(fils: int, arabic: str, english: str) -> None:
    assert plain(money(fils, find("ar"))) == arabic
    assert money(fils, find("en")) == english

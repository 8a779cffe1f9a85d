"""Where a counter stands, in words."""

from center_app.domain.place import Zone
from center_app.domain.text import Text
from center_app.language import find
from ui.display.whereabouts import whereabouts

ARABIC, ENGLISH = find("ar"), find("en")
HALL_B = Zone("B", Text("القاعة ب", "Hall B"), 1)


def test_zone_and_floor_are_told_in_both_languages() -> None:
    assert whereabouts(HALL_B, ENGLISH, floors=True) == "Hall B, first floor"
    assert whereabouts(HALL_B, ARABIC, floors=True) == "القاعة ب، الطابق الأول"


def test_where_all_is_on_one_floor_the_zone_is_enough() -> None:
    assert whereabouts(HALL_B, ENGLISH, floors=False) == "Hall B"


def test_a_zone_that_is_called_by_its_floor_is_told_once() -> None:
    upper = Zone("upper", Text("الطابق الأول", "First floor"), 1)
    assert whereabouts(upper, ENGLISH, floors=True) == "First floor"
    assert whereabouts(upper, ARABIC, floors=True) == "الطابق الأول"


def test_a_tower_has_numbers_for_its_floors() -> None:
    high = Zone("Z", Text("القاعة", "Hall"), 12)
    assert whereabouts(high, ENGLISH, floors=True) == "Hall, floor 12"
    assert "12" in whereabouts(high, ARABIC, floors=True)

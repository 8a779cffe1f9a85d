import pytest

from center_app.domain.clock import HOUR
from sync.stations.passes import BETWEEN, LIFE_MS, Passes

NOW = 1_795_323_600_000
PASSES = Passes(b"one secret of the server, long enough")


def test_a_pass_is_known_again_at_its_station_until_it_ends() -> None:
    given = PASSES.give("counter-1", "employee-1", NOW)
    for at in (NOW, NOW + LIFE_MS):
        assert PASSES.holders("counter-1", given, at) == {"employee-1"}
    assert not PASSES.holders("counter-1", given, NOW + LIFE_MS + 1)
    assert not PASSES.holders("counter-2", given, NOW)


def test_several_people_may_have_given_their_pin_at_one_station() -> None:
    given = [PASSES.give("manager", who, NOW) for who in ("employee-1", "employee-2")]
    assert PASSES.holders("manager", BETWEEN.join(given), NOW) == {"employee-1", "employee-2"}


def test_a_pass_of_another_secret_is_none() -> None:
    given = Passes(b"another secret").give("counter-1", "employee-1", NOW)
    assert not PASSES.holders("counter-1", given, NOW)


GIVEN = PASSES.give("counter-1", "employee-1", NOW)

CHANGED = {
    "for another": GIVEN.replace("employee-1", "employee-2"),
    "for longer": GIVEN.replace(str(NOW + LIFE_MS), str(NOW + LIFE_MS + HOUR)),
    "cut": GIVEN[:-1],
    "in capitals": GIVEN.upper(),
    "very long": GIVEN.replace(".", ".9" * 5_000, 1),
    "empty": "",
    "only a name": "employee-1",
    "in other digits": "employee-1.١٧٩٥.x",
    "only commas": ",,,",
}


@pytest.mark.parametrize("how", CHANGED)
def test_a_pass_that_was_changed_is_none(how: str) -> None:
    assert not PASSES.holders("counter-1", CHANGED[how], NOW)

from center_app.simulation.clock import PlayedClock


def test_it_stands_still_until_it_is_moved() -> None:
    clock = PlayedClock(1_000, boot="cafe0001")
    assert clock.now() == clock.now() == (1_000, 0, "cafe0001")


def test_wall_clock_and_steady_clock_move_together() -> None:
    clock = PlayedClock(1_000)
    clock.move_to(1_500)
    clock.move_to(4_000)
    assert (clock.now().at, clock.now().mono) == (4_000, 3_000)


def test_it_never_goes_back() -> None:
    clock = PlayedClock(1_000)
    clock.move_to(2_000)
    clock.move_to(1_500)
    assert (clock.now().at, clock.now().mono) == (2_000, 1_000)

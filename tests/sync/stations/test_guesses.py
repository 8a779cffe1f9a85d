from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.refusal import Reason
from days import refusal
from sync.stations.guesses import MOST, WITHIN_MS, Guesses


def test_whoever_tries_many_numbers_at_one_station_has_to_wait() -> None:
    guesses = Guesses()
    for n in range(MOST):
        guesses.check("kiosk-1", n * SECOND)
        guesses.count("kiosk-1", n * SECOND)
    assert refusal(guesses.check, "kiosk-1", (MOST + 1) * SECOND) is Reason.PIN_WAIT
    guesses.check("counter-1", (MOST + 1) * SECOND)
    guesses.check("kiosk-1", WITHIN_MS + 500)
    guesses.count("kiosk-1", WITHIN_MS + 500)
    assert refusal(guesses.check, "kiosk-1", WITHIN_MS + 600) is Reason.PIN_WAIT


def test_a_wrong_pin_now_and_then_never_makes_anybody_wait() -> None:
    guesses = Guesses()
    for n in range(5 * MOST):
        guesses.check("kiosk-1", n * MINUTE)
        guesses.count("kiosk-1", n * MINUTE)

from center_app.domain.refusal import Reason
from days import refusal
from sync.stations.guesses import MOST, WITHIN_S, Guesses


def test_whoever_tries_many_numbers_at_one_station_has_to_wait() -> None:
    guesses = Guesses()
    for n in range(MOST):
        guesses.check("kiosk-1", float(n))
        guesses.count("kiosk-1", float(n))
    assert refusal(guesses.check, "kiosk-1", MOST + 1.0) is Reason.PIN_WAIT
    guesses.check("counter-1", MOST + 1.0)
    guesses.check("kiosk-1", WITHIN_S + 0.5)
    guesses.count("kiosk-1", WITHIN_S + 0.5)
    assert refusal(guesses.check, "kiosk-1", WITHIN_S + 0.6) is Reason.PIN_WAIT


def test_a_wrong_pin_now_and_then_never_makes_anybody_wait() -> None:
    guesses = Guesses()
    for n in range(5 * MOST):
        guesses.check("kiosk-1", n * 60.0)
        guesses.count("kiosk-1", n * 60.0)

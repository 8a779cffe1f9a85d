"""Whether the hall is well, in a sentence."""

from center_app.domain.views.manager import Overview, OverviewView
from center_app.language import find
from days import Day
from founding import Post, full
from halls import running_hall
from manual_clock import ManualClock
from ui.manager.state import state_of
from ui.theme import Tone

ARABIC, ENGLISH = find("ar"), find("en")


class Seen:
    """A hall in memory, as the manager is told of it."""

    def __init__(self, *posts: Post) -> None:
        self.clock = ManualClock()
        self.center = running_hall(posts=posts, clock=self.clock)
        self.day = Day(self.center)

    @property
    def view(self) -> OverviewView:
        return self.center.see(Overview())


def test_a_quiet_hall_is_well() -> None:
    state = state_of(Seen().view, ENGLISH)
    assert (state.tone, state.text) == (Tone.GOOD, "All is well in the hall")
    assert state.reasons == ("Nobody is waiting.",)


def test_a_wait_close_to_its_target_is_watched() -> None:
    seen = Seen()
    seen.day.issue("birth")
    seen.clock.go_on(minutes=13)
    state = state_of(seen.view, ENGLISH)
    assert (state.tone, state.text) == (Tone.WARN, "Waits are building up")
    assert state.reasons == ("1 visit is close to its target.",)


def test_waits_over_their_target_need_somebody_who_acts() -> None:
    seen = Seen()
    seen.day.issue("birth")
    seen.day.issue("birth")
    seen.clock.go_on(minutes=16)
    state = state_of(seen.view, ENGLISH)
    assert (state.tone, state.text) == (Tone.BAD, "The hall needs action now")
    assert state.reasons == ("2 visits have waited longer than their target.",)


def test_services_that_nobody_serves_are_named_and_the_rest_counted() -> None:
    seen = Seen(Post("1", "employee-1", full("birth")))
    for service in ("vaccination", "family-book", "passport", "insurance"):
        seen.day.issue(service)
    state = state_of(seen.view, ENGLISH)
    assert state.tone is Tone.BAD
    assert state.reasons == (
        "No open counter serves “Passport”; waiting: 1",
        "No open counter serves “Family-book”; waiting: 1",
        "2 more services are without an open counter.",
    )


def test_a_hall_without_an_open_counter_says_so_first() -> None:
    seen = Seen(Post("1", "employee-1"))
    seen.day.issue("birth")
    seen.day.pause("1")
    assert state_of(seen.view, ENGLISH).reasons[0] == "No counter is open."


def test_after_the_closing_time_it_goes_on_for_those_who_are_here() -> None:
    seen = Seen()
    seen.day.issue("birth")
    seen.clock.until("2026-11-22 15:05")
    assert state_of(seen.view, ENGLISH).reasons[0] == "The closing time has passed."
    seen.day.serve("1")
    state = state_of(seen.view, ENGLISH)
    assert state.text == "The center is closed now"
    assert state.reasons == ("It opens on Monday, 23 November 2026 at 08:00.",)


def test_a_closed_day_is_told_in_arabic_with_the_month_as_jordan_calls_it() -> None:
    seen = Seen()
    seen.day.end()
    state = state_of(seen.view, ARABIC)
    assert (state.tone, state.text) == (Tone.NEUTRAL, "اليوم مغلق")
    assert "تشرين الثاني" in state.reasons[0]

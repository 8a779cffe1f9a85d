"""A whole bad day: two counters fail, a burst of numbers, the paper is out, the network is gone.

Every alarm is raised once and is over once, although the signs come and go, two processes look
around, and one of them starts anew at noon.
"""

from collections import Counter as Tally
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.alarm import AlarmKind, Level, Sign
from center_app.domain.alarm_limits import USUAL
from center_app.domain.clock import MINUTE, local
from center_app.domain.counter import Status
from center_app.domain.printer import PrinterState
from center_app.domain.visit import Stand
from center_on import center_on, engine_of
from days import Day
from founding import SETTINGS, Post, full
from manual_clock import ManualClock

Opening = Callable[..., Center]

POSTS = (
    Post("1", "registrar", full("birth")),
    Post("2", "colleague", full("birth")),
    Post("3", "nurse", full("vaccination")),
)
CROWDED = replace(SETTINGS, alarms=replace(USUAL, capacity=40))
TICK_S = 20
SERVING_MIN = 3

Kind = AlarmKind
EXPECTED = {
    (Kind.PAPER_LOW, "kiosk-1"): ("08:31", "08:41"),
    (Kind.PRINTER, "kiosk-1"): ("08:40", "08:56"),
    (Kind.UNSERVED, "vaccination"): ("08:49", "09:16"),
    (Kind.LONG_WAIT, "health"): ("08:54", "09:20"),
    (Kind.BURST, "kiosk-2"): ("08:50", "08:56"),
    (Kind.FULL_HALL, ""): ("08:52", "10:08"),
    (Kind.LONG_WAIT, "civil"): ("09:13", "10:53"),
    (Kind.SILENT_STATION, "kiosk-2"): ("09:08", "09:21"),
    (Kind.LATE_LINK, ""): ("09:35", "10:12"),
    (Kind.HELP, "1"): ("09:10", "09:12"),
    (Kind.OPEN_SITTING, "3"): ("12:15", "12:30"),
}
"""Every sign that goes wrong on the day, and when its alarm has to be raised and over."""


class BadDay:
    """Whoever serves goes on serving; what fails is told by the hour."""

    def __init__(self, center: Center, clock: ManualClock) -> None:
        self.center, self.day, self.clock = center, Day(center), clock
        self.free_at: dict[str, int] = {}
        self.gone: set[Sign] = set()
        self.told: dict[str, list[Callable[[], object]]] = {}
        self._script()

    def heard(self, kind: AlarmKind) -> dict[Sign, Level]:
        """What only the server hears."""
        return {sign: Level(40) for sign in self.gone if sign.kind is kind}

    def go_on(self) -> None:
        """What is due in this minute, and then everybody who can serves."""
        now = f"{local(self.clock.now().at):%H:%M}"
        for deed in self.told.pop(now, ()):
            deed()
        if now < "11:00" and now[-1] in "048":
            self._once(f"{now} birth", lambda: self.day.issue("birth"))
        for counter in ("1", "2", "3"):
            self._serve(counter)

    def _script(self) -> None:
        link, kiosk = Sign(Kind.LATE_LINK), Sign(Kind.SILENT_STATION, "kiosk-2")
        low, well = PrinterState.PAPER_LOW, PrinterState.WELL
        self._at("08:29", lambda: self._printer(low), lambda: self._printer(well))
        self._at("08:30", lambda: self._printer(low))
        self._at("08:40", lambda: self._printer(PrinterState.PAPER_OUT))
        self._at("08:55", lambda: self._printer(well))
        self._at("08:45", lambda: self.day.pause("3", "fault"), lambda: self.day.close("2"))
        self._at("08:46", lambda: self.day.issue("vaccination"))
        self._at("08:50", *[self._press] * 40)
        self._at("09:00", lambda: self.day.open("3"), lambda: self.day.pause("3", "fault"))
        self._at("09:05", lambda: self.gone.update({link, kiosk}))
        self._at("09:10", lambda: self.day.do(c.CallForHelp, "counter-1", counter="1"))
        self._at("09:12", lambda: self.day.do(c.AcknowledgeHelp, "manager", counter="1"))
        self._at("09:15", lambda: self.day.open("3"), lambda: self.day.open("2"))
        self._at("09:20", lambda: self.gone.discard(kiosk))
        self._at("10:10", lambda: self.gone.discard(link))
        self._at("11:30", lambda: self.day.issue("vaccination"))
        self._at("12:30", lambda: self.day.finish("3"))

    def _at(self, when: str, *deeds: Callable[[], object]) -> None:
        self.told.setdefault(when, []).extend(deeds)

    def _once(self, name: str, deed: Callable[[], object]) -> None:
        if self.told.setdefault(name, [deed]):
            self.told[name] = []
            deed()

    def _press(self) -> None:
        """Somebody presses for numbers, and most of them nobody takes."""
        visit = self.day._new_id()
        self.day.do(c.Issue, "kiosk-2", visit=visit, token=f"t-{visit}", asked=(c.Asked("birth"),))

    def _printer(self, state: PrinterState) -> None:
        self.day.do(c.ReportPrinter, "kiosk-1", state=state)

    def _serve(self, counter: str) -> None:
        here, now = self.center.hall.counters[counter], self.clock.now().at
        left_open = counter == "3" and f"{local(now):%H:%M}" >= "11:30"
        if here.visit is not None and now >= self.free_at[counter] and not left_open:
            self.day.finish(counter)
        here = self.center.hall.counters[counter]
        served = here.status is Status.OPEN and here.visit is None
        if served and self._waits(counter):
            self.day.call(counter)
            self.day.start(counter)
            self.free_at[counter] = now + SERVING_MIN * MINUTE

    def _waits(self, counter: str) -> bool:
        mine = "vaccination" if counter == "3" else "birth"
        waiting = self.center.hall.standing(Stand.WAITING)
        return any(visit.lines[0].service == mine for visit in waiting)


def alarms(center: Center) -> Iterator[tuple[str, str, str, str]]:
    """What the journal has of them: event, kind, what about, and when."""
    signs: dict[str, tuple[str, str]] = {}
    for entry in center.journal.after(0):
        envelope = entry.envelope
        if envelope.type == "alarm.raised":
            data = envelope.data
            signs[data["alarm"]] = data["sign"], data["about"]
        if envelope.type in ("alarm.raised", "alarm.ended"):
            yield (envelope.type, *signs[envelope.data["alarm"]], envelope.at)


@pytest.mark.chaos
def test_every_alarm_of_a_bad_day_is_raised_once_and_over_once(
    opens: Opening, sqlite_url: str, clock: ManualClock
) -> None:
    center = opens(posts=POSTS, settings=CROWDED)
    bad = BadDay(center, clock)
    for kind in (Kind.SILENT_STATION, Kind.LATE_LINK):
        center.lookout.listen(kind, lambda kind=kind: bad.heard(kind))  # type: ignore[misc]
    other = center_on(sqlite_url, clock)
    while (now := f"{local(clock.now().at):%H:%M}") < "13:10":
        if now == "12:00" and other is not center:
            engine_of(other).dispose()
            other = center_on(sqlite_url, clock)
        bad.go_on()
        other.refresh()
        center.refresh()
        clock.go_on(seconds=TICK_S)
    engine_of(other).dispose()
    told = list(alarms(center))
    raised = Tally((kind, about) for what, kind, about, _at in told if what == "alarm.raised")
    assert raised == dict.fromkeys(((str(kind), about) for kind, about in EXPECTED), 1)
    assert center.hall.alarms == {}, "each is over by itself"
    times: dict[tuple[str, str], tuple[str, ...]] = {}
    for _what, sign, about, at in told:
        hour = f"{int(at[11:13]) + 3:02d}{at[13:16]}"
        times[sign, about] = (*times.get((sign, about), ()), hour)
    assert times == {(str(kind), about): when for (kind, about), when in EXPECTED.items()}

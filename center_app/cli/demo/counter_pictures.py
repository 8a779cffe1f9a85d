"""Pictures of a counter's window, brought by its employee into every state there is."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from center_app.center import Center
from center_app.cli.demo.camera import Camera, shown
from center_app.cli.demo.day import PlayedDay
from center_app.cli.demo.styles import PLAIN, Style
from center_app.cli.machine import new_token
from center_app.cli.windows import Windows
from center_app.cli.windows.counter import counter_window
from center_app.cli.windows.waiting import wait_for
from center_app.domain import commands as c
from center_app.domain.clock import SECOND
from center_app.domain.refusal import Unavailable
from center_app.domain.step import Outcome
from center_app.domain.visit import Wish
from center_app.sample.center import COLLEAGUES, PIN, Colleague
from center_app.simulation.clock import PlayedClock
from ui.counter.ended import Later
from ui.counter.panels.add import AddPanel
from ui.counter.panels.call_number import CallNumberPanel
from ui.counter.screen import CounterScreen
from ui.counter.verbs import Verb
from ui.widgets import StaleBanner

TYPED = {"ar": "تجديد رخصه", "en": "renew licence"}
"""What somebody looks for, as it is typed in a hurry."""

UNDO_IS_OVER_S = 11


def _away(*_given: object, **_named: object) -> None:
    raise Unavailable


class Cable:
    """The way to the center, which can be cut: everything that is asked raises Unavailable then."""

    def __init__(self, center: Center) -> None:
        self._center = center
        self.cut = False

    def __getattr__(self, name: str) -> Any:
        there = getattr(self._center, name)
        return _away if self.cut and callable(there) else there


@dataclass
class Employee:
    """Who works at the window: a second after the press before, and waits for the answer."""

    screen: CounterScreen
    clock: PlayedClock
    language: str

    def press(self, *verbs: Verb) -> None:
        for verb in verbs:
            self.do(partial(self.screen.desk.press, verb))

    def do(self, deed: Callable[[], object]) -> None:
        self.wait(1)
        deed()
        wait_for(lambda: not self.screen.model.busy)

    def wait(self, seconds: int) -> None:
        self.clock.move_to(self.clock.now().at + seconds * SECOND)
        self.screen.tick()

    def search(self) -> None:
        """Type into the panel that is open."""
        for panel in self.screen.desk.panels.findChildren(AddPanel):
            if panel.isVisible():
                panel.search.field.insert(TYPED[self.language])

    def serve(self, service: str, *outcomes: Outcome) -> None:
        """Somebody without a ticket, from the call to the end."""
        model = self.screen.model
        self.do(lambda: model.walk_in(c.Asked(service)))
        self.press(Verb.START)
        today = model.now().date()
        later = Later(today + timedelta(days=1)) if Outcome.READY_LATER in outcomes else None
        self.do(lambda: model.finish(outcomes, later=later))


def counter_pictures(
    windows: Windows, day: PlayedDay, cable: Cable, camera: Camera, who: Colleague, style: Style
) -> None:
    """Signing in where one sits already shows the desk as it is; in the gallery all its states."""
    screen = counter_window(windows, who.counter)
    model = screen.model
    rare = style not in PLAIN
    with shown(screen, style.desk):
        camera.take(screen, f"counter-sign-in-{style.name}")
        if rare:
            other = _other(who).number
            wait_for(
                lambda: model.offer is not None,
                press=lambda: screen.sign_in.wanted.emit(other, PIN),
            )
            camera.take(screen, f"counter-take-over-{style.name}")
            model.decline()
        _sign_in(screen, who)
        camera.take(screen, f"counter-{style.name}")
        service = _short_service(day, who)
        if rare and model.desk is not None and not model.desk.waiting:
            _come(day, service)
        employee = Employee(screen, day.clock, style.language)
        for state in _states(employee, cable, service) if rare else ():
            camera.take(screen, f"counter-{state}-{style.name}")


def quiet_pictures(day: PlayedDay, camera: Camera, styles: Iterable[Style]) -> None:
    """Before anybody has come: what is asked once a week. The counter is as it was afterwards."""
    for style in styles:
        with closing(Windows(day.house, style.language, style.scale, style.contrast)) as windows:
            _quiet(windows, day, camera, style)


def _quiet(windows: Windows, day: PlayedDay, camera: Camera, style: Style) -> None:
    screen = counter_window(windows, COLLEAGUES[0].counter)
    with shown(screen, style.desk):
        _sign_in(screen, COLLEAGUES[0])
        wait_for(lambda: screen.desk.questions.text != "")
        camera.take(screen, f"counter-pulse-{style.name}")
        Employee(screen, day.clock, style.language).press(Verb.SIGN_OUT)


def _states(at: Employee, cable: Cable, service: str) -> Iterator[str]:
    """The name of each state while the window shows it; in the end the visit goes on as before."""
    model = at.screen.model
    assert model.desk is not None
    assert model.desk.visit is not None
    visit = model.desk.visit.visit
    yield from _with_a_visit(at)
    at.do(lambda: model.hold(Wish.CITIZEN, "copy"))
    yield "undo"
    at.wait(UNDO_IS_OVER_S)
    yield "free"
    yield from _free(at)
    yield from _called(at, cable)
    at.serve(service, Outcome.READY_LATER)
    yield "receipt"
    at.screen.desk.panels.close_panel()
    at.serve(service, Outcome.COMPLETED)
    yield "time"
    at.do(lambda: model.resume(visit))


def _with_a_visit(at: Employee) -> Iterator[str]:
    for verb in (Verb.OUTCOME, Verb.TRANSFER, Verb.HOLD, Verb.ADD):
        at.press(verb)
        yield _named(verb)
    at.search()
    yield "search"
    at.screen.model.asked.emit(Verb.FINISH_VISIT)
    yield _named(Verb.FINISH_VISIT)
    at.press(Verb.LOCK)
    yield "locked"
    at.screen.model.cover.open()
    at.press(Verb.CLOSE)
    yield "closing"
    at.press(Verb.CLOSE)


def _free(at: Employee) -> Iterator[str]:
    for verb in (Verb.RETURN, Verb.RESUME, Verb.CALL_NUMBER, Verb.PAUSE, Verb.WALK_IN):
        at.press(verb)
        yield _named(verb)
    at.search()
    yield "walk-in-search"
    at.do(lambda: at.screen.model.pause("meeting"))
    yield "paused"
    at.press(Verb.OPEN, Verb.CLOSE)
    yield "closed"
    at.press(Verb.OPEN)


def _called(at: Employee, cable: Cable) -> Iterator[str]:
    """Called, called back, and called while the center is away."""
    model = at.screen.model
    at.press(Verb.NEXT)
    assert model.desk is not None
    assert model.desk.visit is not None
    number = model.desk.visit.number
    yield "called"
    at.press(Verb.UNDO, Verb.CALL_NUMBER)
    model.numbers.ask(number)
    (panel,) = at.screen.desk.panels.findChildren(CallNumberPanel)
    wait_for(panel.list.isVisible)
    yield "why-called"
    cable.cut = True
    at.wait(1)
    at.screen.desk.press(Verb.NEXT)
    wait_for(at.screen.findChildren(StaleBanner)[0].isVisible)
    yield "away"
    cable.cut = False
    wait_for(lambda: not model.busy)
    at.press(Verb.UNDO)


def _sign_in(screen: CounterScreen, who: Colleague) -> None:
    wait_for(lambda: not screen.model.admission.busy and screen.model.desk is not None)
    wait_for(
        lambda: screen.model.person is not None,
        press=lambda: screen.sign_in.wanted.emit(who.number, PIN),
    )


def _other(who: Colleague) -> Colleague:
    return next(one for one in COLLEAGUES if one is not who)


def _short_service(day: PlayedDay, who: Colleague) -> str:
    """One that begins and ends at this counter."""
    catalogue = day.house.center.hall.catalogue
    assert catalogue is not None
    services = (one for agency in who.agencies for one in catalogue.of_agency(agency))
    return next(one.code for one in services if len(catalogue.stages(one.code)) == 1)


def _come(day: PlayedDay, service: str) -> None:
    """Three people take a ticket for it."""
    for _ in range(3):
        new = day.house.new_id
        day.house.do(c.Issue, visit=new(), token=new_token(), asked=(c.Asked(service),))


def _named(verb: Verb) -> str:
    return verb.value.replace("_", "-")

"""Pictures of the windows as they are in the middle of the morning, and of the tickets."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

from center_app.center import Center
from center_app.cli.demo.camera import Camera, shown
from center_app.cli.demo.counter_pictures import Cable, counter_pictures
from center_app.cli.demo.day import PlayedDay
from center_app.cli.demo.manager_pictures import manager_pictures, wall_pictures
from center_app.cli.demo.past import past_weeks
from center_app.cli.demo.styles import PLAIN, Style
from center_app.cli.house import House
from center_app.cli.windows import Windows
from center_app.cli.windows.display import display_window
from center_app.cli.windows.facing import facing_window
from center_app.cli.windows.kiosk import kiosk_window
from center_app.cli.windows.reception import reception_window
from center_app.cli.windows.waiting import wait_for
from center_app.domain import commands as c
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE, SECOND, local
from center_app.domain.message import Voice
from center_app.domain.step import Line
from center_app.domain.views.facing import Parted, VisitHere
from center_app.domain.visit import Stand
from center_app.language import find
from center_app.sample.center import COLLEAGUES, PIN, Colleague
from printers.raster import WIDTHS, draw
from printers.slip import SlipFacts, slip_for
from ui.citizen.feedback import Feedback
from ui.kiosk.model import KioskModel
from ui.kiosk.visitor import Page, Visitor

BOOKING, AHEAD = "DEMO4711", 10 * MINUTE
"""The code of an appointment, and how long before it somebody comes."""


def take_pictures(
    day: PlayedDay, camera: Camera, styles: Iterable[Style] = PLAIN, only: str | None = None
) -> list[SlipFacts]:
    """All windows in each style, or `only` one kind of them; a citizen takes a ticket at each
    kiosk. Returns the slips."""
    cable = Cable(day.house.center)
    ground = replace(day.house, center=cast("Center", cable))
    slips: list[SlipFacts] = []
    for style in styles:
        day.clock.move_to(day.clock.now().at + SECOND)  # no two tickets at the same moment
        with closing(Windows(ground, style.language, style.scale, style.contrast)) as windows:
            for kind, pictures in _kinds(windows, day, cable, camera, style, slips).items():
                if {only, style.only} <= {None, kind}:
                    pictures()
    return slips


def _kinds(
    windows: Windows,
    day: PlayedDay,
    cable: Cable,
    camera: Camera,
    style: Style,
    slips: list[SlipFacts],
) -> dict[str, Callable[[], object]]:
    """What draws each kind of window; the kiosk adds its slip."""
    house, busiest = day.house, _busiest(day.house)
    return {
        "kiosk": lambda: slips.append(_kiosk(windows, house, camera, style)),
        "counter": lambda: counter_pictures(windows, day, cable, camera, busiest, style),
        "facing": lambda: _facing(windows, camera, busiest, style),
        "reception": lambda: _reception(windows, house, camera, style),
        "display": lambda: _board(windows, camera, style),
        "manager": lambda: _manager(windows, day, camera, style),
    }


def _manager(windows: Windows, day: PlayedDay, camera: Camera, style: Style) -> None:
    """The window at the desk, and the hall on the wall."""
    past_weeks(day.house)
    manager_pictures(windows, day.house, camera, day.link, style)
    wall_pictures(windows, camera, day.link, style)


def ticket_pictures(slips: list[SlipFacts], folder: Path) -> list[str]:
    """The slips as they come out of the printer, on wide paper and on narrow."""
    names = []
    for slip, (paper, dots) in zip(slips, sorted(WIDTHS.items(), reverse=True), strict=False):
        name = f"ticket-{slip.number}-{paper}mm.png"
        picture = draw(slip_for(slip, find("ar"), find("en")), dots).to_png()
        (folder / name).write_bytes(picture)
        names.append(name)
    return names


def _kiosk(windows: Windows, house: House, camera: Camera, style: Style) -> SlipFacts:
    """From the first page to the number, and on with its code."""
    screen = kiosk_window(windows, "kiosk-1")
    model = screen.findChild(KioskModel)
    assert isinstance(model, KioskModel)
    with shown(screen, style.kiosk):
        wait_for(lambda: model.views.complete and model.finding.can_find)
        for name, visitor in _way(model, style.language):
            model.become(visitor)
            camera.take(screen, f"kiosk-{name}-{style.name}")
        model.take(style.language)
        wait_for(lambda: model.facts is not None)
        camera.take(screen, f"kiosk-number-{style.name}")
        assert model.facts is not None
        slip = model.facts
        for page in _with_a_code(model, house, slip.qr):
            camera.take(screen, f"kiosk-{page.replace('_', '-')}-{style.name}")
        return slip


def _with_a_code(model: KioskModel, house: House, ticket: str) -> Iterator[str]:
    """The same citizen with the ticket in hand, then somebody who has an appointment."""
    model.start_over()
    model.become(model.visitor.seek(Page.TICKET))
    yield Page.CODE
    wait_for(lambda: model.visitor.page is Page.TICKET, press=lambda: model.seek(ticket))
    yield Page.TICKET
    model.become(model.visitor.saying(Feedback(2, frozenset({"waiting"}))))
    for page in (Page.LATER, Page.GIVE_BACK, Page.RATING, Page.VOICE):
        model.become(model.visitor.to(page))
        yield page
    model.become(model.visitor.saying(Feedback(voice=Voice.SUGGESTION)))
    for page in (Page.MESSAGE, Page.CONTACT):
        model.become(model.visitor.to(page))
        yield page
    model.become(model.visitor.thanked(page))
    yield Page.THANKS
    model.start_over()
    _book(house)
    wait_for(lambda: model.visitor.page is Page.APPOINTMENT, press=lambda: model.seek(BOOKING))
    yield Page.APPOINTMENT


def _book(house: House) -> None:
    """Make an appointment known that somebody comes to in time."""
    now = house.clock.now().at
    lines = (Line("passport-renewal"), Line("health-insurance-renewal"))
    booked = Appointment(appointment_id(BOOKING), now + AHEAD, lines)
    house.do(c.TakeAppointments, day=local(now).date(), appointments=(booked,))


def _way(model: KioskModel, language: str) -> Iterator[tuple[str, Visitor]]:
    """Page by page: in Arabic for a newborn, in English for two papers to renew."""
    catalogue = model.catalogue
    yield "welcome", model.visitor
    typed = "تجديد رخصه" if language == "ar" else "renew licence"
    yield "search", model.visitor.search().typing(typed)
    yield "agencies", model.visitor.serve(Audience.INDIVIDUALS, catalogue)
    yield "services", model.visitor.open_agency("CSPD")
    yield "card", model.visitor.open_card("passport-renewal")
    yield from _for_a_newborn(model) if language == "ar" else _for_two_papers(model)
    yield "papers", model.visitor.having("id-card", ready=True).to(Page.PAPERS)
    for page in (Page.MISSING, Page.PRIORITY, Page.ASSISTANCE):
        yield page, model.visitor.to(page)


def _for_a_newborn(model: KioskModel) -> Iterator[tuple[str, Visitor]]:
    newborn = model.catalogue.bundle("newborn")
    assert newborn is not None
    yield "life-event", model.visitor.open_life_event(newborn, model.catalogue)
    yield "basket", model.visitor.take_life_event(model.catalogue)


def _for_two_papers(model: KioskModel) -> Iterator[tuple[str, Visitor]]:
    model.become(model.visitor.open_agency("GAM"))
    yield "online", model.visitor.open_card("traffic-fines")
    visitor = model.visitor
    for code in ("passport-renewal", "health-insurance-renewal"):
        service = model.catalogue.service(code)
        assert service is not None
        visitor = visitor.ask(service)
    yield "basket", visitor.to(Page.BASKET)


def _facing(windows: Windows, camera: Camera, colleague: Colleague, style: Style) -> None:
    """The citizen's side while a visit is served, then what follows for who has been served."""
    screen = facing_window(windows, colleague.counter)
    model = screen.model
    with shown(screen, style.facing):
        wait_for(lambda: model.view is not None and model.view.visit is not None)
        model.stand_still()
        view = model.view
        assert view is not None
        assert view.visit is not None
        here = replace(view.visit, language=style.language)
        free = replace(view, visit=None, parted=None)
        for name, seen in (
            ("free", free),
            ("called", replace(view, visit=replace(here, stand=Stand.CALLED))),
            ("serving", replace(view, visit=here)),
            ("hold", replace(free, parted=_parted(here, Stand.HELD))),
            ("rating", replace(free, parted=_parted(here, Stand.SERVED))),
        ):
            model.show(seen)
            camera.take(screen, f"facing-{name}-{style.name}")
        model.rate(4)
        camera.take(screen, f"facing-reasons-{style.name}")
        model.tell_more()
        camera.take(screen, f"facing-kinds-{style.name}")
        model.choose(Voice.SUGGESTION)
        camera.take(screen, f"facing-message-{style.name}")


def _parted(visit: VisitHere, stand: Stand) -> Parted:
    """Somebody who has just left the counter."""
    return Parted("visit", "sitting", visit.number, visit.language, stand, "copy", None, False)


def _reception(windows: Windows, house: House, camera: Camera, style: Style) -> None:
    """From a few letters to a basket; what was asked for is left without a number."""
    screen = reception_window(windows)
    model = screen.model
    with shown(screen, style.desk):
        camera.take(screen, f"reception-sign-in-{style.name}")
        wait_for(
            lambda: model.person is not None and model.views.reference.finder is not None,
            press=lambda: screen.sign_in.wanted.emit(COLLEAGUES[0].number, PIN),
        )
        model.field.write("تجديد رخصه" if style.language == "ar" else "renew licence")
        camera.take(screen, f"reception-search-{style.name}")
        for code in ("passport-renewal", "health-insurance-renewal"):
            model.take(code)
        wait_for(lambda: model.views.outlook is not None)
        camera.take(screen, f"reception-{style.name}")
        waiting = next(iter(house.center.hall.standing(Stand.WAITING)), None)
        if waiting is not None:
            model.start_over()
            model.open_visit(waiting.id)
            wait_for(lambda: model.visit is not None)
            camera.take(screen, f"reception-ticket-{style.name}")


def _board(windows: Windows, camera: Camera, style: Style) -> None:
    screen = display_window(windows)
    with shown(screen, style.hall):
        wait_for(lambda: windows.answered)
        camera.take(screen, f"display-{style.name}")


def _busiest(house: House) -> Colleague:
    """Somebody who serves a visit just now, the one with the longest basket."""

    def steps(colleague: Colleague) -> int:
        visit = house.center.hall.visit_at(colleague.counter)
        return len(visit.steps) if visit is not None and visit.serving() is not None else 0

    return max(COLLEAGUES, key=steps)

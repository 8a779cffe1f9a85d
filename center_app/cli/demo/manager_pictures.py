"""Pictures of the manager's window: looked at by anybody, and used by whoever is in charge."""

from center_app.cli.demo.camera import Camera, shown
from center_app.cli.demo.styles import PLAIN, Style
from center_app.cli.house import House
from center_app.cli.windows import Windows
from center_app.cli.windows.manager import manager_window, wall_window
from center_app.cli.windows.waiting import wait_for
from center_app.domain import commands as c
from center_app.domain.alarm import AlarmAnswer, AlarmKind, Sign
from center_app.domain.counter import Status
from center_app.domain.document import Document
from center_app.domain.message import Voice
from center_app.domain.people import Role
from center_app.sample.center import COLLEAGUES, OFFICE, PIN
from center_app.store.kept.stations import Kind, add_station, enrol_station, stations
from sync.worker import Worker
from ui.manager.book import (
    ACTIONS,
    ALARMS,
    CENTER,
    DEVICES,
    DOCUMENTS,
    EMPLOYEES,
    MESSAGES,
    TODAY,
    UNANNOUNCED,
    VISITS,
    WAITING,
)
from ui.manager.chosen_days import Unit
from ui.manager.screen import ManagerScreen

COMPLAINT = "انتظرتُ نصف ساعة ثم طُلبت صورة لم تُذكر في بطاقة الخدمة. يُرجى توضيح الوثائق المطلوبة."

PLAN = "توضيح الوثائق المطلوبة في بطاقة الخدمة وعلى شاشة الجهاز قبل أخذ الرقم."

MET, IN_PART = 1, 2
"""Places of two answers of the form."""
UNUSED = "display-2"
STATIONS = (
    ("kiosk-1", Kind.KIOSK, None),
    ("kiosk-2", Kind.KIOSK, None),
    *((f"counter-{n}", Kind.COUNTER, f"{n}") for n in range(1, 5)),
    ("reception", Kind.RECEPTION, None),
    ("display-1", Kind.DISPLAY, None),
    (UNUSED, Kind.DISPLAY, None),
)


def manager_pictures(
    windows: Windows, house: House, camera: Camera, link: Worker, style: Style
) -> None:
    """The hall and its queue, the employees and the messages; in the gallery the forms too."""
    screen = manager_window(windows, link=link)
    with shown(screen, style.desk):
        wait_for(lambda: windows.answered and screen.model.views.course is not None)
        camera.take(screen, f"manager-{style.name}")
        screen.tabs.buttons[WAITING].click()
        wait_for(lambda: screen.model.views.queue is not None)
        camera.take(screen, f"manager-waiting-{style.name}")
        screen.tabs.buttons[TODAY].click()
        camera.take(screen, f"manager-today-{style.name}")
        if style not in PLAIN:
            _help(house, screen, camera, style)
        _raise(house)
        wait_for(lambda: len(screen.model.views.alarms) > 1)
        screen.tabs.buttons[ALARMS].click()
        camera.take(screen, f"manager-alarms-{style.name}")
        _devices(house, screen, camera, style)
        _employees(screen, camera, style)
        if style not in PLAIN:
            _forms(screen, camera, style)
        _messages(house, screen, camera, style)
        _actions(house, screen, camera, style)
        _visits(house, screen, camera, style)
        _unannounced(screen, camera, style)
        _documents(screen, camera, style)
        _set_up(screen, camera, style)


def _raise(house: House) -> None:
    """Two alarms, once: one that keeps people waiting, and one that does not yet."""
    if house.center.hall.alarms:
        return
    raised = (Sign(AlarmKind.SILENT_STATION, "kiosk-2"), 0), (Sign(AlarmKind.LATE_LINK), 40)
    found = tuple(c.NewAlarm(house.new_id(), sign, value) for sign, value in raised)
    house.do(c.NoteAlarms, raised=found)
    people = house.center.hall.employees.values()
    owner = next(one.id for one in people if Role.MANAGER in one.roles)
    house.center.do(
        c.TakeUpAlarm(
            id=house.new_id(),
            station="manager",
            employee=owner,
            alarm=found[1].id,
            answer=AlarmAnswer.REPAIRING,
        )
    )


def _devices(house: House, screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """The machines: some at work, one that is silent, and one that waits for its enrolment."""
    at = house.clock.now().at
    if not stations(house.engine):
        for name, kind, counter in STATIONS:
            code = add_station(house.engine, name, kind, counter, at, "WXYZ")
            if name != UNUSED:
                enrol_station(house.engine, code, at)
    screen.tabs.buttons[DEVICES].click()
    wait_for(lambda: len(screen.model.views.devices) > len(STATIONS))
    camera.take(screen, f"manager-devices-{style.name}")


def wall_pictures(windows: Windows, camera: Camera, link: Worker, style: Style) -> None:
    """The hall on a large screen on the wall."""
    screen = wall_window(windows, link=link, height=style.hall.height())
    with shown(screen, style.hall):
        views = screen.views
        wait_for(lambda: windows.answered and bool(views.names) and views.course is not None)
        camera.take(screen, f"wall-{style.name}")


def _help(house: House, screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """A call for help, and signing in."""
    at_work = (one for one in house.center.hall.counters.values() if one.status is Status.OPEN)
    house.do(c.CallForHelp, counter=next(at_work).code)
    wait_for(screen.help.isVisible)
    camera.take(screen, f"manager-help-{style.name}")
    screen.model.acknowledge_help()
    wait_for(screen.help.isHidden)
    screen.bar.who.click()
    camera.take(screen, f"manager-sign-in-{style.name}")
    screen.acting.back.click()


def _employees(screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """Signing in leads to the list."""
    page, views = screen.book.employees, screen.model.views
    screen.tabs.buttons[EMPLOYEES].click()
    wait_for(
        lambda: views.staff is not None and page.list.table.key != "",
        press=lambda: screen.acting.form.wanted.emit(OFFICE, PIN),
    )
    page.list.search.setText(COLLEAGUES[6].number)
    page.list.search.clear()
    camera.take(screen, f"manager-employees-{style.name}")


def _forms(screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """Somebody's skills, a new PIN, and somebody new."""
    page = screen.book.employees
    page.list.card.buttons["today"].click()
    camera.take(screen, f"manager-skills-{style.name}")
    page.skills.back.click()
    page.list.card.buttons["pin"].click()
    wait_for(lambda: page.pin.holds)
    camera.take(screen, f"manager-pin-{style.name}")
    page.pin.go.click()
    page.list.add.click()
    page.person.save.click()
    camera.take(screen, f"manager-add-{style.name}")
    page.person.back.click()


def _messages(house: House, screen: ManagerScreen, camera: Camera, style: Style) -> None:
    _tell(house)
    page = screen.book.messages
    screen.tabs.buttons[MESSAGES].click()
    wait_for(lambda: page.table.key != "")
    mail = screen.model.mail
    wait_for(lambda: mail.message != "", press=lambda: mail.read(page.table.key))
    camera.take(screen, f"manager-messages-{style.name}")


def _actions(house: House, screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """An action because of the complaint: asked for, and followed."""
    page, improving = screen.book.improvement, screen.model.improving
    complaint = next(one for one in screen.model.views.messages if one.message.has_contact)
    if not house.center.hall.actions:
        improving.begin_for(complaint)
        wait_for(lambda: page.form.who.count() > 0 and page.form.open.isEnabled())
        page.form.text.setPlainText(PLAN)
        camera.take(screen, f"manager-action-new-{style.name}")
        page.form.open.click()
    wait_for(lambda: page.table.key != "", press=screen.tabs.buttons[ACTIONS].click)
    wait_for(page.card.plan.isVisible)
    camera.take(screen, f"manager-actions-{style.name}")


def _visits(house: House, screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """The story of whoever was called most often, found by the number."""
    page = screen.book.visits
    screen.tabs.buttons[VISITS].click()
    visits = house.center.hall.visits.values()
    page.search.number.setText(max(visits, key=lambda one: len(one.sittings)).number)
    wait_for(lambda: screen.model.tracing.telling is not None, press=page.search.go.click)
    camera.take(screen, f"manager-visits-{style.name}")


def _unannounced(screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """The standard form as it is filled in, and what was recorded."""
    page, shopping = screen.book.unannounced, screen.model.shopping
    screen.tabs.buttons[UNANNOUNCED].click()
    page.new.click()
    for box in page.form.items.values():
        box.setCurrentIndex(MET)
    page.form.items["promise"].setCurrentIndex(IN_PART)
    camera.take(screen, f"manager-unannounced-new-{style.name}")
    wait_for(lambda: bool(shopping.rows), press=page.form.save.click)
    camera.take(screen, f"manager-unannounced-{style.name}")


def _documents(screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """What was made by itself, and what a month can have."""
    page = screen.book.documents
    screen.tabs.buttons[DOCUMENTS].click()
    page.choice.units.buttons[Unit.MONTH.value].click()
    page.document.setCurrentIndex(list(Document).index(Document.PERFORMANCE))
    camera.take(screen, f"manager-documents-{style.name}")


def _set_up(screen: ManagerScreen, camera: Camera, style: Style) -> None:
    """How the center is set up, part by part."""
    page = screen.book.center
    screen.tabs.buttons[CENTER].click()
    wait_for(lambda: screen.model.views.premises is not None)
    page.dates.tomorrow.click()
    for name, part in zip(("hours", "places", "rule"), page.parts.buttons, strict=False):
        part.click()
        camera.take(screen, f"manager-{name}-{style.name}")


def _tell(house: House) -> None:
    """Some messages, once: a complaint about somebody's visit, and a suggestion."""
    hall = house.center.hall
    if hall.messages:
        return
    visit = next(one for one in hall.visits.values() if one.sittings)
    service = visit.lines[0].service
    contact = "079 000 0000"
    house.do(
        c.Tell,
        message=house.new_id(),
        voice=Voice.COMPLAINT,
        text=COMPLAINT,
        contact=contact,
        visit=visit.id,
        service=service,
    )
    house.do(c.Tell, message=house.new_id(), voice=Voice.SUGGESTION, text="مقاعد أكثر قرب الشباك")

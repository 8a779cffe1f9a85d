"""What the manager sees and does."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.hall import Phase
from center_app.domain.people import Role, Skill
from center_app.domain.printer import PrinterState
from center_app.domain.refusal import Unavailable
from center_app.language import find
from center_app.language.bidi import plain
from founding import Post, full
from hall_on_screen import HallOnScreen, MakeHall
from in_charge import sign_in
from manual_clock import moment
from screens import clipped, desk_look, laid_out
from sync.failures import Trouble
from sync.worker import LinkSource, SyncStatus
from ui.manager.book import CERTIFICATES, NOW, TODAY, WAITING
from ui.manager.model import MakeReport
from ui.manager.parts.close_question import CloseQuestion
from ui.manager.screen import ManagerScreen, open_manager
from ui.manager.service_rows import Column
from ui.theme import Contrast

ARABIC, ENGLISH = find("ar"), find("en")


def no_report(_by: str) -> Path:
    raise AssertionError("nobody asked for a report")


class Link:
    """The link to the registry, as the test wants it to stand."""

    def __init__(self, status: SyncStatus) -> None:
        self._status = status

    def status(self) -> SyncStatus:
        return self._status


def manager_of(
    hall: HallOnScreen,
    qtbot: QtBot,
    *,
    scale: float = 1.0,
    contrast: Contrast = Contrast.LIGHT,
    report: MakeReport = no_report,
    link: LinkSource | None = None,
) -> ManagerScreen:
    look = desk_look(scale, contrast)
    languages = (ENGLISH, ARABIC)
    screen = open_manager(hall.station, hall.tasks, hall.watch, languages, look, report, link)
    qtbot.addWidget(screen)
    hall.watch.start()
    laid_out(screen, 1366, 768)
    views = screen.model.views
    hall.until(lambda: views.overview is not None and views.today is not None)
    hall.until(lambda: bool(views.names))
    return screen


def figures(screen: ManagerScreen) -> list[str]:
    cards = screen.glance.widgets()
    return [plain(card.accessibleName()) for card in cards if card.isVisibleTo(screen)]


def the_question(screen: ManagerScreen) -> CloseQuestion:
    question = screen.findChild(CloseQuestion)
    assert question is not None
    return question


def test_an_empty_day_looks_right(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    assert screen.state.text == "All is well in the hall. Nobody is waiting."
    assert figures(screen) == [
        "Waiting now, 0, on hold: 0",
        "Longest wait now, –",
        "Over target, 0, close to target: 0",
        "Being served, 0, called: 0",
        "Open counters, 3 / 3, on a break: 0",
    ]
    assert screen.now.nothing.isVisibleTo(screen)


def test_waits_are_seen_as_they_build(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    hall.day.issue("birth")
    hall.clock.go_on(minutes=16)
    number = hall.day.issue("birth")
    hall.until(lambda: figures(screen)[0] == "Waiting now, 2, on hold: 0")
    assert figures(screen)[1] == "Longest wait now, 16 min, number A001, target 15 min"
    assert screen.state.text.startswith("The hall needs action now")
    hall.day.call("1")
    hall.until(lambda: figures(screen)[0].startswith("Waiting now, 1"))
    assert number == "A002"


def test_a_service_without_a_counter_is_an_alarm(make_hall: MakeHall, qtbot: QtBot) -> None:
    hall = make_hall(posts=(Post("1", "employee-1", full("birth")),))
    screen = manager_of(hall, qtbot)
    hall.day.issue("vaccination")
    hall.until(lambda: "No open counter serves “Vaccination”; waiting: 1" in screen.state.text)


def test_counters_show_who_sits_there_and_whom_they_serve(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    hall.day.issue("birth")
    hall.day.call("2")
    hall.day.start("2")
    hall.day.pause("3")
    told = [
        "Counter 1, Ready, 0 min, Employee 1",
        "Counter 2, Serving, A001, 0 min, Employee 2",
        "Counter 3, Break, 0 min, Employee 3",
    ]
    hall.until(lambda: [card.accessibleName() for card in screen.now.counters.widgets()] == told)


def test_closing_the_day_asks_once_and_says_what_expires(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    who = sign_in(hall, screen, Role.SUPERVISOR)
    for _ in range(2):
        hall.day.issue("birth")
    hall.until(lambda: figures(screen)[0].startswith("Waiting now, 2"))
    screen.day_actions.close_day.click()
    question = the_question(screen)
    assert question.told.text().startswith("2 visits are still open.")
    question.yes.click()
    hall.until(lambda: screen.notices.told.text == "The day has been closed.")
    hall.until(lambda: screen.state.text.startswith("The day is closed"))
    assert hall.center.hall.phase is Phase.CLOSED
    assert hall.center.journal.after(0)[-1].envelope.actor == who
    assert screen.day_actions.reopen.isVisibleTo(screen)
    assert not screen.day_actions.close_day.isVisibleTo(screen)


def test_going_back_closes_nothing(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    sign_in(hall, screen, Role.MANAGER)
    screen.day_actions.close_day.click()
    question = the_question(screen)
    assert "Nobody is waiting" in question.told.text()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    hall.settle()
    assert hall.center.hall.phase is Phase.RUNNING


def test_a_day_closed_by_mistake_goes_on(hall: HallOnScreen, qtbot: QtBot) -> None:
    hall.day.end()
    screen = manager_of(hall, qtbot)
    sign_in(hall, screen, Role.MANAGER)
    screen.day_actions.reopen.click()
    hall.until(lambda: screen.notices.told.text.startswith("The day goes on"))
    assert hall.center.hall.phase is Phase.RUNNING


def test_the_voice_of_the_hall_is_muted_and_speaks_again(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    who = sign_in(hall, screen, Role.SUPERVISOR)
    screen.day_actions.mute.click()
    hall.until(lambda: screen.day_actions.unmute.isVisibleTo(screen))
    assert not screen.day_actions.mute.isVisibleTo(screen)
    assert hall.center.hall.muted
    assert hall.center.journal.after(0)[-1].envelope.actor == who
    screen.day_actions.unmute.click()
    hall.until(lambda: screen.day_actions.mute.isVisibleTo(screen))
    assert not hall.center.hall.muted


def test_the_report_is_made_and_its_place_is_told(
    hall: HallOnScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[str] = []

    def make(by: str) -> Path:
        asked.append(by)
        return tmp_path / "day.pdf"

    screen = manager_of(hall, qtbot, report=make)
    screen.day_actions.report.click()
    assert screen.acting.isVisible()
    who = sign_in(hall, screen, Role.MANAGER)
    hall.until(lambda: screen.notices.told.text == "The day's report is ready.")
    assert asked == [who]


@pytest.mark.parametrize("why", [Unavailable("nobody makes reports here"), OSError("disk full")])
def test_a_report_that_cannot_be_made_now_is_told_calmly(
    hall: HallOnScreen, qtbot: QtBot, why: Exception
) -> None:
    def fail(_by: str) -> Path:
        raise why

    screen = manager_of(hall, qtbot, report=fail)
    sign_in(hall, screen, Role.MANAGER)
    screen.day_actions.report.click()
    hall.until(lambda: screen.notices.told.text.startswith("This cannot be done just now."))
    assert screen.day_actions.report.isEnabled()


def test_a_refusal_is_a_sentence(hall: HallOnScreen, qtbot: QtBot) -> None:
    hall.day.end()
    screen = manager_of(hall, qtbot)
    sign_in(hall, screen, Role.MANAGER)
    hall.day.reopen()
    screen.model.reopen_day()
    hall.until(lambda: bool(screen.notices.told.text))
    assert screen.notices.told.text == "The center is closed now."


def test_a_lost_center_is_told_and_comes_back(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    hall.line.cut = True
    hall.until(screen.stale.isVisible)
    hall.line.cut = False
    hall.until(lambda: not screen.stale.isVisible())


def test_a_printer_without_paper_is_told_until_it_has_some(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    screen = manager_of(hall, qtbot)
    report_printer(hall, PrinterState.PAPER_OUT)
    hall.until(lambda: plain(screen.notices.printers.text) == "kiosk-1: The paper is out.")
    assert screen.notices.printers.isVisibleTo(screen)
    screen.speak(ARABIC)
    assert plain(screen.notices.printers.text) == "kiosk-1: نفد الورق."
    report_printer(hall, PrinterState.WELL)
    hall.until(lambda: not screen.notices.printers.isVisibleTo(screen))


def report_printer(hall: HallOnScreen, state: PrinterState) -> None:
    new_id = hall.station.new_id()
    hall.center.do(c.ReportPrinter(id=new_id, station="kiosk-1", state=state))


def test_the_link_to_the_registry_is_seen(hall: HallOnScreen, qtbot: QtBot) -> None:
    since = moment("2026-11-22 09:00")
    down = Link(SyncStatus(False, since, 12, 500, None, Trouble.DENIED))
    screen = manager_of(hall, qtbot, link=down)
    told = "Registry: offline since 09:00, 12 entries wait"
    hall.until(lambda: screen.bar.registry.text() == told)
    assert screen.notices.trouble.text.startswith("The registry does not accept")


def test_without_a_registry_nothing_is_claimed(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    assert screen.bar.registry.text() == "Registry: not set up"


def test_the_days_figures_explain_themselves_to_hand_and_keyboard(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    screen = manager_of(hall, qtbot)
    screen.tabs.buttons[TODAY].click()
    first, second = screen.today.tiles[:2]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert screen.today.definition.text() == "All visits, whatever became of them."
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert screen.today.definition.text() == second.toolTip()
    assert second.accessibleDescription() == second.toolTip()


def certify(hall: HallOnScreen, until: date, who: str = "employee-1") -> None:
    """The employee is certified for births until then, and for nothing else."""
    skills = (Skill("birth", until=until),)
    hall.center.do(
        c.EnrolEmployee(
            id=hall.station.new_id(),
            station="server",
            who=who,
            home="civil",
            roles=(Role.AGENT,),
            skills=skills,
        )
    )


def test_a_certificate_that_ends_has_a_page_out_of_the_hall_s_way(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    screen = manager_of(hall, qtbot)
    tab, group = screen.tabs.buttons[CERTIFICATES], screen.tabs.groups[-1]
    assert not screen.tabs.offers(CERTIFICATES)
    assert group.text() == "Staff and center"
    certify(hall, date(2026, 11, 10))
    hall.until(lambda: screen.tabs.offers(CERTIFICATES))
    assert not tab.isVisibleTo(screen)
    assert group.text() == "Staff and center: 1"
    assert tab.text() == "Staff certificates: 1"
    assert screen.state.text == "All is well in the hall. Nobody is waiting."
    assert screen.now.isVisibleTo(screen)
    tab.click()
    (card,) = screen.certificates.cards.widgets()
    assert card.accessibleName() == "Employee 1, Ran out on 10 November 2026, Birth"
    assert not screen.now.isVisibleTo(screen)
    screen.bar.language.click()
    (card,) = screen.certificates.cards.widgets()
    assert plain(card.accessibleName()).endswith("انتهى في 10 تشرين الثاني 2026, خدمة birth")


def test_the_page_is_left_when_there_is_nothing_to_tell_any_more(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    certify(hall, date(2026, 12, 1))
    screen = manager_of(hall, qtbot)
    tab = screen.tabs.buttons[CERTIFICATES]
    hall.until(lambda: screen.tabs.offers(CERTIFICATES))
    tab.click()
    assert tab.isVisibleTo(screen)
    certify(hall, date(2027, 12, 1))
    hall.until(lambda: not screen.tabs.offers(CERTIFICATES))
    assert not tab.isVisibleTo(screen)
    assert screen.now.isVisibleTo(screen)
    assert not screen.certificates.isVisibleTo(screen)


def test_who_has_no_name_here_is_not_told_of(hall: HallOnScreen, qtbot: QtBot) -> None:
    certify(hall, date(2026, 11, 10), "employee-99")
    certify(hall, date(2026, 11, 10))
    screen = manager_of(hall, qtbot)
    hall.until(lambda: screen.tabs.offers(CERTIFICATES))
    assert screen.tabs.buttons[CERTIFICATES].text() == "Staff certificates: 1"


def test_all_services_of_today_can_be_seen(hall: HallOnScreen, qtbot: QtBot) -> None:
    hall.day.issue("birth")
    hall.day.serve("1")
    screen = manager_of(hall, qtbot)
    assert screen.now.table.rows.rowCount() == 0
    screen.everything.click()
    assert screen.now.table.rows.rowCount() == 2


def test_state_forecast_and_curves_are_seen_at_once_on_a_small_screen(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    hall.day.issue("birth")
    hall.clock.go_on(minutes=16)
    screen = manager_of(hall, qtbot)
    hall.until(screen.now.course.isVisible)
    laid_out(screen, 1366, 768)
    chart = screen.now.course.arrivals
    assert chart.mapTo(screen, chart.rect().bottomLeft()).y() < 768
    assert Column.THEN in screen.now.table.shown_columns()


def test_the_language_turns_and_nothing_is_lost(hall: HallOnScreen, qtbot: QtBot) -> None:
    hall.day.issue("birth")
    screen = manager_of(hall, qtbot)
    screen.everything.click()
    screen.bar.language.click()
    assert screen.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert screen.state.text.startswith("القاعة تسير على ما يرام")
    assert screen.everything.isChecked()
    assert screen.now.table.rows.rowCount() == 2
    screen.bar.language.click()
    assert screen.state.text.startswith("All is well")


def test_the_page_of_who_waits_answers_why_one_is_not_next(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    screen = manager_of(hall, qtbot)
    for counter in ("1", "2", "3"):
        hall.day.issue("birth")
        hall.day.call(counter)
    for _ in range(2):
        hall.day.issue("birth")
        hall.clock.go_on(minutes=1)
    screen.tabs.buttons[WAITING].click()
    page = screen.waiting
    hall.until(lambda: page.table.rows.rowCount() == 2)
    assert plain(page.calls.said[0].head).endswith("A003 · Counter 3")
    page.table.setCurrentIndex(page.table.rows.index(1, 0))
    ahead = "1 visit goes before A005"
    hall.until(lambda: plain(page.standing.said[0].head).endswith(ahead))
    assert page.standing.said[1].text.startswith("A004: waited ")
    hall.day.miss("1")
    hall.day.call("1")
    hall.until(lambda: plain(page.standing.said[0].head).startswith("A005 is next at counter"))
    assert page.table.key == hall.day.visit("A005"), "what was chosen stays chosen"


def test_the_queue_is_only_reckoned_while_its_page_is_open(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    screen = manager_of(hall, qtbot)
    assert screen.model.views.queue is None
    screen.tabs.buttons[WAITING].click()
    hall.until(lambda: screen.model.views.queue is not None)
    assert screen.waiting.nothing.isVisible()
    screen.tabs.buttons[NOW].click()
    hall.settle()
    seen = screen.model.views.queue
    hall.day.issue("birth")
    hall.until(lambda: figures(screen)[0].startswith("Waiting now, 1"))
    assert screen.model.views.queue is seen
    screen.tabs.buttons[WAITING].click()
    hall.until(lambda: screen.waiting.table.rows.rowCount() == 1)


@pytest.mark.long
def test_text_and_contrast_follow_their_buttons(hall: HallOnScreen, qtbot: QtBot) -> None:
    screen = manager_of(hall, qtbot)
    for percent in ("125 %", "150 %", "200 %", "100 %"):
        screen.bar.text_size.click()
        assert plain(screen.bar.text_size.text()) == percent
    screen.bar.contrast.click()
    assert screen._look.theme.contrast is Contrast.HIGH


@pytest.mark.parametrize(
    ("size", "scale", "arabic"),
    [
        ((1366, 768), 1.0, False),
        ((1366, 768), 2.0, True),
        ((1920, 1080), 2.0, False),
        pytest.param((1366, 768), 1.0, True, marks=pytest.mark.chaos),
        pytest.param((1366, 768), 1.5, True, marks=pytest.mark.chaos),
        pytest.param((1366, 768), 1.5, False, marks=pytest.mark.chaos),
        pytest.param((1366, 768), 2.0, False, marks=pytest.mark.chaos),
        pytest.param((1920, 1080), 2.0, True, marks=pytest.mark.chaos),
    ],
)
def test_nothing_is_cut(
    hall: HallOnScreen, qtbot: QtBot, size: tuple[int, int], scale: float, arabic: bool
) -> None:
    since = moment("2026-11-22 09:00")
    down = Link(SyncStatus(False, since, 12, 500, None, Trouble.DENIED))
    for _ in range(3):
        hall.day.issue("birth", "vaccination")
    hall.day.call("1")
    certify(hall, date(2026, 11, 10))
    screen = manager_of(hall, qtbot, scale=scale, link=down)
    if arabic:
        screen.bar.language.click()
    hall.until(screen.notices.trouble.isVisible)
    hall.until(lambda: screen.tabs.offers(CERTIFICATES))
    hall.day.issue("birth", priority="elderly")
    for page in (NOW, WAITING, TODAY, CERTIFICATES):
        screen.tabs.buttons[page].click()
        laid_out(screen, *size)
        hall.until(lambda: clipped(screen) == [])


def test_a_burst_of_numbers_from_one_kiosk_is_told_until_it_is_over(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    screen = manager_of(hall, qtbot)
    for _ in range(14):
        hall.clock.go_on(seconds=1)
        hall.day.issue("birth")
    told = "Station kiosk-1 gave 14 numbers in the last minute."
    hall.until(lambda: plain(screen.notices.bursts.text) == told)
    assert not clipped(laid_out(screen, 1366, 768))
    screen.speak(ARABIC)
    assert "kiosk-1" in screen.notices.bursts.text
    assert "في الدقيقة الأخيرة" in screen.notices.bursts.text
    hall.clock.go_on(minutes=1)
    hall.day.cancel("A001")
    hall.until(screen.notices.bursts.isHidden)


def test_the_hall_is_paused_by_one_press_and_resumed_by_somebody(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    """An evacuation waits for no PIN; going on is somebody's decision."""
    screen = manager_of(hall, qtbot)
    hall.until(lambda: screen.day_actions.pause.isVisibleTo(screen))
    screen.day_actions.pause.click()
    hall.until(lambda: screen.state.text.startswith("The hall is paused"))
    assert hall.center.journal.after(0)[-1].envelope.actor is None
    who = sign_in(hall, screen, Role.SUPERVISOR)
    screen.day_actions.resume.click()
    hall.until(lambda: not screen.state.text.startswith("The hall is paused"))
    resumed = hall.center.journal.after(0)[-1].envelope
    assert (resumed.type, resumed.actor) == ("hall.resumed", who)
    assert screen.day_actions.pause.isVisibleTo(screen)

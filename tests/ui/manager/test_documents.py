"""The documents at the manager's window: seen by anybody, made and opened by name."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.document import Document, Filed, Order
from center_app.domain.people import Role
from center_app.domain.refusal import Damaged, Reason, Refused, Unavailable
from center_app.domain.span import day_of, month_of
from center_app.language import find
from hall_on_screen import HallOnScreen
from in_charge import opened, sign_in
from screens import clipped
from ui.manager.book import DOCUMENTS
from ui.manager.chosen_days import Unit
from ui.manager.pages.documents import DocumentsPage
from ui.manager.screen import ManagerScreen

SUNDAY = date(2026, 11, 22)
FOLDER = Path("/var/lib/center/reports")
FILED = (
    Filed("month-2026-11-ar.xlsx", month_of(SUNDAY), Document.WORKBOOK, "ar", 2, 0, there=True),
    Filed("open-data-2026-11.zip", month_of(SUNDAY), Document.OPEN_DATA, "", 2, 0, there=True),
    Filed("day-2026-11-22-en.pdf", day_of(SUNDAY), Document.REPORT, "en", 1, 0, there=False),
)


class Papers:
    """A folder of documents in memory; `full` is its disk, `closed` says no to everybody."""

    folder = FOLDER

    def __init__(self) -> None:
        self.ordered: list[tuple[Order, str]] = []
        self.taken: list[tuple[str, str]] = []
        self.full = self.closed = False

    def filed(self) -> tuple[Filed, ...]:
        return FILED

    def make(self, order: Order, by: str) -> Path:
        if self.full:
            raise OSError
        if self.closed:
            raise Refused(Reason.NOT_ALLOWED)
        self.ordered.append((order, by))
        return self.folder / "report.pdf"

    def take_out(self, file: str, by: str) -> Path:
        self.taken.append((file, by))
        return self.folder / file


@pytest.fixture
def papers() -> Papers:
    return Papers()


@pytest.fixture
def screen(hall: HallOnScreen, qtbot: QtBot, papers: Papers) -> ManagerScreen:
    return opened(hall, qtbot, archive=papers)


@pytest.fixture
def page(hall: HallOnScreen, screen: ManagerScreen) -> DocumentsPage:
    screen.tabs.buttons[DOCUMENTS].click()
    hall.until(screen.book.documents.table.isVisible)
    return screen.book.documents


def choose(page: DocumentsPage, document: Document, unit: Unit) -> None:
    page.document.setCurrentIndex(list(Document).index(document))
    page.choice.units.buttons[unit.value].click()


def test_a_document_is_made_by_whoever_signs_in_for_it(
    hall: HallOnScreen, screen: ManagerScreen, page: DocumentsPage, papers: Papers
) -> None:
    choose(page, Document.PERFORMANCE, Unit.WEEK)
    assert not page.make.isEnabled()
    assert "choose a month" in page.said.text()
    choose(page, Document.PERFORMANCE, Unit.MONTH)
    page.make.click()
    assert screen.acting.isVisible()
    who = sign_in(hall, screen, Role.MANAGER)
    hall.until(page.open_made.isVisible)
    order = Order(month_of(screen.model.documents.days.today), Document.PERFORMANCE, "en")
    assert papers.ordered == [(order, who)]
    assert str(FOLDER / "report.pdf") in page.said.text()
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    screen.model.documents.open = show
    page.open_made.click()
    hall.until(lambda: shown == [FOLDER / "report.pdf"])
    assert papers.taken == [("report.pdf", who)]


def test_what_lies_there_is_opened_and_what_goes_wrong_is_told(
    hall: HallOnScreen, screen: ManagerScreen, page: DocumentsPage, papers: Papers
) -> None:
    who = sign_in(hall, screen, Role.MANAGER)
    screen.model.documents.open = lambda path: path == FOLDER
    gone, there = page.table.rows.index(2, 0), page.table.rows.index(0, 0)
    page.table.setCurrentIndex(gone)
    page.table.activated.emit(gone)
    assert not page.open_chosen.isEnabled()
    page.table.setCurrentIndex(there)
    page.table.activated.emit(there)
    hall.until(lambda: "nothing to open it with" in page.said.text())
    page.open_folder.click()
    hall.until(lambda: papers.taken == [("month-2026-11-ar.xlsx", who), ("", who)])
    hall.until(lambda: str(FOLDER) in page.said.text())
    papers.full = True
    hall.until(page.make.isEnabled)
    page.make.click()
    hall.until(lambda: "no room on its disk" in page.said.text())
    papers.full, papers.closed = False, True
    page.make.click()
    hall.until(lambda: "not permitted" in screen.notices.told.text)
    assert page.make.isEnabled()


class FarPapers:
    """The documents of a server: `why` is what it answers in place of them."""

    folder = FOLDER

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.why: Exception | None = Unavailable("away")

    def filed(self) -> tuple[Filed, ...]:
        self._answer()
        return FILED

    def take_out(self, file: str, by: str) -> Path:
        self._answer()
        self.taken.append((file, by))
        return self.folder / file

    def _answer(self) -> None:
        if self.why is not None:
            raise self.why


def test_far_from_the_server_its_documents_are_seen_as_soon_as_it_answers(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    papers = FarPapers()
    screen = opened(hall, qtbot, archive=papers)
    screen.tabs.buttons[DOCUMENTS].click()
    page = screen.book.documents
    hall.until(lambda: "does not answer now" in page.nothing.accessibleName())
    papers.why = None
    hall.day.issue("birth")
    hall.until(page.table.isVisible)
    assert not page.make.isVisible()
    assert not page.choice.isVisible()
    assert "made at the center's server" in page.said.text()


def test_a_document_of_the_server_is_opened_or_it_is_said_why_not(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    papers = FarPapers()
    papers.why = None
    screen = opened(hall, qtbot, archive=papers)
    who = sign_in(hall, screen, Role.MANAGER)
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    screen.model.documents.open = show
    screen.tabs.buttons[DOCUMENTS].click()
    page = screen.book.documents
    hall.until(page.table.isVisible)
    page.table.setCurrentIndex(page.table.rows.index(0, 0))
    page.open_chosen.click()
    hall.until(lambda: shown == [FOLDER / FILED[0].file])
    assert papers.taken == [(FILED[0].file, who)]
    for why, sentence in (
        (Unavailable("away"), "the center's server does not answer"),
        (Damaged("another"), "not the document that the server has"),
    ):
        hall.until(page.open_chosen.isEnabled)
        papers.why = why
        page.open_chosen.click()
        hall.until(partial(_says, page, sentence))
    papers.why = Refused(Reason.UNKNOWN_DOCUMENT)
    page.open_chosen.click()
    hall.until(lambda: "does not lie at the center's server" in screen.notices.told.text)
    assert len(shown) == 1


def _says(page: DocumentsPage, sentence: str) -> bool:
    return sentence in page.said.text()


def test_nothing_is_cut_off_in_arabic(
    hall: HallOnScreen, screen: ManagerScreen, page: DocumentsPage
) -> None:
    screen.speak(find("ar"))
    hall.until(lambda: clipped(screen) == [])
    assert page.table.isVisible()

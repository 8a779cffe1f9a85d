"""The parts of the kiosk's window, each alone."""

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from center_app.domain.catalogue import Capacity
from kiosks import ARABIC, ENGLISH, button
from screens import kiosk_look, laid_out
from ui.citizen.page_scroll import PageScroll
from ui.kiosk.parts.capacity_choice import NAMES, CapacityChoice
from ui.kiosk.parts.checklist import Checklist
from ui.kiosk.parts.ends import Ends
from ui.kiosk.parts.fact import Fact
from ui.kiosk.parts.folding_button import FoldingButton
from ui.kiosk.parts.quantity_stepper import QuantityStepper
from ui.kiosk.parts.step_trail import StepTrail
from ui.kiosk.parts.tools import Tools
from ui.kiosk.visitor import Page
from ui.theme import Contrast
from ui.widgets import BodyLabel
from ui.widgets.qr_code import QrCode


@pytest.mark.parametrize("contrast", Contrast)
def test_the_code_on_the_screen_is_read_by_another_program(
    contrast: Contrast, qtbot: QtBot
) -> None:
    content = "https://follow.example.gov.jo/t/Zk3u9Xr2LQe7m1TtYp0aBw"
    code = QrCode(kiosk_look(contrast=contrast), content, "Ticket code")
    qtbot.addWidget(code)
    laid_out(code, code.sizeHint().width(), code.sizeHint().height())
    picture = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    found = zxingcpp.read_barcodes(
        memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    )
    assert [one.text for one in found] == [content]


def test_the_stepper_asks_for_one_more_or_less_and_shows_what_it_is_told(qtbot: QtBot) -> None:
    stepper = QuantityStepper(kiosk_look(), ENGLISH, limit=3)
    qtbot.addWidget(stepper)
    asked: list[int] = []
    stepper.changed.connect(asked.append)
    stepper.show_quantity(2)
    button(stepper, "One more").click()
    button(stepper, "One less").click()
    assert asked == [3, 1]
    assert stepper.accessibleName() == "Quantity: 2"
    stepper.show_quantity(3)
    assert not button(stepper, "One more").isEnabled()


def test_every_capacity_has_a_name() -> None:
    assert set(NAMES) == set(Capacity)


def test_one_capacity_is_chosen_at_a_time(qtbot: QtBot) -> None:
    choice = CapacityChoice(kiosk_look(), ENGLISH, (Capacity.SELF, Capacity.PROXY))
    qtbot.addWidget(choice)
    choice.show_capacity(Capacity.SELF)
    with qtbot.waitSignal(choice.changed) as told:
        button(choice, "Proxy").click()
    assert told.args == [Capacity.PROXY]
    assert not button(choice, "For myself").isChecked()


def test_the_steps_are_told_to_who_does_not_see_them(qtbot: QtBot) -> None:
    trail = StepTrail(kiosk_look())
    qtbot.addWidget(trail)
    trail.show_step(Page.BASKET, ENGLISH)
    assert trail.accessibleName() == "Step 3 of 4: Review"
    trail.show_step(Page.NUMBER, ARABIC)
    assert trail.accessibleName() == "الخطوة 4 من 4: الرقم"


def test_a_folded_button_keeps_its_name(qtbot: QtBot) -> None:
    folding = FoldingButton(kiosk_look(), "home")
    qtbot.addWidget(folding)
    folding.name("Start over")
    wide = folding.sizeHint().width()
    folding.fold(True)
    assert folding.text() == ""
    assert folding.accessibleName() == "Start over"
    assert folding.sizeHint().width() < wide
    assert folding.unfolded_hint().width() == wide
    assert folding.text() == ""


def test_the_other_languages_are_offered_in_their_own_words(qtbot: QtBot) -> None:
    tools = Tools(kiosk_look(), (ARABIC, ENGLISH))
    qtbot.addWidget(tools)
    tools.speak(ARABIC)
    with qtbot.waitSignal(tools.language_chosen) as told:
        button(tools, "English").click()
    assert told.args == [ENGLISH]
    tools.speak(ENGLISH)
    assert button(tools, "العربية").isVisibleTo(tools)


def test_two_ends_stand_above_each_other_where_the_line_is_short(qtbot: QtBot) -> None:
    look = kiosk_look()
    first, last = BodyLabel(look, "Who is the service for?"), BodyLabel(look, "Open until 15:00")
    ends = Ends(look, first, last)
    qtbot.addWidget(ends)
    laid_out(ends, 1600, 200)
    assert last.y() == first.y()
    assert last.geometry().right() == ends.rect().right()
    laid_out(ends, 500, 400)
    assert last.y() > first.geometry().bottom()
    ends.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    laid_out(ends, 1600, 200)
    assert last.x() == 0


def test_a_checklist_is_filled_anew(qtbot: QtBot) -> None:
    checklist = Checklist(kiosk_look(), "document")
    qtbot.addWidget(checklist)
    checklist.fill(["Passport", "Identity card"])
    checklist.fill(["Family book"])
    shown = [label for label in checklist.findChildren(QLabel) if label.isVisibleTo(checklist)]
    assert [label.text() for label in shown] == ["Family book"]


def test_a_fact_is_heard_as_one(qtbot: QtBot) -> None:
    fact = Fact(kiosk_look(), "clock", "Expected wait", "10 minutes")
    qtbot.addWidget(fact)
    assert fact.accessibleName() == "Expected wait: 10 minutes"


def test_a_long_page_moves_by_steps_and_stops_at_its_ends(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    tall = QWidget()
    tall.setFixedHeight(3_000)
    column.addWidget(tall)
    scroll = PageScroll(kiosk_look())
    scroll.put(page)
    qtbot.addWidget(scroll)
    laid_out(scroll, 800, 600)
    bar = scroll.verticalScrollBar()
    scroll.move_by(1)
    qtbot.waitUntil(lambda: 0 < bar.value() < bar.maximum())
    for _ in range(9):
        scroll.move_by(1)
        qtbot.wait(20)
    scroll.move_by(99)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    scroll.move_by(-99)
    qtbot.waitUntil(lambda: bar.value() == 0)

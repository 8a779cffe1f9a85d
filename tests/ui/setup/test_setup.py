"""The window of `center setup`: asked by keyboard, answered while it is told, in both languages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from center_app.language import Language, find
from screens import clipped, desk_look, laid_out, overlapping
from ui.setup.model import Remark, SetupModel
from ui.setup.screen import SetupScreen
from ui.tasks import Tasks

ROLES = {"kiosk": "Kiosk", "server": "The center's server"}


@dataclass(frozen=True)
class Question:
    name: str
    asked: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    file: bool = False


@dataclass(frozen=True)
class Said:
    check: str
    level: str
    text: str
    todo: str = ""

    def said(self, language: Language) -> str:
        return language.say(self.text)

    def advice(self, language: Language) -> str:
        return language.say(self.todo)


LANGUAGE = Question(
    "language", "Language that screens begin in", "", (("ar", "Arabic"), ("en", "English"))
)
ENROLMENT = Question("enrolment", "Enrolment", "Best on another disk.", (), file=True)
PRINTER = Question("printer", "Ticket printer", "For example `windows:NAME`.")


def questions(role: str) -> tuple[Question, ...]:
    return (LANGUAGE, ENROLMENT, PRINTER) if role == "kiosk" else (LANGUAGE,)


class Machine:
    """One that is nothing yet; it takes any enrolment but an empty one."""

    def __init__(self, role: str = "") -> None:
        self._role = role
        self.finished: dict[str, str] = {}

    def role(self) -> str:
        return self._role

    def known(self, role: str) -> dict[str, str]:
        known = {"language": "ar", "enrolment": "", "printer": "none"}
        return {name: known[name] for name in (one.name for one in questions(role))}

    def look(self, answers: Mapping[str, str]) -> list[Remark]:
        disk = Said("disk", "well", "All is well.")
        if answers["role"] == "kiosk" and not answers["enrolment"]:
            needed = "This machine is not enrolled for that yet."
            return [disk, Said("enrolment", "act", needed, "Start it with `{command}`.")]
        return [disk, Said("printer", "watch", "The printer cannot be reached.")]

    def finish(self, answers: Mapping[str, str]) -> list[Remark]:
        found = self.look(answers)
        if not stops(found):
            self.finished = dict(answers)
        return found


def stops(found: object) -> bool:
    assert isinstance(found, list)
    return any(one.level == "act" for one in found)


Open = Callable[..., tuple[SetupScreen, SetupModel]]


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def opened(qtbot: QtBot, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setattr("ui.setup.model.PAUSE_MS", 1)
    tasks = Tasks()

    def open_it(
        lang: str = "ar", scale: float = 1.0, role: str = ""
    ) -> tuple[SetupScreen, SetupModel]:
        machine._role = role
        spoken = (find(lang), find("en" if lang == "ar" else "ar"))
        model = SetupModel(machine, questions, stops, tasks)
        screen = SetupScreen(model, ROLES, spoken, desk_look(scale))
        screen._sized = True
        qtbot.addWidget(screen)
        model.begin()
        laid_out(screen, 1000, 760)
        return screen, model

    yield open_it
    tasks.close()


def settled(qtbot: QtBot, model: SetupModel) -> None:
    qtbot.waitUntil(lambda: not model.busy and not model._pause.isActive())


def test_arabic_comes_first_and_the_role_is_asked_before_all_else(
    qtbot: QtBot, opened: Open
) -> None:
    screen, model = opened()
    assert screen.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert screen.windowTitle() == "إعداد هذا الجهاز"
    assert not screen.fields
    assert not screen.go.isEnabled()
    screen.role.setCurrentIndex(0)
    qtbot.waitUntil(lambda: "enrolment" in screen.fields)
    settled(qtbot, model)
    assert screen.fields["printer"].text.text() == "none"


def test_an_answer_is_looked_at_while_it_is_given(qtbot: QtBot, opened: Open) -> None:
    screen, model = opened("en", role="kiosk")
    qtbot.waitUntil(lambda: bool(model.remarks))
    field = screen.fields["enrolment"]
    assert field.entry.property("wrong")
    QTest.keyClicks(field.text, "kiosk-1.station")
    qtbot.waitUntil(lambda: not field.entry.property("wrong"))
    assert [one.check for one in model.about("printer")] == ["printer"]
    assert [one.check for one in model.besides()] == ["disk"]


def test_it_is_set_up_by_the_keyboard_alone_and_not_before_all_is_right(
    qtbot: QtBot, opened: Open, machine: Machine
) -> None:
    screen, model = opened("en", role="kiosk")
    qtbot.waitUntil(lambda: bool(model.remarks))
    QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, model)
    assert not machine.finished
    QTest.keyClicks(screen.fields["enrolment"].text, "kiosk-1.station")
    settled(qtbot, model)
    with qtbot.waitSignal(model.finished):
        QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert machine.finished["enrolment"] == "kiosk-1.station"
    assert screen.go.accessibleName() == "Set it up again"


def test_another_role_keeps_what_was_answered(qtbot: QtBot, opened: Open) -> None:
    screen, model = opened("en", role="kiosk")
    qtbot.waitUntil(lambda: "language" in screen.fields)
    screen.fields["language"].choice.setCurrentIndex(1)
    screen.role.setCurrentIndex(1)
    qtbot.waitUntil(lambda: model.role == "server")
    assert model.answers == {"role": "server", "language": "en"}


@pytest.mark.parametrize(("lang", "scale"), [("ar", 1.0), ("en", 1.5), ("ar", 2.0), ("en", 2.0)])
def test_nothing_is_cut_or_lies_over_another(
    qtbot: QtBot, opened: Open, lang: str, scale: float
) -> None:
    screen, model = opened(lang, scale, role="kiosk")
    qtbot.waitUntil(lambda: bool(model.remarks))
    settled(qtbot, model)
    window: QWidget = laid_out(screen, 1366, 768)
    assert not clipped(window)
    assert not overlapping(window)


def test_every_field_has_a_name_for_screen_readers(qtbot: QtBot, opened: Open) -> None:
    screen, model = opened("en", role="kiosk")
    qtbot.waitUntil(lambda: bool(model.remarks))
    assert [field.entry.accessibleName() for field in screen.fields.values()] == [
        "Language that screens begin in",
        "Enrolment",
        "Ticket printer",
    ]
    described = screen.fields["printer"].entry.accessibleDescription()
    assert described == "For example windows:NAME.", "a mark of commands is not read out"

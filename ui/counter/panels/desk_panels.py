"""The panels of the desk, one for each verb that asks for a choice; one is open at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.views.at_counter import NumberView
from center_app.language import Language
from ui.counter.desk import DeskState
from ui.counter.ended import Given
from ui.counter.model import CounterModel
from ui.counter.panels.add import AddPanel
from ui.counter.panels.call_number import CallNumberPanel
from ui.counter.panels.finish_visit import FinishVisitPanel
from ui.counter.panels.hold import HoldPanel
from ui.counter.panels.missed import MissedPanel
from ui.counter.panels.outcome import OutcomePanel
from ui.counter.panels.panel import Panel
from ui.counter.panels.pause import PausePanel
from ui.counter.panels.receipt import ReceiptPanel
from ui.counter.panels.resume import ResumePanel
from ui.counter.panels.transfer import TransferPanel
from ui.counter.panels.walk_in import WalkInPanel
from ui.counter.verbs import Verb
from ui.counter.why_not import why_not
from ui.theme import Look


class DeskPanels(QWidget):
    """`changed` when another panel, or none, is open; `off(reason)` from whichever is."""

    changed = Signal()
    off = Signal(str)

    def __init__(self, look: Look, model: CounterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open: Verb | None = None
        hold, transfer, resume = HoldPanel(look), TransferPanel(look), ResumePanel(look)
        pause, outcome, add = PausePanel(look), OutcomePanel(look), AddPanel(look)
        hold.held.connect(model.hold)
        transfer.sent.connect(lambda where: model.transfer(**where))
        resume.resumed.connect(model.resume)
        pause.paused.connect(model.pause)
        outcome.finished.connect(model.finish)
        resume.arrived.connect(model.arrived)
        self.receipt = ReceiptPanel(look)
        model.promised.connect(self._give)
        self._shown: tuple[DeskState, Language] | None = None
        add.added.connect(model.add)
        self._call, self._missed = CallNumberPanel(look), MissedPanel(look)
        walk_in, finish_visit = WalkInPanel(look), FinishVisitPanel(look)
        self._call.wanted.connect(model.want_number)
        self._missed.wanted.connect(model.numbers.ask)
        model.papered.connect(self.close_panel)
        self._call.called.connect(model.call_number)
        self._call.resumed.connect(model.resume)
        self._missed.returned.connect(model.bring_back)
        walk_in.added.connect(model.walk_in)
        finish_visit.finished.connect(model.finish_visit)
        model.numbers.found.connect(self._found)
        self._panels: dict[Verb, Panel] = {
            Verb.HOLD: hold,
            Verb.TRANSFER: transfer,
            Verb.RESUME: resume,
            Verb.PAUSE: pause,
            Verb.OUTCOME: outcome,
            Verb.ADD: add,
            Verb.CALL_NUMBER: self._call,
            Verb.RETURN: self._missed,
            Verb.WALK_IN: walk_in,
            Verb.FINISH_VISIT: finish_visit,
            Verb.FINISH: self.receipt,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for panel in self._panels.values():
            column.addWidget(panel)
            panel.hide()
            panel.closed.connect(self.close_panel)
            panel.off.connect(self.off)

    @property
    def open_panel(self) -> Panel | None:
        return self._panels[self.open] if self.open is not None else None

    def ask(self, verb: Verb, state: DeskState, language: Language) -> None:
        """Open the panel of a verb."""
        self.open = verb
        panel = self._panels[verb]
        panel.ask(state, language)
        for one in self._panels.values():
            one.setVisible(one is panel)
        self.changed.emit()
        panel.begin()

    def show_desk(self, state: DeskState, language: Language) -> None:
        """Keep the open panel true to the desk, or close it when its verb went off."""
        self._shown = (state, language)
        if self.open is None:
            return
        if self.open is not Verb.FINISH and why_not(self.open, state.desk) is not None:
            self.close_panel()
        else:
            self._panels[self.open].ask(state, language)

    def _found(self, number: NumberView) -> None:
        """Whose number it is; nobody waits for that any more once the panel is closed."""
        if self.open is Verb.CALL_NUMBER:
            self._call.show_number(number)
        elif self.open is Verb.RETURN:
            self._missed.show_number(number)

    def _give(self, given: Given) -> None:
        """Show the receipt of what was just finished, until the next key."""
        self.receipt.give(given)
        if self._shown is not None:
            self.ask(Verb.FINISH, *self._shown)

    def close_panel(self) -> None:
        """Go back to the desk."""
        if self.open is not None:
            self.receipt.forget()
            self.open = None
            self.changed.emit()

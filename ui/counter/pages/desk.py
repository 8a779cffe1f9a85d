"""The desk: the visit, its basket and its service, what else there is to know, and every verb."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.counter.model import CounterModel
from ui.counter.panels.desk_panels import DeskPanels
from ui.counter.parts.basket_card import BasketCard
from ui.counter.parts.bulletin_strip import BulletinStrip
from ui.counter.parts.own_day import OwnDayCard
from ui.counter.parts.paper_card import PaperCard
from ui.counter.parts.questions import Questions
from ui.counter.parts.quiet_card import QuietCard
from ui.counter.parts.service_card import ServiceCard
from ui.counter.parts.side_strip import SideStrip
from ui.counter.parts.verb_button import (
    LeadingButton,
    PlaceButton,
    SlipButton,
    UndoButton,
)
from ui.counter.parts.verb_grid import VerbGrid
from ui.counter.parts.visit_card import VisitCard
from ui.counter.verbs import COMMON_WAY, FACES, FURTHER, Verb
from ui.counter.why_not import HALL_PAUSED
from ui.desk.columns import Columns
from ui.desk.sentence import Message
from ui.desk.status_line import StatusLine
from ui.theme import Look, Tone
from ui.widgets import Banner

ROOMY = 1080
"""Width in pixels, at the plain text size, from which four columns stand side by side."""

TURNS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""Keys that scroll, and by how many pages."""


class DeskPage(QWidget):
    """Keys work wherever the focus is; without a focus of their own Space and Enter go on.

    `off(reason)` when a choice was wanted that is off.
    """

    off = Signal(str)

    def __init__(
        self, look: Look, language: Language, model: CounterModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._model = look, language, model
        self._roomy: bool | None = None
        self.visit, self.basket, self.quiet = VisitCard(look), BasketCard(look), QuietCard(look)
        self.paper = PaperCard(look)
        self.service = ServiceCard(look, model.papers.has, model.papers.tick)
        self.strip, self.status = SideStrip(look, language, model.now), StatusLine(look)
        self.way = VerbGrid(look, (LeadingButton(look, verb) for verb in COMMON_WAY), columns=3)
        self.further = VerbGrid(look, (PlaceButton(look, place) for place in FURTHER), columns=4)
        self.slip, self.undo = SlipButton(look), UndoButton(look)
        self.panels = DeskPanels(look, model)
        self.own_day, self.questions = OwnDayCard(look), Questions(look, model)
        self._columns = Columns(look, 4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.halt, self.bulletins = Banner(look), BulletinStrip(look, model)
        self._column.addWidget(self.halt)
        self._column.addWidget(self.bulletins)
        self._column.addWidget(self._columns, 1)
        self._column.addWidget(self.questions)
        line = QHBoxLayout()
        line.addWidget(self.status, 1)
        for button in (self.slip, self.undo):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(line)
        self._bottom = QHBoxLayout()
        self._bottom.addWidget(self.way, 2)
        self._bottom.addWidget(self.further, 3)
        self._column.addLayout(self._bottom)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self._restyle()

    def begin(self) -> None:
        """Somebody has signed in: no panel is open, the keyboard is on the desk."""
        self.panels.close_panel()
        self.setFocus()

    def show_desk(self, state: DeskState, language: Language) -> None:
        """Show the desk as it is now."""
        self._language = language
        desk, reference = state.desk, state.reference
        self.setAccessibleName(language.say(words("Counter {counter}"), counter=desk.counter))
        if desk.visit is not None:
            self.visit.show_visit(desk.visit, desk.at, reference, language, paused=desk.paused)
            self.basket.show_visit(desk.visit, reference, language)
            self.service.show_visit(desk.visit, reference, language)
        if desk.paused:
            self.halt.tell(Tone.WARN, language.say(HALL_PAUSED))
        else:
            self.halt.clear()
        paper = self._model.paper
        if paper is not None:
            self.paper.show_service(paper, self._model.papers_kept, language)
        for grid in (self.way, self.further):
            grid.setEnabled(paper is None)
        self.quiet.show_desk(desk, language)
        self.strip.show_desk(desk, language)
        self.strip.show_link(self._model.link.status, language)
        self.own_day.show_desk(desk, language)
        self.questions.show_desk(language)
        self.visit.notes.show_notes(self._model.notes.notes, language)
        self.panels.show_desk(state, language)
        self._arrange()
        self.tick()

    def tick(self) -> None:
        """Count on what is counted."""
        desk = self._model.desk_now
        if desk is not None:
            for verbs in (self.way, self.further, self.undo):
                verbs.show_desk(desk, self._language)
            self.bulletins.show_desk(self._language)
            self.slip.show_slip(self._model.slips.offer(desk), self._language)
        for part in (self.visit, self.quiet, self.strip):
            part.tick(self._model.age_ms)
        self.paper.tick(self._model.station_now)

    def tell(self, message: Message | None, language: Language) -> None:
        self.status.tell(message, language)

    def press(self, verb: Verb) -> None:
        """A verb's key or button: the desk comes back from whatever was open."""
        self.panels.close_panel()
        self.setFocus()
        self._model.press(verb)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter go on, digits tick papers, Esc comes back, Page Up and Down scroll."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.panels.close_panel()
            self.setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if isinstance(focused, QAbstractButton) and focused.hasFocus():
                focused.click()
            elif not event.isAutoRepeat():
                self._model.press_primary()
        elif event.key() in TURNS:
            self._columns.turn(TURNS[event.key()])
        elif self.panels.open is not None or not self.service.tick(event.text()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another order where there is more or less room."""
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        keys = (face.key for verb, face in FACES.items() if verb is not Verb.HELP)
        for key in dict.fromkeys(keys):  # help is called on every page, by the window
            self._shortcut(key, partial(self._key, key))
        for button in (self.slip, self.undo):
            button.clicked.connect(partial(self.press, button.verb))
        for grid in (self.way, self.further):
            grid.pressed.connect(self.press)
        self.paper.served.connect(partial(self._model.end_paper, served=True))
        self.paper.unserved.connect(partial(self._model.end_paper, served=False))
        self.basket.related.connect(partial(self.press, Verb.ADD_RELATED))
        self.quiet.opened.connect(partial(self.press, Verb.OPEN))
        self._model.asked.connect(self._ask)
        self.panels.changed.connect(self._turned)
        self.panels.off.connect(self.off)
        self._look.changed.connect(self._restyle)

    def _shortcut(self, key: str, then: "partial[None]") -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(then)

    def _key(self, key: str) -> None:
        """A key that two verbs share is for the one whose button shows it."""
        meant = [verb for verb, face in FACES.items() if face.key == key]
        shown = [button.verb for button in self.further.buttons if button.verb in meant]
        self.press((shown or meant)[0])

    def _ask(self, verb: Verb) -> None:
        state = self._model.state
        if state is not None:
            self.panels.ask(verb, state, self._language)

    def _turned(self) -> None:
        self._model.choosing(self.panels.open)
        self._arrange()
        if self.panels.open is None:
            self.setFocus()

    def _arrange(self) -> None:
        """Show the cards that there are, in as many columns as fit."""
        state = self._model.state
        visit = state is not None and state.desk.visit is not None
        panel = self.panels.open is not None
        roomy = is_roomy(self.width(), self._look)
        if roomy is not self._roomy:
            self._roomy = roomy
            self._lay_out(roomy=roomy)
        left: list[QWidget] = [self.visit, self.basket] if visit else [self.quiet, self.own_day]
        if self._model.paper is not None:
            left, visit = [self.paper], False
        detail: list[QWidget] = [self.panels] if panel else [self.service] if visit else []
        first = 5 if visit else 11
        shares = (first, 6, 7, 0) if roomy else (5, 6)
        self._columns.show_cards([*left, *detail, self.further, self.strip], shares)

    def _lay_out(self, *, roomy: bool) -> None:
        """Put every card into its column, shown or not."""
        self._bottom.removeWidget(self.further)
        first: list[QWidget] = [self.visit, self.quiet, self.paper]
        detail: list[QWidget] = [self.panels, self.service]
        if roomy:
            self._columns.fill([[*first, self.own_day], [self.basket], detail, [self.strip]])
            self._bottom.addWidget(self.further, 3)
            self.further.show()
        else:
            beside = [self.further, self.own_day, self.strip]  # what can be done comes first
            self._columns.fill([[*first, *beside], [*detail, self.basket]])
        self.further.set_columns(4 if roomy else 2)
        self.slip.shorten(not roomy)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.theme.space(2))
        self._bottom.setSpacing(self._look.theme.space(4))
        self._roomy = None
        self._arrange()


def is_roomy(width: int, look: Look) -> bool:
    """Whether four columns, and all words of the buttons, fit into so many pixels."""
    return width >= ROOMY * look.theme.scale

"""One improvement action: what is to be done, by whom, until when, and what came of it."""

from collections.abc import Mapping

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QPlainTextEdit, QWidget

from center_app.domain.action import FURTHEST_DAYS, Action
from center_app.domain.text import Text
from center_app.domain.views.actions import ActionView
from center_app.domain.writing import LONGEST_TEXT, cleaned
from center_app.language import Language, words
from center_app.language.bidi import inserted
from center_app.store.kept.plans import Plan
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.action_words import (
    due_said,
    measured_said,
    opened_said,
    owner_said,
    result_said,
    what_said,
)
from ui.manager.parts.action_form import LINES, TOO_LONG, day_in
from ui.manager.parts.days_choice import PATTERN
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import BodyLabel, Chip, FlowRow, Label, Note, PrimaryButton, QuietButton

NO_REASON = Message(Tone.WARN, Sentence(words("Please write why it is dropped.")))


class ActionCard(CardColumn):
    """`done` and `dropped` (Action, str) with what was written, `planned(Action, str, date)` with
    whom and until when, and `read` when wanted."""

    done = Signal(object, str)
    dropped = Signal(object, str)
    planned = Signal(object, str, object)
    read = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language: Language | None = None
        self._action: Action | None = None
        self._people: tuple[tuple[str, str], ...] = ()
        self._what = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._opened, self._state = Note(look), Chip(look)
        self.plan, self.outcome = BodyLabel(look), BodyLabel(look)
        self._before, self._after = BodyLabel(look), BodyLabel(look)
        self.sign_in = PrimaryButton(look, icon="eye")
        self._written_name, self.written = Label(look), QPlainTextEdit()
        self.written.setTabChangesFocus(True)
        self.status = StatusLine(look)
        self.doing, self.dropping = PrimaryButton(look, icon="check"), QuietButton(look, icon="x")
        self._who_name, self.who = Label(look), QComboBox()
        self._due_name, self.due = Label(look), QDateEdit()
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat(PATTERN)
        self.due.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.planning = QuietButton(look, icon="calendar")
        ends, plans = FlowRow(look), FlowRow(look)
        ends.fill([self.doing, self.dropping])
        plans.fill([self.planning])
        self.stack(self._what, self._opened)
        self._column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeading)
        self.stack(self._before, self._after, self.sign_in, self.plan, self.outcome, gap=1)
        self._ending: tuple[QWidget, ...] = (self._written_name, self.written, self.status, ends)
        self._replanning: tuple[QWidget, ...] = (
            self._who_name,
            self.who,
            self._due_name,
            self.due,
            plans,
        )
        self.stack(*self._ending, gap=1)
        self.stack(*self._replanning, gap=1)
        self.end()
        self.sign_in.clicked.connect(self.read)
        self.doing.clicked.connect(self._done)
        self.dropping.clicked.connect(self._drop)
        self.planning.clicked.connect(self._plan)
        look.changed.connect(self._size)
        self._size()

    def begin(self, one: ActionView, today: QDate) -> None:
        """Another action: nothing is written yet."""
        self.written.clear()
        self.due.setDateRange(today, today.addDays(FURTHEST_DAYS))
        due = one.action.due
        self.due.setDate(max(today, QDate(due.year, due.month, due.day)))
        self._choose(one.action.owner)
        self._tell(None)

    def show_action(
        self,
        one: ActionView,
        plan: Plan | None,
        people: tuple[tuple[str, str], ...],
        names: Mapping[str, Text],
        language: Language,
    ) -> None:
        """Show it as it stands; `plan` is None while nobody is signed in to read it."""
        self._language, say, action = language, language.say, one.action
        self._action = action
        self._what.write(what_said(one, language))
        self._opened.write(opened_said(action, language))
        tone = Tone.BAD if one.late else Tone.NEUTRAL
        owner = owner_said(action.owner, names, language)
        self._state.write(f"{due_said(one, language)} · {owner}", tone)
        self._before.write(
            say("Before: {measured}", measured=measured_said(action, action.before, language))
        )
        self._after.write(say("After: {measured}", measured=result_said(action, language)))
        self._after.setVisible(not one.is_open)
        self._show_plan(plan, language)
        for part in self._ending:
            part.setVisible(plan is not None and one.is_open)
        self._show_people(people, action.owner)
        for part in self._replanning:
            part.setVisible(plan is not None and one.is_open and bool(people))
        self._name(language)

    def set_busy(self, busy: bool) -> None:
        """Nothing is pressed twice."""
        for button in (self.sign_in, self.doing, self.dropping, self.planning):
            button.setEnabled(not busy)

    def _show_plan(self, plan: Plan | None, language: Language) -> None:
        say = language.say
        self.sign_in.setVisible(plan is None)
        self.plan.setVisible(plan is not None)
        self.outcome.setVisible(plan is not None and bool(plan.outcome))
        if plan is not None:
            gone = say("The words are kept no longer.")
            self.plan.write(
                say("To be done: {text}", text=_as_it_runs(plan.text or gone, language))
            )
            outcome = _as_it_runs(plan.outcome or "", language)
            self.outcome.write(say("What came of it: {text}", text=outcome))

    def _show_people(self, people: tuple[tuple[str, str], ...], owner: str) -> None:
        if people != self._people:
            self._people = people
            self.who.clear()
            self.who.addItems([name for _who, name in people])
            self._choose(owner)

    def _choose(self, owner: str) -> None:
        for n, (who, _name) in enumerate(self._people):
            if who == owner:
                self.who.setCurrentIndex(n)

    def _name(self, language: Language) -> None:
        say = language.say
        self.sign_in.write(say("Sign in to see what is to be done"))
        self._written_name.write(say("What came of it, or why it is dropped"))
        self.doing.write(say("It is done: measure again"))
        self.dropping.write(say("Drop it"))
        self._who_name.write(say("Who sees to it"))
        self._due_name.write(say("Due date"))
        self.planning.write(say("Change who and until when"))
        named = ((self.written, self._written_name), (self.who, self._who_name))
        for field, label in (*named, (self.due, self._due_name)):
            field.setAccessibleName(label.accessibleName())

    def _done(self) -> None:
        text = cleaned(self.written.toPlainText())
        if self._fits(text):
            self.done.emit(self._action, text)

    def _drop(self) -> None:
        text = cleaned(self.written.toPlainText())
        if not text:
            self._tell(NO_REASON)
        elif self._fits(text):
            self.dropped.emit(self._action, text)

    def _plan(self) -> None:
        place = self.who.currentIndex()
        if 0 <= place < len(self._people):
            self.planned.emit(self._action, self._people[place][0], day_in(self.due))

    def _fits(self, text: str) -> bool:
        fits = len(text) <= LONGEST_TEXT
        self._tell(None if fits else TOO_LONG)
        return fits

    def _tell(self, message: Message | None) -> None:
        if self._language is not None:
            self.status.tell(message, self._language)

    def _size(self) -> None:
        high = self._look.theme.size(TextSize.BODY) * 1.8 * LINES
        self.written.setFixedHeight(round(high) + self._look.theme.space(4))


def _as_it_runs(text: str, language: Language) -> str:
    return inserted(text, language.right_to_left)

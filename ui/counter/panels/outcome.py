"""How the step ended, when it did not simply end well; each copy has an outcome of its own."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from center_app.domain.result import Way
from center_app.domain.step import NO_DETAIL, Detail, Outcome
from center_app.domain.views.desk_visit import DeskStep, DeskVisit
from center_app.language import Language, words
from center_app.language.dates import day as day_words
from ui.counter.basket import current_step
from ui.counter.desk import DeskState
from ui.counter.ended import Later
from ui.counter.panels.details import (
    ASKS,
    missing_choices,
    next_working_day,
    places,
    reasons,
)
from ui.counter.panels.panel import Panel
from ui.counter.wording import OUTCOME
from ui.desk.choice_list import Choice, ChoiceList
from ui.desk.outcome_words import WAYS
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, PrimaryButton

DAY_KEYS = {"+": 1, "-": -1}


class OutcomePanel(Panel):
    """`finished(outcomes, details, Later or None)`.

    One copy is finished by choosing. Of several, every choice goes on to the next copy, and the
    button finishes all of them; a copy that is chosen in the upper list is chosen anew. Where an
    outcome asks for more (which papers, why, where to, when) that is asked at once.
    """

    finished = Signal(object, object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._outcomes: list[Outcome] = []
        self._details: list[Detail] = []
        self._at = 0
        self._asking: Outcome | None = None
        self._marked: frozenset[str] = frozenset()
        self._later: Later | None = None
        self._state: DeskState | None = None
        self._language: Language | None = None
        self.copies = ChoiceList(look, digits="")
        self.copies.chosen.connect(lambda code: self._go_to(int(code)))
        self.list = ChoiceList(look)
        self.list.chosen.connect(self._choose)
        self.day = Label(look, size=TextSize.TITLE, weight=Weight.BOLD, colour="primary")
        self.day.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.finish = PrimaryButton(look, icon="check")
        self.finish.clicked.connect(self._go_on)
        self.stack(self.copies, self.day, self.finish, self.list, gap=2)
        self.end()

    def ask(self, state: DeskState, language: Language) -> None:
        self._state, self._language = state, language
        step = self._step
        copies = step.copies if step is not None else 1
        if len(self._outcomes) != copies or not self.isVisible():
            so_far = list(step.so_far) if step is not None else []
            done = Outcome.COMPLETED
            self._outcomes = [done if one is Outcome.BACK_OFFICE else one for one in so_far]
            self._outcomes = self._outcomes or [Outcome.COMPLETED] * copies
            self._details = [NO_DETAIL] * copies
            self._at, self._asking = 0, None
            self._later = Later(next_working_day(state.reference.calendar, self._today))
        self._show()

    def begin(self) -> None:
        self.list.take_focus(self._outcomes[self._at] if self._outcomes else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose wherever the focus is; plus and minus change the day."""
        asking = self._asking
        if asking is Outcome.READY_LATER and event.text() in DAY_KEYS:
            self._move_day(DAY_KEYS[event.text()])
        elif event.key() == Qt.Key.Key_Escape and asking is not None:
            self._turn_to(None)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.finish.hasFocus():
            self.list.take_focus()
        elif not self.list.choose_digit(event.text()):
            super().keyPressEvent(event)

    def _choose(self, code: str) -> None:
        """A choice of the list that is shown: an outcome, or what is asked of it."""
        match self._asking:
            case None:
                self._outcomes[self._at], self._details[self._at] = Outcome(code), NO_DETAIL
                self._marked = frozenset()
                self._turn_to(Outcome(code)) if self._asks(Outcome(code)) else self._next()
            case Outcome.INCOMPLETE:
                self._marked ^= {code}
                self._show()
                self.finish.setFocus()
            case Outcome.READY_LATER:
                assert self._later is not None
                self._later = Later(self._later.ready, Way(code))
                self._show()
                self.finish.setFocus()
            case Outcome.REFERRED:
                self._settle(Detail(to=code))
            case _:
                self._settle(Detail(reason=code))

    def _asks(self, outcome: Outcome) -> bool:
        """Whether there is more to ask; a service without papers can lack none."""
        return outcome in ASKS and (outcome is Outcome.READY_LATER or bool(self._choices(outcome)))

    def _turn_to(self, asking: Outcome | None) -> None:
        self._asking = asking
        self._show()
        if asking in (Outcome.INCOMPLETE, Outcome.READY_LATER):
            self.finish.setFocus()
        else:
            self.begin() if asking is None else self.list.take_focus()

    def _go_on(self) -> None:
        """The button: what is asked is answered, or all copies are finished."""
        if self._asking is Outcome.INCOMPLETE:
            shown = [one.code for one in self.list.choices if one.code in self._marked]
            self._settle(Detail(missing=tuple(shown)))
        elif self._asking is not None:
            self._settle(NO_DETAIL)
        else:
            self._finish()

    def _settle(self, detail: Detail) -> None:
        self._details[self._at], self._asking = detail, None
        self._next()

    def _next(self) -> None:
        if len(self._outcomes) == 1:
            self._finish()
        elif self._at + 1 < len(self._outcomes):
            self._go_to(self._at + 1)
        else:
            self._show()
            self.finish.setFocus()

    def _go_to(self, copy: int) -> None:
        self._at, self._asking = copy, None
        self._show()
        self.begin()

    def _finish(self) -> None:
        later = self._later if Outcome.READY_LATER in self._outcomes else None
        ended = tuple(self._outcomes), tuple(self._details), later
        self._outcomes = []
        self.closed.emit()
        self.finished.emit(*ended)

    def _move_day(self, by: int) -> None:
        if self._later is None or self._state is None:
            return
        moved = next_working_day(self._state.reference.calendar, self._later.ready, by)
        if moved >= self._today:
            self._later = Later(moved, self._later.way)
        self._show()

    @property
    def _today(self) -> date:
        from_desk = self._state.desk.day if self._state is not None else None
        return from_desk or date.min

    @property
    def _visit(self) -> DeskVisit | None:
        return self._state.desk.visit if self._state is not None else None

    @property
    def _step(self) -> DeskStep | None:
        return current_step(self._visit) if self._visit is not None else None

    def _choices(self, asking: Outcome | None) -> list[Choice]:
        state, visit, step, language = self._state, self._visit, self._step, self._language
        if state is None or visit is None or step is None or language is None:
            return []
        say, several = language.say, len(self._outcomes) > 1
        match asking:
            case None:
                return [
                    Choice(one, say(name), "" if several else say(note))
                    for one, (name, note) in OUTCOME.items()
                ]
            case Outcome.INCOMPLETE:
                return missing_choices(state, visit, step, self._marked, language)
            case Outcome.REFERRED:
                return places(state, step, language)
            case Outcome.REJECTED:
                return reasons(language)
            case _:
                way = self._later.way if self._later is not None else Way.COUNTER
                return [Choice(one, say(name), chosen=one is way) for one, name in WAYS.items()]

    def _show(self) -> None:
        if self._language is None:
            return
        say, several = self._language.say, len(self._outcomes) > 1
        hint = say(words("How did it end?"))
        if several:
            place = {"n": self._at + 1, "copies": len(self._outcomes)}
            hint = say(words("How did copy {n} of {copies} end?"), **place)
        title = say(words("Other outcome"))
        if self._asking is not None:
            title, hint = say(OUTCOME[self._asking][0]), say(ASKS[self._asking])
        self.head(title, hint)
        self._show_lists(several=several)
        offered = self._choices(self._asking)
        if offered != self.list.choices:
            self.list.fill(offered)

    def _show_lists(self, *, several: bool) -> None:
        language, asking = self._language, self._asking
        assert language is not None
        button = words("Finish with these outcomes") if asking is None else words("Go on")
        self.finish.write(language.say(button))
        self.copies.setVisible(several and asking is None)
        with_button = asking in (Outcome.INCOMPLETE, Outcome.READY_LATER)
        self.finish.setVisible(with_button or (several and asking is None))
        self.day.setVisible(asking is Outcome.READY_LATER)
        if self._later is not None:
            self.day.write(day_words(self._later.ready, language))
        every = self._outcomes if several else []
        copies = [
            Choice(
                str(n),
                language.say(words("Copy {n}"), n=n + 1),
                state=language.say(OUTCOME[outcome][0]),
                chosen=n == self._at,
            )
            for n, outcome in enumerate(every)
        ]
        if copies != self.copies.choices:
            self.copies.fill(copies)

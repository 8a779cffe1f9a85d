"""One message of a citizen: what was written, and what becomes of it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from center_app.domain.message import Progress
from center_app.domain.text import Text
from center_app.domain.verbs.form import NAME
from center_app.domain.views.messages import MessageView
from center_app.domain.writing import LONGEST_TEXT, cleaned
from center_app.language import Language, words
from center_app.language.bidi import runs_right_to_left
from center_app.store.kept.messages import Written
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.form_keys import add_form_keys
from ui.manager.message_words import about_said, due_said, kind_said, state_said, told_said
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import BodyLabel, Chip, FlowRow, Label, Note, PrimaryButton, QuietButton

NO_ANSWER = Message(Tone.WARN, Sentence(words("Please write what was answered.")))
NO_REFERENCE = Message(
    Tone.WARN,
    Sentence(words("Please type the number given by the complaints platform, in Latin letters.")),
)
TOO_LONG = Message(Tone.WARN, Sentence(words("This is longer than a page. Please shorten it.")))
LINES = 4
"""Lines of an answer that are seen at once."""


class MessageCard(CardColumn):
    """`read`, `take`, `answer(text)`, `close_it(text)`, `hand_over(reference)`, `give(who)` and
    `improve` when wanted."""

    read = Signal()
    take = Signal()
    answer = Signal(str)
    close_it = Signal(str)
    hand_over = Signal(str)
    give = Signal(str)
    improve = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language: Language | None = None
        self._kind = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._about, self._told = BodyLabel(look), Note(look)
        self._state = Chip(look)
        self.text, self.contact, self.answered = BodyLabel(look), BodyLabel(look), BodyLabel(look)
        self.open = PrimaryButton(look, icon="eye")
        self._answer_name, self._reference_name = Label(look), Label(look)
        self.written, self.reference = QPlainTextEdit(), QLineEdit()
        self.written.setTabChangesFocus(True)
        self.reference.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.status = StatusLine(look)
        self.taking = QuietButton(look, icon="hand")
        self.answering = PrimaryButton(look, icon="check")
        self.closing = QuietButton(look, icon="x")
        self.handing = QuietButton(look, icon="transfer")
        self.colleague, self.giving = QComboBox(), QuietButton(look, icon="person")
        self.improving, self._improving = QuietButton(look, icon="check-circle"), FlowRow(look)
        self._improving.fill([self.improving])
        self._colleagues: tuple[tuple[str, str], ...] = ()
        self._colleague_name, self._giving = Label(look), FlowRow(look)
        self._giving.fill([self.giving])
        self._first, self._last = FlowRow(look), FlowRow(look)
        self._first.fill([self.taking, self.answering, self.closing])
        self._last.fill([self.handing])
        self._form = (self._answer_name, self.written, self.status, self._first)
        self._handing = (self._reference_name, self.reference, self._last)
        self._passing = (self._colleague_name, self.colleague, self._giving)
        self._put_together()

    def show_message(
        self, one: MessageView, names: Mapping[str, Text], now: int, language: Language
    ) -> None:
        """Show what everybody may know of it."""
        self._language = language
        self._kind.write(kind_said(one, language))
        self._about.write(about_said(one, language))
        self._told.write(language.say("Received {when}", when=told_said(one, language)))
        due = due_said(one, now, language)
        parts = (state_said(one, names, language), due.text)
        self._state.write(" · ".join(part for part in parts if part), due.tone)
        self.taking.setVisible(one.message.progress is Progress.RECEIVED)
        self._name(language)

    def show_written(self, written: Written | None, *, settled: bool, busy: bool) -> None:
        """Show what was written, or that it can be read; None: nobody has asked for it."""
        language = self._language
        if language is None:
            return
        say = language.say
        self.open.setVisible(written is None)
        for label in (self.text, self.contact, self.answered):
            label.setVisible(written is not None)
        if written is not None:
            none = say("Nothing was written, or it is kept no longer.")
            _write_as_it_runs(self.text, written.text or none)
            contact = written.contact or say("none left")
            self.contact.write(say("To be reached at: {contact}", contact=contact))
            self.answered.write(say("Answer: {text}", text=written.answer or ""))
            self.answered.setVisible(bool(written.answer))
        for widget in (*self._form, *self._handing):
            widget.setVisible(written is not None and not settled)
        self._improving.setVisible(written is not None)
        passing = written is not None and not settled and bool(self._colleagues)
        for part in self._passing:
            part.setVisible(passing)
        for button in (
            self.open,
            self.giving,
            self.taking,
            self.answering,
            self.closing,
            self.handing,
        ):
            button.setEnabled(not busy)

    def show_colleagues(self, colleagues: tuple[tuple[str, str], ...]) -> None:
        """Show to whom it may be given, each with the random id."""
        if colleagues != self._colleagues:
            self._colleagues = colleagues
            self.colleague.clear()
            self.colleague.addItems([name for _who, name in colleagues])

    def begin(self) -> None:
        """Another message: nothing is written yet."""
        self.written.clear()
        self.reference.clear()
        self._tell(None)

    def _put_together(self) -> None:
        self.stack(self._kind, self._about, self._told)
        self._column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeading)
        self.stack(self.open, self.text, self.contact, self.answered, gap=1)
        self.stack(*self._form, gap=1)
        self.stack(*self._handing, gap=1)
        self.stack(*self._passing, gap=1)
        self.stack(self._improving, gap=1)
        self.end()
        self.improving.clicked.connect(self.improve)
        self.open.clicked.connect(self.read)
        add_form_keys(self, self.answering.click)
        self.taking.clicked.connect(self.take)
        self.answering.clicked.connect(self._answer)
        self.closing.clicked.connect(self._close)
        self.handing.clicked.connect(self._hand_over)
        self.giving.clicked.connect(self._give)
        self._look.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        high = self._look.theme.size(TextSize.BODY) * 1.8 * LINES
        self.written.setFixedHeight(round(high) + self._look.theme.space(4))

    def _name(self, language: Language) -> None:
        say = language.say
        self.open.write(say("Read it"))
        self.taking.write(say("Take it up"))
        self.answering.write(say("Answered (Ctrl+Enter)"))
        self.closing.write(say("Close without an answer"))
        self.handing.write(say("Hand over"))
        self.improving.write(say("Open an improvement action"))
        self._answer_name.write(say("What was answered, or why there is no answer"))
        self._reference_name.write(say("Its number on the government's complaints platform"))
        self.giving.write(say("Give it to this colleague"))
        self._colleague_name.write(say("Who else may see to it"))
        self.colleague.setAccessibleName(self._colleague_name.accessibleName())
        self.written.setAccessibleName(self._answer_name.accessibleName())
        self.reference.setAccessibleName(self._reference_name.accessibleName())

    def _answer(self) -> None:
        text = cleaned(self.written.toPlainText())
        if not text:
            self._tell(NO_ANSWER)
        elif self._fits(text):
            self.answer.emit(text)

    def _close(self) -> None:
        text = cleaned(self.written.toPlainText())
        if self._fits(text):
            self.close_it.emit(text)

    def _hand_over(self) -> None:
        reference = self.reference.text().strip()
        if NAME.fullmatch(reference):
            self._tell(None)
            self.hand_over.emit(reference)
        else:
            self._tell(NO_REFERENCE)

    def _give(self) -> None:
        place = self.colleague.currentIndex()
        if 0 <= place < len(self._colleagues):
            self.give.emit(self._colleagues[place][0])

    def _fits(self, text: str) -> bool:
        fits = len(text) <= LONGEST_TEXT
        self._tell(None if fits else TOO_LONG)
        return fits

    def _tell(self, message: Message | None) -> None:
        if self._language is not None:
            self.status.tell(message, self._language)


def _write_as_it_runs(label: BodyLabel, text: str) -> None:
    """A citizen's text in its own direction, whatever that of the screen."""
    direction = Qt.LayoutDirection
    right_to_left = runs_right_to_left(text)
    label.setLayoutDirection(direction.RightToLeft if right_to_left else direction.LeftToRight)
    label.write(text)

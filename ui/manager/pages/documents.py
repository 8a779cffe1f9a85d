"""The documents of days: those in the folder, and one of any days."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from center_app.domain.document import OF_A_MONTH, OF_EVERY_LANGUAGE, Document, Order
from center_app.language import Language, languages, words
from center_app.language.bidi import isolate
from ui.manager.document_rows import NAMES, DocumentColumn, document_rows
from ui.manager.documents import THE_FOLDER, Documents
from ui.manager.pages.days import fill
from ui.manager.parts.days_choice import DaysChoice
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.quiet import Quiet
from ui.manager.views import ManagerViews
from ui.theme import Look
from ui.widgets import FlowRow, Note, PrimaryButton, QuietButton

NONE_YET = words("Nothing has been made yet: the first documents come when the day is closed.")
WHOLE_MONTH = words("There is this document of whole months alone: choose a month.")
WRITTEN_DOWN = words(
    "Only a manager or an administrator makes or opens them; who does is noted. They lie in "
    "{folder}"
)
AT_THE_SERVER = words(
    "The documents are made at the center's server and lie there. Only a manager or an "
    "administrator opens them; who does is noted. What is opened is kept on this machine in "
    "{folder}"
)
MAKING = words("The document is being made. Other work can go on.")
FAILED = words(
    "This could not be done: the center does not answer, or there is no room on its disk."
)
FETCHING = words("The document is being fetched from the center's server. Other work can go on.")
NOT_FETCHED = words(
    "This could not be done: the center's server does not answer, or there is no room on this "
    "machine's disk."
)
DAMAGED = words(
    "What came is not the document that the server has, so it is not kept. Please try again, and "
    "tell the IT staff if it stays so."
)
UNSEEN = words(
    "The center's server does not answer now. Its documents are shown as soon as it does."
)
UNOPENED = words("This machine has nothing to open it with. The documents lie in {folder}")


class DocumentsPage(QWidget):
    """Anybody sees which there are; whoever makes or opens one signs in, and it is noted."""

    def __init__(
        self, look: Look, language: Language, model: Documents, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language, self._model = language, model
        self._spoken: Language | None = None
        self.choice = DaysChoice(look, model.days)
        self.document, self.tongue = QComboBox(), QComboBox()
        for box in (self.document, self.tongue):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.make = PrimaryButton(look, icon="document")
        self.open_made = QuietButton(look, icon="eye")
        self.open_chosen = QuietButton(look, icon="eye")
        self.open_folder = QuietButton(look, icon="download")
        self.said = Note(look)
        name = words("Documents that were made by themselves")
        self.table = FiguresTable(look, tuple(DocumentColumn), language, name)
        self.nothing = Quiet(look)
        self._order_row, self._open_row = FlowRow(look), FlowRow(look)
        self._order_row.fill([self.document, self.tongue, self.make, self.open_made])
        self._open_row.fill([self.open_chosen, self.open_folder])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        for part in (self.choice, self._order_row, self.said):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self._open_row)
        self._connect()

    def show_views(self, _views: ManagerViews, language: Language) -> None:
        """Show what there is, in this language."""
        self._language = language
        if language != self._spoken:
            self._speak()
        self._show()
        if self._model.unseen and self.isVisible():
            self._model.look()

    def showEvent(self, event: QShowEvent) -> None:
        """See what has been made since."""
        super().showEvent(event)
        self._model.look()

    def _connect(self) -> None:
        model = self._model
        self.make.clicked.connect(self._make)
        self.open_made.clicked.connect(lambda: self._open(model.made))
        self.open_chosen.clicked.connect(self._open_chosen)
        self.open_folder.clicked.connect(lambda: model.open_file(THE_FOLDER))
        self.table.activated.connect(lambda _index: self._open_chosen())
        self.table.picked.connect(self._show)
        self.document.currentIndexChanged.connect(self._show)
        model.changed.connect(self._show)
        model.days.changed.connect(self._show)

    @property
    def _order(self) -> Order:
        document = list(Document)[max(0, self.document.currentIndex())]
        language = languages()[max(0, self.tongue.currentIndex())]
        return Order(self._model.days.span, document, language.code)

    def _make(self) -> None:
        order = self._order
        self._model.make(order.document, order.language)

    def _open_chosen(self) -> None:
        if self.open_chosen.isEnabled():
            self._model.open_file(self.table.key)

    def _open(self, file: Path | None) -> None:
        if file is not None:
            self._model.open_file(file.name)

    def _speak(self) -> None:
        self._spoken, say = self._language, self._language.say
        self.choice.speak(self._language)
        fill(self.document, [say(NAMES[one]) for one in Document])
        first = not self.tongue.count()
        fill(self.tongue, [one.name for one in languages()])
        if first:
            self.tongue.setCurrentIndex(languages().index(self._language))
        self.document.setAccessibleName(say("Document"))
        self.tongue.setAccessibleName(say("Language"))
        self.make.write(say("Make the document"))
        self.open_made.write(say("Open what was made"))
        self.open_chosen.write(say("Open the chosen document"))
        self.open_folder.write(say("Open the folder"))

    def _show(self) -> None:
        model, language, archive = self._model, self._language, self._model.archive
        if self._spoken is None:
            return
        self.choice.setVisible(model.maker is not None)
        self._order_row.setVisible(model.maker is not None)
        self.said.setVisible(archive is not None)
        self._open_row.setVisible(archive is not None)
        self.table.setVisible(bool(model.filed))
        self.nothing.setVisible(not model.filed)
        self.nothing.write(language.say(UNSEEN if model.unseen else NONE_YET))
        if archive is None:
            return
        self.choice.show_choice(language)
        self.table.fill(document_rows(model.filed, language), language)
        order, free = self._order, not model.busy
        self.tongue.setEnabled(order.document not in OF_EVERY_LANGUAGE)
        self.make.setEnabled(free and order.can_be_made)
        self.open_made.setVisible(model.made is not None)
        self.open_made.setEnabled(free)
        self.open_folder.setEnabled(free)
        chosen = next((one for one in model.filed if one.file == self.table.key), None)
        self.open_chosen.setVisible(bool(model.filed))
        self.open_chosen.setEnabled(free and chosen is not None and chosen.there)
        self.said.write(self._said(order, isolate(str(archive.folder))))
        for row in (self._order_row, self._open_row):
            row.restyle()

    def _said(self, order: Order, folder: str) -> str:
        """What goes on, what has come of it, or what is good to know."""
        model, say = self._model, self._language.say
        far = model.maker is None
        if model.busy:
            return say(FETCHING if far else MAKING)
        if model.damaged:
            return say(DAMAGED)
        if model.failed or (model.unseen and model.filed):
            return say(NOT_FETCHED if far else FAILED)
        if model.unopened:
            return say(UNOPENED, folder=folder)
        if far:
            return say(AT_THE_SERVER, folder=folder)
        if order.document in OF_A_MONTH and not order.span.is_month:
            return say(WHOLE_MONTH)
        if model.made is not None:
            return say("The document is ready: {file}", file=isolate(str(model.made)))
        return say(WRITTEN_DOWN, folder=folder)

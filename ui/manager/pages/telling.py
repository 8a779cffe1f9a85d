"""What the management says to the counters and to the hall, and what it has said."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.domain.views.bulletins import PostedView
from center_app.language import Language
from center_app.language.bulletin_words import bulletin_text
from ui.desk.card_column import CardColumn
from ui.manager.bulletin_rows import where_and_until
from ui.manager.parts.bulletin_form import BulletinForm
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look, TextSize, Weight
from ui.widgets import BodyLabel, Label, Note, QuietButton, ScrollPage


class PostedCard(CardColumn):
    """One that is shown now; `down()` when it is to be shown no more."""

    down = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._said, self._note = BodyLabel(look), Note(look)
        self.take_down = QuietButton(look, icon="x")
        self.stack(self._said, self._note, self.take_down, gap=1)
        self.end()
        self.take_down.clicked.connect(self.down)

    @property
    def text(self) -> str:
        return f"{self._said.text()} {self._note.text()}"

    def show_posted(self, posted: PostedView, language: Language, *, busy: bool) -> None:
        """Show how it stands."""
        self._said.write(bulletin_text(posted.bulletin, language))
        self._note.write(where_and_until(posted, language))
        self.take_down.write(language.say("Take it down"))
        self.take_down.setEnabled(not busy)


class TellingPage(QWidget):
    """`down(id)`; the form says what is `wanted`."""

    down = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.busy = look, False
        self.form = BulletinForm(look)
        self.cards: dict[str, PostedCard] = {}
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._nothing = Note(look)
        side = QWidget()
        self._posted = QVBoxLayout(side)
        self._posted.setContentsMargins(0, 0, 0, 0)
        self._posted.setSpacing(look.theme.space(3))
        self._posted.addWidget(self._title)
        self._posted.addWidget(self._nothing)
        self._posted.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(look.theme.space(4))
        self._columns.addWidget(ScrollPage(self.form), 3)
        self._columns.addWidget(ScrollPage(side), 2)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show what stands as the views have it; a card stays as long as its bulletin."""
        view = views.bulletins
        if view is None:
            return
        self.form.show_view(view, views.now, language, busy=self.busy)
        self._title.write(language.say("Shown now"))
        self._nothing.write(language.say("Nothing is being said to the hall."))
        self._nothing.setVisible(not view.posted)
        for gone in self.cards.keys() - {one.bulletin.id for one in view.posted}:
            self.cards.pop(gone).deleteLater()
        for one in view.posted:
            if one.bulletin.id not in self.cards:
                self._add(one.bulletin.id)
            self.cards[one.bulletin.id].show_posted(one, language, busy=self.busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _add(self, bulletin: str) -> None:
        card = PostedCard(self._look)
        card.down.connect(partial(self.down.emit, bulletin))
        self.cards[bulletin] = card
        self._posted.insertWidget(self._posted.count() - 1, card)

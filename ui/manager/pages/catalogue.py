"""The next catalogue: what changes with it, and when."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from center_app.language.standing import Reason
from ui.manager.catalogue_words import ChangeWords, about, change_words, left_words
from ui.manager.parts.change_card import ChangeCard
from ui.manager.parts.explanation import Explanation
from ui.manager.parts.reasons_card import ReasonsCard
from ui.manager.views import ManagerViews
from ui.theme import Look
from ui.widgets import FlowGrid, Note

LEAST = 70
"""Width of a card in units of the theme."""

MOST_SHOWN = 60
"""Cards; of more services the number is told."""


class CataloguePage(QWidget):
    """A list to be read: nothing is asked of anybody, and nothing can be put off."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._said: list[ChangeWords] = []
        self.about = Explanation(look)
        self.left = ReasonsCard(look)
        self.cards = FlowGrid(look, LEAST, 3)
        self.more = Note(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        for part in (self.about, self.left, self.cards, self.more):
            column.addWidget(part)
        column.addStretch(1)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the next catalogue as the views have it."""
        view = views.catalogue
        if view is None:
            return
        self.about.write(about(view, views.now, language))
        left = [Reason("", line) for line in left_words(view.left_behind, language)]
        self.left.setVisible(bool(left))
        self.left.show_reasons(language.say("To be looked at before then"), left)
        said = [change_words(one, language) for one in view.services[:MOST_SHOWN]]
        if said != self._said:
            self._said = said
            self.cards.fill([ChangeCard(self._look, words) for words in said])
        self.more.write(self._rest(len(view.services) - len(said), language, other=view.other))
        self.more.setVisible(bool(self.more.text()))

    def _rest(self, more: int, language: Language, *, other: bool) -> str:
        said = []
        if more > 0:
            said.append(
                language.say_many("{n} more service changes.", "{n} more services change.", more)
            )
        if other:
            said.append(language.say("Agencies, life events or the charter change too."))
        return " ".join(said)

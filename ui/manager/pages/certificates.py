"""The certificates of employees that have run out, or will soon."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.manager.certificate_words import CertificateWords, certificate_words
from ui.manager.parts.certificate_card import CertificateCard
from ui.manager.parts.explanation import Explanation
from ui.manager.views import ManagerViews
from ui.theme import Look
from ui.widgets import FlowGrid

LEAST = 60
"""Width of a card in units of the theme."""


class CertificatesPage(QWidget):
    """A list to act on some day, out of the way of the hall."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._said: list[CertificateWords] = []
        self._about = Explanation(look)
        self.cards = FlowGrid(look, LEAST, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self._about)
        column.addWidget(self.cards)
        column.addStretch(1)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the certificates as the views have them."""
        self._about.write(
            language.say(
                "These certificates have run out or will within 30 days. Nothing stops: whoever "
                "is named here goes on serving."
            )
        )
        said = [
            certificate_words(one, views.names[one.employee].in_(language.code), language)
            for one in views.certificates
        ]
        if said != self._said:
            self._said = said
            self.cards.fill([CertificateCard(self._look, words) for words in said])

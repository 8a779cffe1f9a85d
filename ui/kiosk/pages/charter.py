"""Rights and duties, and what the center promises."""

from center_app.domain.text import Text
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.list_card import ListCard
from ui.theme import Look
from ui.widgets import BodyLabel, FlowGrid


class CharterPage(PageView):
    """The service charter of the catalogue, the rights first."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("Rights and duties"))
        charter = model.catalogue.charter
        self.column.addWidget(BodyLabel(look, charter.promise.in_(language.code)))
        grid = FlowGrid(look, least=95, most=2)
        rights = self._card(language.say("Your rights"), "check-circle", charter.rights)
        duties = self._card(language.say("Your duties"), "hand", charter.duties)
        grid.fill([rights, duties])
        self.column.addWidget(grid)
        self.column.addStretch()

    def _card(self, title: str, icon: str, texts: tuple[Text, ...]) -> ListCard:
        return ListCard(self._look, title, icon, [one.in_(self._language.code) for one in texts])

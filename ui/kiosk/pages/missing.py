"""Said once to whoever has ticked some papers and not all: which are missing, and what it means."""

from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.onward import missing_of, next_page
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.list_card import ListCard
from ui.theme import Look
from ui.ticket import sentences
from ui.widgets import BodyLabel


class MissingPage(PageView):
    """A number can be taken anyway: the employee may know a way."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        say = language.say
        super().__init__(model, look, language, say("Is something missing?"))
        self.forward = say("Continue anyway")
        missing = missing_of(model.visitor, model.catalogue)
        texts = [sentences.paper(paper, language) for paper in missing]
        without = say("Without this, it will be necessary to come back:")
        self.column.addWidget(ListCard(look, without, "document", texts))
        self.column.addWidget(BodyLabel(look, say("If it is at hand, touch Back and tick it.")))
        self.column.addStretch()

    def go_on(self) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.to(next_page(visitor, self._model.catalogue)))

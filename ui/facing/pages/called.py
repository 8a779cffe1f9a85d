"""A number is called to this counter."""

from center_app.language import Language
from ui.facing.model import FacingModel
from ui.facing.pages.page import FacingPage
from ui.facing.parts.grand_plate import GrandPlate
from ui.theme import Look, TextSize, Tone


class CalledPage(FacingPage):
    """The number on the colour of calls, and what to do."""

    def __init__(self, model: FacingModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language)
        self.plate = GrandPlate(look)
        self.plate.set_tone(Tone.CALL)
        self._says = self.headline("")
        self._service = self.quiet("")
        self.column.addWidget(self.headline(self.say("Now called"), TextSize.TITLE))
        self.column.addWidget(self.plate, 1)
        self.column.addWidget(self._says)
        self.column.addWidget(self._service)

    def refresh(self) -> None:
        view = self._model.view
        visit = view.visit if view is not None else None
        if view is None or visit is None:
            return
        self.plate.write(visit.number)
        self._says.write(self.say("Please come to counter {counter}.", counter=view.counter))
        name = visit.service.in_(self._language.code) if visit.service is not None else ""
        self._service.write(name)

"""The visit has left the counter and goes on: set aside for something, or to another counter."""

from center_app.domain.views.facing import Parted
from center_app.domain.visit import Stand
from center_app.language import Language
from ui.facing.model import FacingModel
from ui.facing.pages.page import FacingPage
from ui.facing.wording import ON_HOLD
from ui.theme import Look
from ui.widgets import NumberPlate


class PartedPage(FacingPage):
    """Whose number it is, what for, and that it is kept."""

    def __init__(self, model: FacingModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language)
        self._plate = NumberPlate(look)
        self._says, self._why, self._kept = self.headline(""), self.quiet(""), self.quiet("")
        self.column.addStretch(1)
        for part in (self._plate, self._says, self._why, self._kept):
            self.column.addWidget(part)
        self.column.addStretch(2)

    def refresh(self) -> None:
        parted = self._model.view.parted if self._model.view is not None else None
        if parted is None:
            return
        self._plate.write(parted.number)
        if parted.stand is Stand.HELD:
            self._hold(parted)
        else:
            self._send_on(parted)

    def _hold(self, parted: Parted) -> None:
        self._says.write(self.say("Your visit is on hold"))
        self._why.write(self.say(ON_HOLD.get(parted.reason or "", "")))
        self._kept.write(self.say("Your number is kept. The visit goes on without a new one."))

    def _send_on(self, parted: Parted) -> None:
        if parted.counter is not None:
            says = self.say("Your visit goes on at counter {counter}", counter=parted.counter)
        else:
            says = self.say("Your visit goes on at another counter")
        self._says.write(says)
        self._why.write(self.say("Please wait until your number is called."))
        self._kept.write(self.say("The time that you have waited counts on."))

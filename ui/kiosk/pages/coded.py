"""What a code was given for, before the number for it is taken."""

from abc import abstractmethod

from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.visitor import Page
from ui.theme import Look, Tone
from ui.widgets import Banner, QuietButton


class CodedPage(PageView):
    """How it stands with it, in a sentence, and the way to the number that was given for it."""

    def __init__(self, model: KioskModel, look: Look, language: Language, title: str) -> None:
        super().__init__(model, look, language, title)
        self.forward = language.say("Continue")
        self._news = Banner(look)
        self._ticket = QuietButton(look, language.say("See how this number stands"), "ticket")
        self._ticket.clicked.connect(self._show_ticket)
        self._ticket.hide()
        for widget in (self._news, self._ticket):
            self.column.addWidget(widget)

    @property
    @abstractmethod
    def number(self) -> str | None:
        """The number under which its visit can be followed."""

    @abstractmethod
    def stand(self) -> tuple[Tone, str] | None:
        """How it stands with it; None while nobody knows."""

    @property
    def said(self) -> str:
        return self._news.text

    def go_on(self) -> None:
        self._model.become(self._model.visitor.to(Page.PRIORITY))

    def refresh(self) -> None:
        stand = self.stand()
        if stand is not None:
            self._news.tell(*stand)
            self._ticket.setVisible(self.number is not None)

    def _show_ticket(self) -> None:
        if self.number is not None:
            self._model.seek(self.number)

"""The papers of one service: those of everybody, and those of each capacity besides."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.basket import by_capacity
from center_app.domain.catalogue import Audience, Document, Service
from center_app.language import Language
from ui.kiosk.parts.capacity_choice import NAMES
from ui.kiosk.parts.checklist import Checklist
from ui.theme import Look
from ui.ticket import sentences
from ui.widgets import Card, Note, Title


class PapersCard(Card):
    """Says apart what the government holds already."""

    def __init__(
        self,
        look: Look,
        service: Service,
        audience: Audience,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        self._look, self._language = look, language
        self._column = QVBoxLayout(self)
        self._column.setSpacing(look.theme.space(3))
        self._column.addWidget(Title(look, language.say("Documents to have ready")))
        everybody, besides = by_capacity(service, audience)
        self._list(everybody, held=False)
        for capacity, papers in besides.items():
            if any(not paper.held for paper in papers):
                self._column.addWidget(Note(look, language.say(NAMES[capacity])))
                self._list(papers, held=False)
        if any(paper.held for paper in service.documents):
            self._column.addWidget(Title(look, language.say("No need to bring")))
            self._list(service.documents, held=True)
        self._column.addStretch()

    def _list(self, papers: Iterable[Document], *, held: bool) -> None:
        texts = [sentences.paper(one, self._language) for one in papers if one.held is held]
        icon, colour = ("check-circle", "good") if held else ("document", "primary")
        checklist = Checklist(self._look, icon, colour)
        checklist.fill(texts)
        self._column.addWidget(checklist)

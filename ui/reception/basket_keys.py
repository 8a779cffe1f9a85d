"""The keys that change the basket: copies, capacity, on whose behalf, papers."""

from dataclasses import replace

from center_app.domain.catalogue import Service
from ui.reception.model import ReceptionModel
from ui.reception.parts.basket_card import papers_of


class BasketKeys:
    """Each acts on the marked line, or on the basket as a whole; without one it does nothing."""

    def __init__(self, model: ReceptionModel) -> None:
        self._model = model

    def step(self, by: int) -> None:
        service = self._marked()
        if service is not None:
            self._model.become(self._model.basket.step(by, service))

    def turn_capacity(self) -> None:
        service = self._marked()
        if service is not None:
            self._model.become(self._model.basket.turn_capacity(service))

    def turn_audience(self) -> None:
        catalogue = self._model.views.reference.catalogue
        if catalogue is not None:
            self._model.become(self._model.basket.turn_audience(catalogue))

    def move(self, by: int) -> None:
        """Mark another line."""
        self._model.become(self._model.basket.mark(by))

    def mark(self, line: int) -> None:
        self.move(line - self._model.basket.marked)

    def drop(self) -> None:
        self._model.become(self._model.basket.drop())

    def tick(self, document: str, seen: bool) -> None:
        self._model.become(self._model.basket.tick(document, seen))

    def see_all(self) -> None:
        """All papers of the basket, or of the ticket on the table."""
        basket = self._model.basket
        if not basket.lines:
            self._model.see_all()
            return
        papers = papers_of(basket, self._model.views.reference)
        self._model.become(replace(basket, seen=frozenset(paper.id for paper in papers)))

    def _marked(self) -> Service | None:
        """The service of the marked line."""
        basket, reference = self._model.basket, self._model.views.reference
        return reference.service(basket.lines[basket.marked].service) if basket.lines else None

"""How the visit was: one of five faces, and for what."""

from functools import partial

from center_app.domain.rating import RatingReason
from center_app.language import Language, words
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.dense_tile import DenseTile
from ui.kiosk.parts.face_tile import FaceTile
from ui.theme import Look
from ui.widgets import BodyLabel, FlowGrid

FACES = {
    5: words("Excellent"),
    4: words("Good"),
    3: words("Fair"),
    2: words("Poor"),
    1: words("Very poor"),
}
"""The word of each face, by its stars."""


class RatingPage(PageView):
    """Five faces; once one is chosen, the reasons of the catalogue, none of which is needed."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("How was the visit?"))
        self.forward = language.say("Send")
        self.column.setSpacing(look.theme.space(2))
        self._faces = {stars: self._face(stars, word) for stars, word in FACES.items()}
        faces = FlowGrid(look, least=34, most=5)
        faces.fill(list(self._faces.values()))
        self._about = BodyLabel(look, language.say("What was it for? One may leave this open."))
        self._tiles = {one.code: self._tile(one) for one in model.catalogue.rating_reasons}
        self._reasons = FlowGrid(look, least=52, most=4)
        self._reasons.fill(list(self._tiles.values()))
        for part in (faces, self._about, self._reasons):
            self.column.addWidget(part)
        self.column.addStretch()

    @property
    def ready(self) -> bool:
        return bool(self._model.visitor.feedback.stars)

    def go_on(self) -> None:
        self._model.errand.rate(self._model.visitor.feedback)

    def refresh(self) -> None:
        said = self._model.visitor.feedback
        for stars, face in self._faces.items():
            face.setChecked(stars == said.stars)
        for code, tile in self._tiles.items():
            tile.setChecked(code in said.reasons)
        self._about.setVisible(self.ready and bool(self._tiles))
        self._reasons.setVisible(self.ready)

    def _face(self, stars: int, word: str) -> FaceTile:
        face = FaceTile(self._look, self._language.say(word), f"face-{stars}")
        face.clicked.connect(partial(self._rate, stars))
        return face

    def _tile(self, reason: RatingReason) -> DenseTile:
        tile = DenseTile(self._look, reason.name.in_(self._language.code))
        tile.setCheckable(True)
        tile.clicked.connect(partial(self._give, reason.code))
        return tile

    def _rate(self, stars: int) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.saying(visitor.feedback.rated(stars)))
        self.refresh()  # the face that is touched again stays chosen

    def _give(self, reason: str) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.saying(visitor.feedback.reason(reason)))

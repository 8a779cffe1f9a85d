"""How a visit was: one of five faces, and for what."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.rating import RatingReason
from center_app.language import Language
from center_app.language.faces import FACES
from ui.citizen.dense_tile import DenseTile
from ui.citizen.face_tile import FaceTile
from ui.citizen.feedback import Feedback
from ui.theme import Look
from ui.widgets import BodyLabel, FlowGrid


class RatingPanel(QWidget):
    """Five faces; once one is chosen, the reasons of the catalogue, none of which is needed.

    `rated(int)` and `given(str)` say what was touched; what is chosen is shown by `show_said`.
    """

    rated = Signal(int)
    given = Signal(str)

    def __init__(
        self,
        look: Look,
        language: Language,
        reasons: Sequence[RatingReason],
        face: float = 34,
        tile: float = 52,
        parent: QWidget | None = None,
    ) -> None:
        """`face` and `tile` are the least widths of a face and of a reason, in units."""
        super().__init__(parent)
        self._look, self._language = look, language
        self._said = Feedback()
        self._faces = {stars: self._face(stars, word) for stars, word in FACES.items()}
        faces = FlowGrid(look, least=face, most=5)
        faces.fill(list(self._faces.values()))
        self._about = BodyLabel(look, language.say("What was it for? One may leave this open."))
        self._tiles = {one.code: self._tile(one) for one in reasons}
        self._reasons = FlowGrid(look, least=tile, most=4)
        self._reasons.fill(list(self._tiles.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        for part in (faces, self._about, self._reasons):
            column.addWidget(part)

    def show_said(self, said: Feedback) -> None:
        """Mark what has been chosen."""
        self._said = said
        for stars, face in self._faces.items():
            face.setChecked(stars == said.stars)
        for code, tile in self._tiles.items():
            tile.setChecked(code in said.reasons)
        self._about.setVisible(bool(said.stars and self._tiles))
        self._reasons.setVisible(bool(said.stars))

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
        self.rated.emit(stars)
        self.show_said(self._said)  # the face that is touched again stays chosen

    def _give(self, reason: str) -> None:
        self.given.emit(reason)
        self.show_said(self._said)

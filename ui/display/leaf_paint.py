"""Draws a leaf into its room: waits as a short table, a slide as picture and text."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from center_app.domain.estimate.rounding import spoken
from center_app.domain.views.group_waits import GroupWait
from center_app.language import Language, words
from center_app.language.bidi import plain
from center_app.language.dates import span
from ui.display.figures import draw_words
from ui.display.leaf import Leaf, Slide, WaitsLeaf
from ui.display.slides import SlideText
from ui.theme import Look, TextSize

EXPECTED = words("Expected wait, in minutes")
NO_WAIT = words("No wait now")

HEAD, ROW, ROW_WIDE = 3.6, 5.4, 3.0
"""Heights of the head and of a row beside body text; a row is lower where the room is wide."""

NAME = 0.62
"""The part of a row's width that the agency's name has."""

PICTURE = 0.5
"""The part of the room that the picture has where there is a text too."""

ALONE = TextSize.HEADLINE, TextSize.TITLE
BESIDE_A_PICTURE = TextSize.TITLE, TextSize.LEAD
"""The sizes of heading and body at most; they shrink rather than be cut."""

HEADING = 0.4
"""The part of a text's room that its heading has at most."""


def rows_in(room: QSizeF, body: float) -> int:
    """How many waits can be read at once in this room."""
    return max(1, int((room.height() - HEAD * body) / (_row(room) * body)))


def text_of(leaf: Leaf | None, languages: tuple[Language, ...]) -> str:
    """What a leaf says, for whoever cannot see it."""
    if isinstance(leaf, WaitsLeaf):
        waits = (
            f"{group.name.in_(lang.code)} {_minutes(group, lang)}"
            for group in leaf.groups
            for lang in languages
        )
        return plain("; ".join((*(lang.say(EXPECTED) for lang in languages), *waits)))
    if leaf is not None:
        texts = (leaf.texts[lang.code] for lang in languages if lang.code in leaf.texts)
        return "; ".join(f"{text.heading} {text.body}".strip() for text in texts) or leaf.name
    return ""


class LeafPainter:
    """Draws by the look of the moment, in all `languages` at once."""

    def __init__(self, look: Look, languages: tuple[Language, ...]) -> None:
        self._look, self._languages = look, languages

    def draw(self, painter: QPainter, room: QRectF, leaf: Leaf) -> None:
        if isinstance(leaf, WaitsLeaf):
            self._draw_waits(painter, room, leaf)
        else:
            self._draw_slide(painter, room, leaf)

    def _draw_waits(self, painter: QPainter, room: QRectF, leaf: WaitsLeaf) -> None:
        body = self._look.theme.metrics.body
        head = QRectF(room.x(), room.y(), room.width(), HEAD * body)
        for language, box in zip(
            self._languages, _stacked(head, len(self._languages)), strict=True
        ):
            self._write(painter, box, language.say(EXPECTED), TextSize.LEAD, "ink", language)
        high = (room.height() - head.height()) / rows_in(room.size(), body)
        for n, group in enumerate(leaf.groups):
            box = QRectF(room.x(), head.bottom() + n * high, room.width(), high)
            painter.setPen(QPen(QColor(self._colour("line")), self._look.theme.stroke))
            painter.drawLine(box.topLeft(), box.topRight())
            self._draw_wait(painter, box, group)

    def _draw_wait(self, painter: QPainter, row: QRectF, group: GroupWait) -> None:
        pad = self._look.theme.space(1)
        name, minutes = self._columns(row.adjusted(0, pad, 0, -pad))
        for language, box in zip(
            self._languages, _stacked(name, len(self._languages)), strict=True
        ):
            first = language is self._languages[0]
            size, ink = (TextSize.LEAD, "ink") if first else (TextSize.BODY, "ink_soft")
            self._write(painter, box, group.name.in_(language.code), size, ink, language)
        if group.high_ms:
            one = self._languages[0]
            self._write(painter, minutes, _minutes(group, one), TextSize.HEADLINE, "primary", one)
            return
        boxes = _stacked(minutes, len(self._languages))
        for language, box in zip(self._languages, boxes, strict=True):
            self._write(painter, box, language.say(NO_WAIT), TextSize.BODY, "primary", language)

    def _columns(self, row: QRectF) -> tuple[QRectF, QRectF]:
        """Name and minutes; the name stands where the page begins."""
        wide = row.width() * NAME
        left = QRectF(row.x(), row.y(), wide, row.height())
        right = QRectF(row.x() + wide, row.y(), row.width() - wide, row.height())
        if not self._languages[0].right_to_left:
            return left, right
        return left.translated(row.width() - wide, 0), right.translated(-wide, 0)

    def _draw_slide(self, painter: QPainter, room: QRectF, slide: Slide) -> None:
        if slide.picture is None:
            self._draw_texts(painter, room, slide)
            return
        picture, text = self._split(room) if slide.texts else (room, None)
        size = QSizeF(slide.picture.size())
        size.scale(picture.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(picture.topLeft(), size)
        box.moveCenter(picture.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, slide.picture)
        if text is not None:
            self._draw_texts(painter, text, slide)

    def _split(self, room: QRectF) -> tuple[QRectF, QRectF]:
        """The room of a picture, and that of the text beside or below it."""
        gap = self._look.theme.space(2)
        if room.width() > room.height():
            wide = (room.width() - gap) * PICTURE
            return room.adjusted(0, 0, wide - room.width(), 0), room.adjusted(wide + gap, 0, 0, 0)
        high = (room.height() - gap) * PICTURE
        return room.adjusted(0, 0, 0, high - room.height()), room.adjusted(0, high + gap, 0, 0)

    def _draw_texts(self, painter: QPainter, room: QRectF, slide: Slide) -> None:
        known = [one for one in self._languages if one.code in slide.texts]
        for language, box in zip(known, _stacked(room, len(known)), strict=True):
            alone = slide.picture is None
            self._draw_text(painter, box, slide.texts[language.code], language, alone=alone)

    def _draw_text(
        self, painter: QPainter, room: QRectF, text: SlideText, language: Language, *, alone: bool
    ) -> None:
        """The heading above the body; alone it has all of the room."""
        pad = self._look.theme.space(2)
        room = room.adjusted(0, pad, 0, -pad)
        sizes = ALONE if alone else BESIDE_A_PICTURE
        high = room.height() * HEADING if text.body else room.height()
        heading = QRectF(room.x(), room.y(), room.width(), high)
        self._write(painter, heading, text.heading, sizes[0], "primary", language)
        body = QRectF(room.x(), heading.bottom(), room.width(), room.height() - high)
        self._write(painter, body, text.body, sizes[1], "ink", language)

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        size: TextSize,
        colour: str,
        language: Language,
    ) -> None:
        pixels, ink = self._look.theme.size(size), self._colour(colour)
        draw_words(painter, box, text, pixels, ink, right_to_left=language.right_to_left)

    def _colour(self, name: str) -> str:
        return str(getattr(self._look.theme.colours, name))


def _minutes(group: GroupWait, language: Language) -> str:
    low, high = spoken(group.low_ms, group.high_ms)
    return span(low, high) if high else language.say(NO_WAIT)


def _row(room: QSizeF) -> float:
    return ROW_WIDE if room.width() > room.height() else ROW


def _stacked(box: QRectF, number: int) -> list[QRectF]:
    """One above the other."""
    high = box.height() / max(1, number)
    return [QRectF(box.x(), box.y() + n * high, box.width(), high) for n in range(number)]

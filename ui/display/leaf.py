"""A leaf of what stands beside the calls: some waits, or a slide read from its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from center_app.domain.views.group_waits import GroupWait
from ui.display.slides import BadSlide, Sheet, SlideText, in_turn, sheets


@dataclass(frozen=True, slots=True)
class WaitsLeaf:
    """The waits of some agencies, as many as can be read at once."""

    groups: tuple[GroupWait, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A picture, a text by its languages, or both."""

    name: str
    picture: QImage | None
    texts: Mapping[str, SlideText]


Leaf = WaitsLeaf | Slide


@dataclass(frozen=True, slots=True)
class Found:
    """The next slide, None where there is none; and what is wrong with others, a sentence each."""

    slide: Slide | None
    faults: tuple[str, ...]


def next_slide(folder: Path, after: str, width: int, height: int) -> Found:
    """The slide behind the one named `after`, no larger than so many pixels.

    The folder is read anew each time, so that what is put there comes by itself.
    """
    try:
        known, faults = sheets(folder)
    except OSError as error:
        return Found(None, (f"{folder}: {error.strerror}",))
    for sheet in in_turn(known, after):
        try:
            return Found(read_slide(sheet, width, height), tuple(faults))
        except BadSlide as error:
            faults.append(f"{error}")
        except OSError as error:
            faults.append(f"{sheet.name}: {error.strerror}")
    return Found(None, tuple(faults))


def read_slide(sheet: Sheet, width: int, height: int) -> Slide:
    """Raises BadSlide, and OSError for a file that has gone meanwhile."""
    texts = sheet.read()
    picture = _picture(sheet.pictures[0], QSize(width, height)) if sheet.pictures else None
    return Slide(sheet.name, picture, texts)


def _picture(file: Path, room: QSize) -> QImage:
    reader = QImageReader(f"{file}")
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        raise BadSlide(f"{file.name}: is not a picture that can be read")
    if size.width() > room.width() or size.height() > room.height():
        # A camera's picture may lie on its side: whichever way, it is no larger than the room.
        side = max(room.width(), room.height())
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise BadSlide(f"{file.name}: {reader.errorString()}")
    return picture

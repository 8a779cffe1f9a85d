"""What a center shows beside the calls: pictures and short texts, from a folder that it fills.

    10-water.jpg                      a picture
    20-hours.ar.txt  20-hours.en.txt  a text in both languages: its first line is the heading
    30-fees.png  30-fees.ar.txt  …    a picture with a text

They follow each other by their names. What cannot be shown is left out, and told in a sentence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

LANGUAGES = ("ar", "en")
PICTURES = (".png", ".jpg", ".jpeg")
TEXT = ".txt"

MOST_BYTES = 20_000_000
LONGEST_HEADING, LONGEST_BODY = 40, 140
"""Characters: what people read at a glance. There is no scrolling."""


class BadSlide(Exception):
    """What cannot be shown; the text says which file and why."""


@dataclass(frozen=True, slots=True)
class SlideText:
    """Heading and body in one language; the body may be empty."""

    heading: str
    body: str


@dataclass(slots=True)
class Sheet:
    """The files of one slide."""

    name: str
    pictures: list[Path] = field(default_factory=list)
    texts: dict[str, Path] = field(default_factory=dict)

    def read(self) -> dict[str, SlideText]:
        """Its text by language, empty where it has none. Raises BadSlide."""
        if self.pictures[1:]:
            raise BadSlide(f"{self.name}: has several pictures")
        for picture in self.pictures:
            if picture.stat().st_size > MOST_BYTES:
                raise BadSlide(f"{picture.name}: is larger than {MOST_BYTES // 1_000_000} MB")
        missing = [language for language in LANGUAGES if language not in self.texts]
        if self.texts and missing:
            raise BadSlide(f"{self.name}.{missing[0]}{TEXT}: is missing, a text is in both")
        return {language: _text(self.texts[language]) for language in LANGUAGES if self.texts}


def sheets(folder: Path) -> tuple[list[Sheet], list[str]]:
    """The slides of the folder by their names, and a sentence for each file that is none; nothing
    for a folder that is not there. Hidden files and folders are nobody's business.

    Raises OSError where the folder cannot be read.
    """
    found: dict[str, Sheet] = {}
    strange = []
    for file in _files(folder):
        name, _, language = file.stem.rpartition(".")
        if file.suffix.lower() in PICTURES:
            found.setdefault(file.stem, Sheet(file.stem)).pictures.append(file)
        elif file.suffix.lower() == TEXT and language in LANGUAGES and name:
            found.setdefault(name, Sheet(name)).texts[language] = file
        else:
            strange.append(f"{file.name}: is neither a picture (png, jpg) nor a text (NAME.ar.txt)")
    return [found[name] for name in sorted(found)], strange


def in_turn(slides: Iterable[Sheet], after: str) -> Iterator[Sheet]:
    """All of them once, beginning with the one that follows the name `after`."""
    known = list(slides)
    first = next((n for n, sheet in enumerate(known) if sheet.name > after), 0)
    yield from (*known[first:], *known[:first])


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        file for file in folder.iterdir() if file.is_file() and not file.name.startswith(".")
    )


def _text(file: Path) -> SlideText:
    try:
        lines = file.read_text("utf-8-sig").strip().splitlines()
    except UnicodeDecodeError:
        raise BadSlide(f"{file.name}: is not written in UTF-8") from None
    if not lines:
        raise BadSlide(f"{file.name}: is empty")
    heading, body = lines[0].strip(), "\n".join(line.strip() for line in lines[1:]).strip()
    for part, longest in ((heading, LONGEST_HEADING), (body, LONGEST_BODY)):
        if len(part) > longest:
            what = "first line" if part is heading else "text below it"
            raise BadSlide(f"{file.name}: the {what} has {len(part)} characters, of {longest}")
    return SlideText(heading, body)

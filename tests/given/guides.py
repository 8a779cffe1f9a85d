"""The guides as the tests read them: headings, commands, programs, tables, words of the screens."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LANGUAGES = ("ar", "en")
NAMES = tuple(sorted(file.name for file in (DOCS / "en").glob("*.md")))

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)]+)\)")
STRONG = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
VARIABLE = re.compile(r"[A-Z_]+=.*")


@dataclass(frozen=True)
class Guide:
    """One file of the documents."""

    file: Path

    @cached_property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @property
    def prose(self) -> str:
        """Everything but the blocks of commands and programs."""
        return FENCE.sub("", self.text)

    @property
    def levels(self) -> list[int]:
        return [len(marks) for marks, _ in HEADING.findall(self.prose)]

    @property
    def anchors(self) -> set[str]:
        """What a link may name after `#`, made of the headings as GitHub makes it."""
        titles = (title for _, title in HEADING.findall(self.prose))
        return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}

    @property
    def links(self) -> list[str]:
        return LINK.findall(self.prose)

    @property
    def strong(self) -> list[str]:
        """What stands on a screen, as the guides say it."""
        return [" ".join(found.split()) for found in STRONG.findall(self.prose)]

    def blocks(self, kind: str) -> list[str]:
        """The blocks of one kind: `json`, `python`, or "" for commands."""
        return [body for found, body in FENCE.findall(self.text) if found == kind]

    @property
    def steps(self) -> list[list[str]]:
        """The lines of the command blocks that call `center`, as its arguments."""
        lines = (line for block in self.blocks("") for line in block.splitlines())
        return list(_arguments(lines))

    @property
    def commands(self) -> list[list[str]]:
        """Those, and what is named within a sentence."""
        return [*self.steps, *_arguments(CODE.findall(self.prose))]

    def rows(self) -> Iterator[list[str]]:
        """The cells of the rows of all tables, heads left out."""
        lines = self.prose.splitlines()
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            if line.startswith("| ") and not below.startswith("|---"):
                yield [cell.strip() for cell in line.strip("| ").split(" | ")]


def guide(language: str, name: str) -> Guide:
    return Guide(DOCS / language / name)


def guides() -> list[Guide]:
    """Every guide, and the page that leads to them."""
    found = [guide(language, name) for language in LANGUAGES for name in NAMES]
    return [Guide(ROOT / "README.md"), *found]


def title(one: Guide) -> str:
    """How a test names a guide."""
    return one.file.relative_to(ROOT).as_posix()


def _arguments(lines: Iterator[str] | list[str]) -> Iterator[list[str]]:
    for line in lines:
        words = _words(line)
        while words and VARIABLE.fullmatch(words[0]):
            words = words[1:]
        if words and words[0].rpartition("/")[2] == "center" and len(words) > 1:
            yield words[1:]


def _words(line: str) -> list[str]:
    """The words of a shell's line; none where it is not one."""
    try:
        return shlex.split(line, comments=True)
    except ValueError:
        return []

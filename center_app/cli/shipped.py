"""What the product is made of: each part with its version, its licence and the texts of that.

In a bundle this was collected when it was built, and lies beside the program; elsewhere it is read
from what is installed.
"""

import json
import platform
import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

OURSELVES = "one-stop-center"

LIST = "shipped.json"
TEXTS = "licences"
"""In the bundle: the list, and the folder of the texts beside it."""

GIVEN = (
    Path(sys.base_prefix).parent / TEXTS,
    Path(__file__).parents[2] / "installer" / TEXTS,
)
"""The texts of those that bring none along, or other terms than those by which they are taken, in a
folder of the part's name: beside the Python of an installation for Windows, or in the sources."""

_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?")
_EXTRA = re.compile(r"extra == ['\"]([^'\"]+)['\"]")
_TEXT = re.compile(r"licen[cs]e|copying|notice|ofl", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """`texts`: the files that say on what terms it is given away."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]

    def terms(self) -> str:
        """What its files say, each under its name; the licence's name where it has none."""
        said = (
            f"--- {file.name}\n{file.read_text(encoding='utf-8', errors='replace').rstrip()}"
            for file in self.texts
        )
        return "\n\n".join([f"{self.name} {self.version}: {self.licence}", *said])


def parts() -> list[Part]:
    """All of them, by name."""
    listed = bundled()
    if listed is None:
        return installed()
    rows = json.loads((listed / LIST).read_text(encoding="utf-8"))
    return [
        Part(
            row["name"],
            row["version"],
            row["licence"],
            tuple(listed / TEXTS / text for text in row["texts"]),
        )
        for row in rows
    ]


def bundled() -> Path | None:
    """The folder of the bundle that runs, None where Python runs the sources."""
    folder = getattr(sys, "_MEIPASS", None)
    return Path(folder) if folder is not None and (Path(folder) / LIST).is_file() else None


def installed() -> list[Part]:
    """The product, all that it needs, and Python itself."""
    found = {one.name.lower(): one for one in _needed(OURSELVES, frozenset(), set())}
    return sorted([*map(_part, found.values()), _python()], key=lambda one: one.name.lower())


def _needed(name: str, extras: frozenset[str], seen: set[str]) -> Iterator[Distribution]:
    """It and what it requires here; what another system would need is not installed."""
    mark = f"{_plain(name)}[{','.join(sorted(extras))}]"
    if mark in seen:
        return
    seen.add(mark)
    try:
        one = distribution(name)
    except PackageNotFoundError:
        return
    yield one
    for line in one.requires or ():
        required = _REQUIREMENT.match(line)
        wanted = set(_EXTRA.findall(line))
        if required is not None and (not wanted or wanted & extras):
            more = frozenset(each.strip() for each in (required[2] or "").split(",") if each)
            yield from _needed(required[1], more, seen)


def _part(one: Distribution) -> Part:
    texts = tuple(
        Path(str(one.locate_file(file)))
        for file in one.files or ()
        if _TEXT.search(file.name) and file.suffix not in {".py", ".pyc"}
    )
    name = _plain(one.name)
    return Part(name, one.version, _licence(one), tuple(_given(name)) or texts)


def _given(name: str) -> list[Path]:
    return next((sorted(one.glob("*")) for folder in GIVEN if (one := folder / name).is_dir()), [])


def _licence(one: Distribution) -> str:
    """As the part itself says: an expression, a word, or the name of its class."""
    told = one.metadata.get_all
    said = next((each for name in NAMED for each in told(name) or ()), "")
    first = said.strip().splitlines()[0] if said.strip() else ""
    classes = [
        each.rpartition(" :: ")[2]
        for each in told("Classifier") or []
        if each.startswith("License :: OSI Approved ::")
    ]
    return first.partition(" (see")[0] or ", ".join(classes) or KNOWN.get(_plain(one.name), "")


NAMED = ("License-Expression", "License")

KNOWN = {"pyrage": "MIT", "pysqlite3": "Zlib", "python-bidi": "LGPL-3.0-or-later"}
"""Of those that say it in their texts alone."""


def _python() -> Part:
    folder = Path(sysconfig.get_path("stdlib"))
    usual = (folder / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    text = next((file for file in usual if file.is_file()), None)
    return Part("python", platform.python_version(), "PSF-2.0", (text,) if text else ())


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

"""Write what ships: its bill of materials (CycloneDX), its licences, and the texts of these.

python -m installer.shipped FOLDER

The libraries are those of requirements.lock, with their hashes, for every system; in the bundle
the system's own libraries come on top, each by the Debian package that it was taken from.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from center_app.cli.shipped import LIST, OURSELVES, TEXTS, Part, installed

ROOT = Path(__file__).parents[1]
SBOM = "sbom.cdx.json"

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: *; *([^\\]+?))? *\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Locked:
    """One line of the lock file, with the hashes of the files that may be installed for it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def locked(text: str) -> list[Locked]:
    found: list[Locked] = []
    for line in text.splitlines():
        if pin := _PIN.match(line):
            found.append(Locked(pin[1], pin[2], pin[3] or "", ()))
        elif found and (told := _HASH.search(line)):
            last = found[-1]
            hashes = (*last.hashes, told[1])
            found[-1] = Locked(last.name, last.version, last.marker, hashes)
    return found


def bill(libraries: Sequence[Locked], here: Sequence[Part], system: Sequence[Part]) -> str:
    """CycloneDX 1.6 as JSON: the same parts give the same bytes, but for the hour."""
    known = {one.name: one for one in here}
    own = known[OURSELVES]
    components = [*(_library(one, known) for one in libraries), *map(_of_system, system)]
    seal = uuid5(NAMESPACE_URL, json.dumps(components, sort_keys=True))
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{seal}",
        "version": 1,
        "metadata": {
            "timestamp": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "component": {
                "type": "application",
                "bom-ref": OURSELVES,
                "name": OURSELVES,
                "version": own.version,
                "licenses": _licences(own.licence),
            },
        },
        "components": components,
        "dependencies": [
            {"ref": OURSELVES, "dependsOn": [str(one["bom-ref"]) for one in components]}
        ],
    }
    return json.dumps(whole, indent=2) + "\n"


def _library(one: Locked, known: Mapping[str, Part]) -> dict[str, object]:
    address = f"pkg:pypi/{one.name.lower()}@{one.version}"
    part = known.get(one.name.lower())
    found: dict[str, object] = {
        "type": "library",
        "bom-ref": address,
        "name": one.name,
        "version": one.version,
        "purl": address,
    }
    if part is not None and part.licence:
        found["licenses"] = _licences(part.licence)
    # Which of them a machine installed depends on its system: so they stand as a property each.
    properties = [{"name": "center:sha256", "value": each} for each in one.hashes]
    if one.marker:
        properties.append({"name": "center:only", "value": one.marker})
    return found | {"properties": properties}


def _of_system(one: Part) -> dict[str, object]:
    address = f"pkg:deb/debian/{one.name}@{one.version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": one.name,
        "version": one.version,
        "purl": address,
    }


def _licences(said: str) -> list[dict[str, object]]:
    """By its own words: few of the parts use the names of SPDX."""
    return [{"license": {"name": said}}]


def system_parts(files: Iterable[Path]) -> list[Part]:
    """The Debian packages that these files of the system belong to; none where dpkg is not."""
    if shutil.which("dpkg-query") is None:
        return []
    names = {name for file in files for name in _owners(file)}
    found = []
    for name in sorted(names):
        asked = ["dpkg-query", "-W", "-f", "${source:Package}\t${Version}", name]
        said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        plain = name.partition(":")[0]
        text = Path("/usr/share/doc") / plain / "copyright"
        licence = "as its copyright file says"
        found.append(
            Part(plain, said.partition("\t")[2], licence, (text,) if text.is_file() else ())
        )
    return found


def _owners(file: Path) -> Iterator[str]:
    """Under either name: /lib is /usr/lib on this system."""
    real = file.resolve()
    for each in dict.fromkeys((real, Path(str(real).removeprefix("/usr")))):
        asked = ["dpkg-query", "-S", str(each)]
        said = subprocess.run(asked, capture_output=True, text=True, check=False)
        if said.returncode == 0:
            yield said.stdout.partition(": ")[0].partition(",")[0]
            return


def write(folder: Path, system: Sequence[Part] = ()) -> list[Part]:
    """The bill, the list and every text below a folder of its part's name."""
    here = installed()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    rows = []
    shutil.rmtree(folder, ignore_errors=True)
    for one in (*here, *system):
        names = [str(file) for file in _copied(one, folder / TEXTS / one.name)]
        texts = [f"{one.name}/{name}" for name in names]
        rows.append(
            {"name": one.name, "version": one.version, "licence": one.licence, "texts": texts}
        )
    (folder / LIST).write_text(json.dumps(rows, indent=1), encoding="utf-8")
    (folder / SBOM).write_text(bill(locked(lock), here, system), encoding="utf-8")
    return [*here, *system]


def _copied(one: Part, folder: Path) -> Iterator[str]:
    """Names that several files share are told apart by a number."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for n, file in enumerate(one.texts):
        name = file.name if file.name not in taken else f"{n}-{file.name}"
        taken.add(name)
        shutil.copyfile(file, folder / name)
        yield name


if __name__ == "__main__":
    write(Path(sys.argv[1]))

"""The rules of the house that no tool checks."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRODUCT = ("center_app", "ui", "printers", "sync")

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "misc", "common", "stuff"}
EMPTY_ENDINGS = re.compile(r".*[a-z](Manager|Helper|Helpers|Util|Utils)$")
# Package registries, in halves so that this file passes its own test.
REGISTRIES = [
    head + tail
    for head, tail in [
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("deb.debian", ".org"),
        ("registry.npmjs", ".org"),
        ("index", "-url ="),
        ("index", "-url="),
    ]
]


def test_nothing_names_a_registry_address() -> None:
    texts = {path: path.read_bytes() for path in _tracked()}
    named = [
        (str(path.relative_to(ROOT)), registry)
        for path, text in texts.items()
        for registry in REGISTRIES
        if registry.encode() in text
    ]
    assert not named


def test_no_file_or_folder_has_an_empty_name() -> None:
    parts = {part for path in _tracked() for part in path.relative_to(ROOT).parts}
    assert not {part for part in parts if part.split(".")[0].lower() in EMPTY_WORDS}


def test_no_class_has_an_empty_name() -> None:
    classes = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and EMPTY_ENDINGS.match(node.name)
    ]
    assert not classes


def test_the_domain_imports_the_standard_library_and_itself_alone() -> None:
    foreign = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in _modules("center_app/domain")
        for name in _imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith("center_app.domain")
    ]
    assert not foreign


def test_tests_import_no_package_named_tests() -> None:
    """A dependency installs a package of that name, and would be taken for ours."""
    astray = [
        path for path in _modules("tests") if "tests" in {n.split(".")[0] for n in _imports(path)}
    ]
    assert not astray


def test_every_package_is_typed() -> None:
    assert not [package for package in PRODUCT if not (ROOT / package / "py.typed").exists()]


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def _modules(*folders: str) -> list[Path]:
    roots = [ROOT / folder for folder in folders or PRODUCT]
    return [path for root in roots for path in sorted(root.rglob("*.py"))]


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names

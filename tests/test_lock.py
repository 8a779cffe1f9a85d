"""The lock files: exact, hashed, and free of any address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRODUCT = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
BOTH = pytest.mark.parametrize("lock", [PRODUCT, DEVELOPMENT], ids=lambda lock: lock.name)


@BOTH
def test_a_lock_names_no_address(lock: Path) -> None:
    assert not re.findall(r"\S*(?:://|--index|--find-links|\bfile:|\s@\s)\S*", lock.read_text())


@BOTH
def test_every_package_is_pinned_and_hashed(lock: Path) -> None:
    for name, block in _blocks(lock).items():
        assert re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==\S+", block), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), name


def test_the_tests_run_on_the_very_versions_that_ship() -> None:
    shipped, developed = _blocks(PRODUCT), _blocks(DEVELOPMENT)
    assert {name: developed.get(name) for name in shipped} == shipped


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"]
    assert _names(wanted) <= set(_blocks(PRODUCT))
    assert _names(project["dependency-groups"]["dev"]) <= set(_blocks(DEVELOPMENT))


def test_a_version_that_loses_references_cannot_be_locked() -> None:
    assert _blocks(PRODUCT)["pyside6-essentials"].startswith("pyside6-essentials==6.11.3 ")


def _blocks(lock: Path) -> dict[str, str]:
    """Split a lock file into its packages, each with its pin and hashes."""
    blocks = re.split(r"\n(?=[a-z])", lock.read_text().rstrip("\n"))
    return {re.split(r"[=\[]", block, maxsplit=1)[0]: block for block in blocks}


def _names(requirements: list[str]) -> set[str]:
    found = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {re.sub(r"[._-]+", "-", match.group().lower()) for match in found if match}

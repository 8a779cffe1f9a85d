"""How every program of the bundle begins."""

import dataclasses
import importlib.util
import marshal
import sys
import zipfile
import zipimport
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer import class_code_hook
from installer.class_code import code_of, executed_by
from installer.keep_open_hook import keep_library_open, kept_open

MODULE = """
from dataclasses import dataclass

@dataclass(frozen=True, slots=True)
class Ticket:
    number: str
    wait_ms: int = 0
"""


@pytest.fixture
def tickets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A module with a dataclass, as if it had never been loaded."""
    (tmp_path / "tickets_of_a_test.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    yield "tickets_of_a_test"
    sys.modules.pop("tickets_of_a_test", None)


def made_with(compiled: dict[str, bytes], module: str) -> type:
    sys.modules.pop(module, None)
    with executed_by(print):  # put back afterwards, whatever the hook puts there
        class_code_hook.use(compiled)
        made: type = importlib.import_module(module).Ticket
    return made


def test_a_class_is_made_of_the_code_that_was_compiled(tickets: str) -> None:
    compiled = code_of([tickets])
    assert compiled
    ticket = made_with(compiled, tickets)
    assert not compiled, "each text was found, and is not kept"
    assert ticket("A1") == ticket("A1", 0) != ticket("A2")
    assert repr(ticket("A1")) == "Ticket(number='A1', wait_ms=0)"
    with pytest.raises(dataclasses.FrozenInstanceError):
        ticket("A1").number = "A2"


def test_a_class_that_was_not_there_is_compiled_as_ever(tickets: str) -> None:
    other = {"def other(): ...": marshal.dumps(compile("", "", "exec"))}
    ticket = made_with(other, tickets)
    assert ticket("A1") == ticket("A1")


@pytest.mark.skipif(sys.platform != "linux", reason="only there files are replaced under programs")
def test_a_file_that_is_replaced_is_read_as_it_was(tmp_path: Path) -> None:
    file, new = tmp_path / "center", tmp_path / "center.new"
    file.write_text("old")
    new.write_text("new")
    kept = Path(kept_open(file))
    new.replace(file)
    assert (kept.read_text(), file.read_text()) == ("old", "new")


def test_a_module_of_an_archive_that_is_replaced_is_loaded_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, new = tmp_path / "library.zip", tmp_path / "new.zip"
    for archive, said in ((library, "old"), (new, "another one, of a later version")):
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("a_library_of_a_test.py", f"SAID = {said!r}")
    importer = zipimport.zipimporter(str(library))
    monkeypatch.setitem(sys.path_importer_cache, str(library), importer)
    keep_library_open(library)
    new.replace(library)
    spec = importer.find_spec("a_library_of_a_test")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.SAID == "old"

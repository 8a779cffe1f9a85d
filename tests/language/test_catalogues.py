"""Every catalogue in the tree is complete, compiled and says what the code says."""

import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from center_app.language.compile import FOLDERS, ROOT, collect, compiled, forms, load, main, missing
from center_app.language.language import LOCALE

HIDDEN = re.compile(r"""\bf(["']).*\{[^{}]*\b(say|say_many|words)\(["']""")

CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/center.po"))


def read(binary: bytes) -> dict[object, str]:
    sentences: dict[object, str] = GNUTranslations(BytesIO(binary))._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in sentences.items() if key}


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def wrong_placeholders(message: Message) -> bool:
    """A plural form may leave its number out (دقيقتان), any other sentence nothing."""
    asked = placeholders("".join(forms(message.id)))
    said = [placeholders(form) for form in forms(message.string) if form]
    if message.pluralizable:
        return any(names - asked for names in said)
    return any(names != asked for names in said)


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parent.parent.name)
class TestCatalogue:
    def test_nothing_is_left_to_translate(self, file: Path) -> None:
        assert [message.id for message in missing(load(file))] == []

    @pytest.mark.long
    def test_it_has_the_sentences_of_the_code_and_no_others(self, file: Path) -> None:
        said = {message.id for message in collect() if message.id}
        kept = {message.id for message in load(file) if message.id}
        assert kept == said, "run `make words`"

    def test_it_is_compiled(self, file: Path) -> None:
        assert read(file.with_suffix(".mo").read_bytes()) == read(compiled(load(file)))

    def test_its_placeholders_are_those_of_the_sentence(self, file: Path) -> None:
        assert [
            message.id for message in load(file) if message.id and wrong_placeholders(message)
        ] == []


def test_no_sentence_stands_inside_a_formatted_text() -> None:
    """There `make words` does not find it, and it would be English in every language."""
    files = [file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py")]
    assert [file.name for file in files if HIDDEN.search(file.read_text())] == []
    assert HIDDEN.search("held = f\"{held} {say('later: {n}', n=n)}\"")


def test_an_empty_file_becomes_a_catalogue_and_its_gaps_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "locale" / "fr" / "LC_MESSAGES" / "center.po"
    file.parent.mkdir(parents=True)
    file.touch()
    page = tmp_path / "ui" / "page.py"
    page.parent.mkdir()
    page.write_text('words("just now")\n', encoding="utf-8")
    for folder in set(FOLDERS) - {"ui"}:
        (tmp_path / folder).mkdir()
    assert main(tmp_path, tmp_path / "locale") == 1
    assert "fr: not translated: 'just now'" in capsys.readouterr().out
    first = file.read_bytes()
    assert main(tmp_path, tmp_path / "locale") == 1
    assert file.read_bytes() == first


def test_sentences_are_found_with_the_file_they_stand_in(tmp_path: Path) -> None:
    page = tmp_path / "ui" / "page.py"
    page.parent.mkdir()
    page.write_text(
        'words("Constant")\nlanguage.say("Said {n}", n=1)\nsay_many("{n} a", "{n} b", 2)\n',
        encoding="utf-8",
    )
    found = collect(tmp_path, ["ui"])
    assert {message.id for message in found if message.id} == {
        "Constant",
        "Said {n}",
        ("{n} a", "{n} b"),
    }
    said = found.get("Said {n}")
    assert said is not None
    assert said.locations == [("ui/page.py", 1)]

"""Sentences, plurals and the languages that are there."""

import subprocess
import sys
from pathlib import Path

import pytest

from center_app.language import compile as words_of_the_code
from center_app.language import find, languages, words
from center_app.language.bidi import isolate


def test_english_is_the_sentence_in_the_code() -> None:
    english = find("en")
    assert english.say("Anything at all") == "Anything at all"
    assert not english.right_to_left


def test_arabic_comes_from_its_catalogue_and_runs_right_to_left() -> None:
    arabic = find("ar")
    assert arabic.say("just now") == "الآن"
    assert arabic.right_to_left


def test_arabic_has_six_plural_forms() -> None:
    arabic = find("ar")
    said = [
        arabic.say_many("{n} minute", "{n} minutes", n).replace(isolate(str(n)), "#")
        for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)
    ]
    assert said == [
        "أقل من دقيقة",
        "دقيقة واحدة",
        "دقيقتان",
        "# دقائق",
        "# دقائق",
        "# دقيقة",
        "# دقيقة",
        "# دقيقة",
        "# دقيقة",
        "# دقائق",
    ]


def test_values_that_run_against_the_sentence_are_isolated() -> None:
    assert find("ar").say("{hours} and {minutes}", hours="A017", minutes="دقيقة") == (
        f"{isolate('A017')} ودقيقة"
    )
    assert find("en").say("Counter {n}", n=5) == "Counter 5"


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert find("en").say("{") == "{"


def test_nothing_said_is_nothing() -> None:
    assert find("ar").say("") == ""


def test_constants_are_marked_and_said_later() -> None:
    assert find("ar").say(words("just now")) == "الآن"


def test_each_language_is_named_as_its_speakers_name_it() -> None:
    assert [(language.code, language.name) for language in languages()][:2] == [
        ("ar", "العربية"),
        ("en", "English"),
    ]


def test_an_unknown_language_is_refused_by_naming_those_that_are_there() -> None:
    with pytest.raises(LookupError, match="ar, en"):
        find("tlh")


@pytest.mark.long
def test_a_third_language_is_one_more_file(tmp_path: Path) -> None:
    folder = tmp_path / "locale"
    french = folder / "fr" / "LC_MESSAGES" / "center.po"
    french.parent.mkdir(parents=True)
    french.write_text('msgid "just now"\nmsgstr "à l\'instant"\n', encoding="utf-8")
    words_of_the_code.main(locale=folder)
    assert [language.code for language in languages(folder)] == ["en", "fr"]
    assert find("fr", folder).say("just now") == "à l'instant"
    assert find("fr", folder).say("less than a minute") == "less than a minute"


def test_a_language_is_called_as_its_speakers_call_it() -> None:
    assert {one.code: one.name for one in languages()} == {"ar": "العربية", "en": "English"}


def test_to_know_the_languages_no_table_of_the_world_is_read() -> None:
    code = (
        "from babel import localedata\n"
        "from center_app.language import languages\n"
        "languages()\n"
        "print(len(localedata._cache))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == "0"

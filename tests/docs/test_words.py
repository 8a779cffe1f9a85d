"""What the guides say stands on a screen does stand there, word for word."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from babel.messages.pofile import read_po

from center_app.language import find
from center_app.language.bidi import plain
from center_app.language.language import LOCALE
from guides import LANGUAGES, NAMES, guide
from ui.counter.verbs import FACES
from ui.counter.wording import OUTCOME
from ui.manager.indicator_words import GROUPS
from ui.reception.keys import FACES as DOOR_KEYS

WORDS = LOCALE / "ar" / "LC_MESSAGES" / "center.po"
VALUE = re.compile(r"\\\{\w+\\\}")
KEY = re.compile(r"`([^`]+)`")


@cache
def _sentences(language: str) -> tuple[re.Pattern[str], ...]:
    with WORDS.open("rb") as file:
        catalogue = read_po(file)
    said = {text for message in catalogue for text in _said(language, message.id, message.string)}
    return tuple(re.compile(VALUE.sub(".+", re.escape(plain(text)))) for text in said if text)


def _said(language: str, *of_both: object) -> Iterator[str]:
    forms = of_both[LANGUAGES.index(language) - 1]
    yield from (forms,) if isinstance(forms, str) else (str(form) for form in _each(forms))


def _each(forms: object) -> tuple[object, ...]:
    return tuple(forms) if isinstance(forms, list | tuple) else ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_stands_on_a_screen_is_told_word_for_word(language: str, name: str) -> None:
    for words in guide(language, name).strong:
        assert any(each.fullmatch(words) for each in _sentences(language)), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_counter_is_told(language: str) -> None:
    rows = [row for row in guide(language, "counter.md").rows() if len(row) == 3]
    told = {(row[1].strip("*"), KEY.findall(row[0])[0]) for row in rows}
    assert told == {(_say(language)(face.name), face.key) for face in FACES.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_reception_is_told(language: str) -> None:
    rows = [row for row in guide(language, "reception.md").rows() if len(row) == 3]
    told = {(row[1].strip("*"), KEY.findall(row[0])[0]) for row in rows}
    assert told == {(_say(language)(face.name), face.key) for face in DOOR_KEYS.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_is_told_with_its_meaning(language: str) -> None:
    say = _say(language)
    told = list(guide(language, "counter.md").rows())
    for name, meaning in OUTCOME.values():
        assert [f"**{say(name)}**", say(meaning)] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_day_is_told_with_its_definition(language: str) -> None:
    say = _say(language)
    told = list(guide(language, "manager.md").rows())
    for figure in (figure for group in GROUPS for figure in group.indicators):
        assert [f"**{say(figure.name)}**", say(figure.definition)] in told


def _say(language: str) -> Callable[[str], str]:
    return find(language).say

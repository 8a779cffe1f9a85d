"""The guides as a whole: both languages tell the same, and every link leads somewhere."""

import pytest

from guides import DOCS, LANGUAGES, NAMES, Guide, guide, guides, title

EVERY = pytest.mark.parametrize("one", guides(), ids=title)


def test_both_languages_have_the_same_guides() -> None:
    there = [sorted(file.name for file in (DOCS / each).iterdir()) for each in LANGUAGES]
    assert there[0] == there[1]


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_parts_in_the_same_order(name: str) -> None:
    assert guide("ar", name).levels == guide("en", name).levels


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_show_the_same_commands(name: str) -> None:
    arabic, english = (
        [[word for word in step if word not in LANGUAGES] for step in guide(language, name).steps]
        for language in LANGUAGES
    )
    assert arabic == english


@pytest.mark.parametrize("name", NAMES)
def test_arabic_is_laid_out_from_the_right_and_code_from_the_left(name: str) -> None:
    text = guide("ar", name).text
    assert text.startswith('<div dir="rtl">\n\n')
    assert text.endswith("\n\n</div>\n")
    assert text.count("<div") == text.count("</div>")
    assert text.count("```\n\n</div>") == text.count('<div dir="ltr">\n\n```')
    assert text.count("```") == 2 * text.count('<div dir="ltr">')


@EVERY
def test_every_link_and_every_picture_is_there(one: Guide) -> None:
    for link in one.links:
        path, _, anchor = link.partition("#")
        if link.startswith("https://"):
            continue
        target = (one.file.parent / path).resolve() if path else one.file
        assert target.exists(), link
        assert not anchor or anchor in Guide(target).anchors, link

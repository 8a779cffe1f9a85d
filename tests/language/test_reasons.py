"""Every refusal has its sentence."""

import pytest

from center_app.domain.refusal import Reason, Refused
from center_app.language import Language, find
from center_app.language.reasons import SENTENCES, WITH_DETAILS, names, sentence

BOTH = (find("ar"), find("en"))


def test_every_reason_has_a_sentence_that_needs_no_facts() -> None:
    assert set(SENTENCES) == set(Reason)
    assert not [text for text in SENTENCES.values() if names(text)]


@pytest.mark.parametrize("language", BOTH, ids=lambda language: language.code)
@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_is_worded_with_and_without_its_facts(
    reason: Reason, language: Language
) -> None:
    plain = sentence(language, Refused(reason))
    full = sentence(
        language,
        Refused(reason, number="A017", counter="5", limit=8, time="09:30", seconds=5, date="3"),
    )
    for text in (plain, full):
        assert text.endswith(".")
        assert "{" not in text
    assert (plain != full) == (reason in WITH_DETAILS)


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_is_worded_in_arabic(reason: Reason) -> None:
    arabic, english = (sentence(language, Refused(reason)) for language in BOTH)
    assert arabic != english


def test_a_number_in_an_arabic_refusal_does_not_flip() -> None:
    said = sentence(find("ar"), Refused(Reason.VISIT_IS_OVER, number="A017"))
    assert "\u2066A017\u2069" in said


def test_facts_that_no_sentence_names_are_not_said() -> None:
    said = sentence(find("en"), Refused(Reason.ONLINE_ONLY, service="passport-renewal"))
    assert said == "This service is available online only."

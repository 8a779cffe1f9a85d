"""Grammar before and behind a word does not hide it."""

import pytest

from center_app.language.search.folding import folded
from center_app.language.search.stems import bare, past, readings, stem, verb, without_owner


@pytest.mark.parametrize("word", ["الجواز", "والجواز", "بالجواز", "للجواز", "جواز"])
def test_the_article_is_left_out(word: str) -> None:
    assert bare(word) == "جواز"


@pytest.mark.parametrize("word", ["شهادة", "شهادات", "شهادتي", "لشهادة", "بشهادات", "شهادتهم"])
def test_number_gender_and_whose_it_is_do_not_matter(word: str) -> None:
    assert stem(folded("شهادة")) in readings(folded(word))


@pytest.mark.parametrize("word", ["سيارتي", "سيارتنا", "سيارتهم", "سيارتك"])
def test_whose_it_is_can_be_left_out(word: str) -> None:
    assert stem(folded("سيارة")) in without_owner(word)


@pytest.mark.parametrize("word", ["توفيت", "توفينا", "توفيو", "توفيوا"])
def test_who_did_it_can_be_left_out(word: str) -> None:
    assert "توفي" in past(word)


@pytest.mark.parametrize(
    ("said", "card"), [("اجدد", "تجديد"), ("نسجل", "تسجيل"), ("بعدل", "تعديل"), ("ارخص", "ترخيص")]
)
def test_the_verb_of_a_question_leads_to_the_noun_of_a_card(said: str, card: str) -> None:
    assert verb(card) in readings(said)


@pytest.mark.parametrize("word", ["renew", "renewals", "renewal", "renewing", "renewed"])
def test_english_endings_do_not_matter(word: str) -> None:
    assert stem("renew") in readings(word)


@pytest.mark.parametrize("word", ["من", "ب", "الي", "as", "7"])
def test_short_words_stay_as_they_are(word: str) -> None:
    assert readings(word)[0] == word

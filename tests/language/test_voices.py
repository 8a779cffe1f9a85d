"""What messages and their progress are called."""

from center_app.domain.message import Progress, Voice
from center_app.language import find
from center_app.language.voices import PROGRESS, VOICES


def test_every_kind_and_every_progress_has_a_name_of_its_own_in_both_languages() -> None:
    assert list(VOICES) == list(Voice)
    assert list(PROGRESS) == list(Progress)
    for code in ("ar", "en"):
        names = [find(code).say(name) for name in (*VOICES.values(), *PROGRESS.values())]
        assert len(set(names)) == len(names)
    assert find("ar").say(VOICES[Voice.COMPLAINT]) == "شكوى"

"""Announcements as this or that voice says them."""

from collections.abc import Sequence

from center_app.domain.bulletin import Saying
from center_app.domain.clock import SECOND
from ui.voice.pack import CHIME_CLIP, Pack
from ui.voice.script import SPOKEN, Called, Clip, call, merged, news

MOST_MS = 5 * SECOND
"""How long a call may take in each language."""


def announced(pack: Pack, calls: Sequence[Called]) -> list[Clip]:
    """The clips of an announcement in every language, as far as the pack has them."""
    said = [CHIME_CLIP]
    for language in SPOKEN:
        said += _in(language, pack, calls)
    return [clip for clip in said if clip in pack.clips]


def announced_news(pack: Pack, saying: Saying) -> list[Clip]:
    """A bulletin in every language; the chime alone, as a sign to look up, where one is lacking."""
    said = news(saying)
    return [CHIME_CLIP, *said] if all(clip in pack.clips for clip in said) else [CHIME_CLIP]


def _in(language: str, pack: Pack, calls: Sequence[Called]) -> list[Clip]:
    if calls[1:]:
        return merged([called.number for called in calls], language)
    (called,) = calls
    return shortened_call(pack, called, language)


def shortened_call(pack: Pack, called: Called, language: str) -> list[Clip]:
    """The call in full, if this voice says it within the time that it may take."""
    return call(called, language, lambda clips: _length_ms(pack, clips) <= MOST_MS)


def _length_ms(pack: Pack, clips: Sequence[Clip]) -> int:
    return pack.length_ms([clip for clip in clips if clip in pack.clips])

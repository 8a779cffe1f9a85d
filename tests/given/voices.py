"""A voice for tests: every clip a tone of its own, so that what was heard can be told."""

import json
import math
import wave
from array import array
from pathlib import Path

from ui.voice.pack import CHIME_CLIP, MANIFEST, path_of
from ui.voice.script import Clip, news_script, script

RATE = 8_000
LOUDNESS = 8_000


def write_voice(folder: Path, *, ms: int = 50) -> Path:
    """A whole voice of short tones; returns its folder."""
    for number, clip in enumerate((CHIME_CLIP, *script(), *news_script())):
        write_clip(folder, clip, samples=_tone(200 + 10 * number, ms))
    manifest = {"format": 1, "name": {"ar": "نغمات", "en": "Tones"}, "synthesised": True}
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    return folder


def write_clip(
    folder: Path,
    clip: Clip,
    *,
    samples: list[int],
    rate: int = RATE,
    channels: int = 1,
) -> None:
    file = path_of(folder, clip)
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(f"{file}", "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(array("h", samples).tobytes())


def _tone(hertz: int, ms: int) -> list[int]:
    times = range(1, RATE * ms // 1_000 + 1)
    return [round(LOUDNESS * math.sin(2 * math.pi * hertz * n / RATE)) for n in times]

"""A voice: a folder of clips with a manifest, which a center may replace by its own recordings.

    voice.json    {"format": 1, "name": {"ar": …, "en": …}, "synthesised": true}
    chime.wav
    ar/number.wav ar/17.wav ar/and-17.wav …
    en/…
    letters/A.wav …

All clips are WAV files of 16 bits, one channel and one rate, without silence at their ends.
"""

import json
import wave
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from center_app.domain.plain import read
from center_app.domain.text import Text
from ui.voice.script import CHIME, LETTERS, Clip, news_script, script
from ui.voice.sound import SECOND_MS, WIDTH, Samples, samples_of, silence, wav_file

FORMAT = 1
MANIFEST = "voice.json"
RATES = range(8_000, 48_001)
LONGEST_CLIP_S = 10

PAUSE_MS = 40
"""The silence between two clips, or they would run into each other."""

CHIME_CLIP = Clip("", CHIME)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a voice says of itself. `synthesised`: it was made by a program, nobody spoke it."""

    format: int
    name: Text
    synthesised: bool


class BadVoice(Exception):
    """A pack that cannot be used; the text says which file and why."""


@dataclass(frozen=True)
class Pack:
    """All clips of a voice, in memory: samples of 16 bits at `rate` a second."""

    name: Text
    synthesised: bool
    rate: int
    clips: dict[Clip, Samples]

    def length_ms(self, clips: Sequence[Clip]) -> int:
        """How long these clips take to be said; raises KeyError for one that it lacks."""
        samples = sum(len(self.clips[clip]) for clip in clips)
        pauses = PAUSE_MS * max(0, len(clips) - 1)
        return round(samples * SECOND_MS / self.rate) + pauses

    def wav(self, clips: Sequence[Clip], percent: int) -> bytes:
        """One sound of these clips, so loud, as a WAV file; raises KeyError for one it lacks."""
        pause, joined = silence(PAUSE_MS, self.rate), silence(0, self.rate)
        for clip in clips:
            if joined:
                joined += pause
            joined += self.clips[clip]
        if percent != FULL:
            joined = Samples("h", [sample * percent // FULL for sample in joined])
        return wav_file(joined, self.rate)


FULL = 100


def load(folder: Path, letters: Collection[str] = ()) -> Pack:
    """The voice in this folder, with all that every center needs and these letters.

    Raises BadVoice with every fault, a line each.
    """
    manifest = _manifest(folder / MANIFEST)
    if manifest.format != FORMAT:
        raise BadVoice(f"{MANIFEST}: has format {manifest.format}, and this version reads {FORMAT}")
    faults: list[str] = []
    clips: dict[Clip, Samples] = {}
    rates: set[int] = set()
    needed = {clip for clip in script() if clip.folder != LETTERS or clip.name in letters}
    for clip in (CHIME_CLIP, *script(), *news_script()):
        file = path_of(folder, clip)
        if not file.is_file():
            if clip in needed or clip == CHIME_CLIP:
                faults.append(f"{file.relative_to(folder)}: is missing")
            continue
        try:
            rate, clips[clip] = _samples(file)
        except (BadVoice, OSError, wave.Error, EOFError) as error:
            faults.append(f"{file.relative_to(folder)}: {error}")
            continue
        rates.add(rate)
    if len(rates) > 1:
        faults.append(f"the clips have different rates: {', '.join(map(str, sorted(rates)))}")
    if faults:
        raise BadVoice("\n".join(faults))
    return Pack(manifest.name, manifest.synthesised, rates.pop(), clips)


def path_of(folder: Path, clip: Clip) -> Path:
    return folder / clip.folder / f"{clip.name}.wav"


def _samples(file: Path) -> tuple[int, Samples]:
    with wave.open(f"{file}", "rb") as sound:
        rate, frames = sound.getframerate(), sound.getnframes()
        if sound.getnchannels() != 1 or sound.getsampwidth() != WIDTH:
            raise BadVoice("must be of 16 bits and one channel")
        if rate not in RATES:
            raise BadVoice(f"must have {RATES[0]} to {RATES[-1]} samples a second, not {rate}")
        if not 0 < frames <= LONGEST_CLIP_S * rate:
            raise BadVoice(f"must last from a moment to {LONGEST_CLIP_S} seconds")
        samples = samples_of(sound)
    if not any(samples):
        raise BadVoice("is silent")
    return rate, samples


def _manifest(file: Path) -> Manifest:
    try:
        return read(Manifest, json.loads(file.read_bytes()))
    except FileNotFoundError:
        raise BadVoice(f"{file.name}: is missing") from None
    except (OSError, ValueError) as error:
        raise BadVoice(f"{file.name}: {error}") from error

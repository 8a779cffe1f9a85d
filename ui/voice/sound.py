"""Sound as samples of 16 bits of one channel, and as WAV files of them."""

import wave
from array import array
from io import BytesIO
from sys import byteorder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Samples = array[int]
else:
    Samples = array

WIDTH = 2
"""Bytes of a sample."""

SECOND_MS = 1_000


def silence(ms: int, rate: int) -> Samples:
    return Samples("h", bytes(WIDTH * (ms * rate // SECOND_MS)))


def wav_file(samples: Samples, rate: int) -> bytes:
    """Samples as a WAV file of one channel."""
    content = BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(WIDTH)
        sound.setframerate(rate)
        sound.writeframes(_little(samples).tobytes())
    return content.getvalue()


def samples_of(sound: wave.Wave_read) -> Samples:
    samples = Samples("h")
    samples.frombytes(sound.readframes(sound.getnframes()))
    return _little(samples)


def _little(samples: Samples) -> Samples:
    """WAV files begin with the low byte, whatever the machine does."""
    if byteorder == "little":
        return samples
    turned = Samples("h", samples)
    turned.byteswap()
    return turned

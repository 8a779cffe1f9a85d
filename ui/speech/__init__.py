"""What a screen shows, spoken: for whoever cannot read it, in a headset."""

from ui.speech.espeak import Espeak, find_espeak
from ui.speech.reading import reading_of, sentence_of
from ui.speech.speaker import Speaker

__all__ = ["Espeak", "Speaker", "find_espeak", "reading_of", "sentence_of"]

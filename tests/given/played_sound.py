"""A player whose sounds last as long as they would, by a clock that the test moves."""

from typing import NamedTuple

from ui.voice.player import ProgramPlayer


class Sound(NamedTuple):
    """When it began and ends (ms), and its WAV file where that is kept."""

    began: int
    ends: int
    wav: bytes


class PlayedSound(ProgramPlayer):
    """Plays nothing and never two at once; `pass_time` ends what is over."""

    def __init__(self, *, keep: bool = True) -> None:
        super().__init__(["/no/such/program"])
        self.now = 0
        self.sounds: list[Sound] = []
        self.playing: Sound | None = None
        self._keep = keep

    def play(self, wav: bytes, length_ms: int) -> None:
        assert self.playing is None, "two sounds at once"
        self.playing = Sound(self.now, self.now + length_ms, wav if self._keep else b"")
        if self._keep:
            self.sounds.append(self.playing)

    def stop(self) -> None:
        self.playing = None

    def pass_time(self, now: int) -> None:
        """It is so late now (ms)."""
        self.now = now
        if self.playing is not None and self.playing.ends <= now:
            self.playing = None
            self.ended.emit(True)

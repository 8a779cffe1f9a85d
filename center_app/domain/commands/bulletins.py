"""What is asked about bulletins: ready sentences to the counters and to the hall."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.bulletin import Place, Saying
from center_app.domain.commands.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class PostBulletin(Command):
    """Say this there for so many `minutes` (None: until the day is closed).

    `agency` is the one that the sentence names, if it does; without `counters` it is for all. On
    the displays it may be `spoken` too.
    """

    verb: ClassVar[str] = "post_bulletin"
    bulletin: str
    place: Place
    saying: Saying
    minutes: int | None = None
    agency: str | None = None
    counters: tuple[str, ...] = ()
    spoken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDownBulletin(Command):
    verb: ClassVar[str] = "take_down_bulletin"
    bulletin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeBulletin(Command):
    """Whoever sits at the counter has read it."""

    verb: ClassVar[str] = "see_bulletin"
    bulletin: str
    counter: str

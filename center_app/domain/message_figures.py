"""How many messages citizens told, and how soon they were settled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from center_app.domain.facts import MessageFacts
from center_app.domain.indicators import Share, Spread, spread
from center_app.domain.message import ANSWER_MS, ON_THE_SPOT_MS, SETTLED, Progress, Voice


@dataclass(frozen=True, slots=True)
class MessageLine:
    """The messages of one kind (None: of all kinds).

    in_time: settled within the `ANSWER_MS` of their kind, of those that were settled or
    have waited longer.
    took: from telling to settling.
    """

    voice: Voice | None
    told: int
    answered: int
    closed: int
    handed_over: int
    open: int
    in_time: Share
    took: Spread | None


def message_lines(messages: Iterable[MessageFacts], now_ms: int) -> Iterator[MessageLine]:
    """All messages, then each kind of which there are any; nothing where there are none.

    What was answered on the spot is no message that somebody waits for.
    """
    every = [message for message in messages if not _on_the_spot(message)]
    if not every:
        return
    yield _line(None, every, now_ms)
    for voice in Voice:
        of_kind = [message for message in every if message.voice is voice]
        if of_kind:
            yield _line(voice, of_kind, now_ms)


def questions(messages: Iterable[MessageFacts]) -> int:
    """How many questions were answered on the spot: short visits without a ticket."""
    return sum(map(_on_the_spot, messages))


def _on_the_spot(message: MessageFacts) -> bool:
    return message.took_ms == ON_THE_SPOT_MS


def _line(voice: Voice | None, messages: list[MessageFacts], now_ms: int) -> MessageLine:
    progress = [message.progress for message in messages]
    in_time = [_in_time(message, now_ms) for message in messages]
    decided = [one for one in in_time if one is not None]
    return MessageLine(
        voice=voice,
        told=len(messages),
        answered=progress.count(Progress.ANSWERED),
        closed=progress.count(Progress.CLOSED),
        handed_over=progress.count(Progress.HANDED_OVER),
        open=sum(one not in SETTLED for one in progress),
        in_time=Share(sum(decided), len(decided)),
        took=spread(message.took_ms for message in messages),
    )


def _in_time(message: MessageFacts, now_ms: int) -> bool | None:
    """None while there is still time."""
    due_ms = ANSWER_MS[message.voice]
    if message.took_ms is not None:
        return message.took_ms <= due_ms
    return False if now_ms - message.told_at > due_ms else None

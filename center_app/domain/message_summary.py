"""What citizens told the center in a month, by kind and by agency: counts and times, no texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from center_app.domain.action_figures import NO_ACTIONS, ActionTotals
from center_app.domain.facts import MessageFacts
from center_app.domain.indicators import spread
from center_app.domain.message import ANSWER_MS, ON_THE_SPOT_MS, SETTLED, Progress, Voice
from center_app.domain.text import Text


@dataclass(frozen=True, slots=True)
class Told:
    """The messages of one kind or of one agency (its code, and its name where the catalogue still
    has one), all None: all of them.

    `late` took longer than their kind should, or are open and have waited longer already;
    `median_ms` is from telling to settling, None where none is settled.
    """

    voice: Voice | None
    agency: str | None
    name: Text | None
    told: int
    open: int
    late: int
    handed_over: int
    median_ms: int | None


@dataclass(frozen=True, slots=True)
class MessageSummary:
    """All that was told from `first` to `last`, each kind, and each agency that was named; and the
    improvement actions that were opened on these days."""

    first: date
    last: date
    whole: Told
    kinds: tuple[Told, ...]
    agencies: tuple[Told, ...]
    actions: ActionTotals = NO_ACTIONS


def message_summary(
    messages: Iterable[MessageFacts],
    first: date,
    last: date,
    now_ms: int,
    names: Mapping[str, Text],
    actions: ActionTotals = NO_ACTIONS,
) -> MessageSummary:
    """What was answered on the spot is no message that somebody waits for; `names` are those of
    the agencies, by code."""
    every = [one for one in messages if one.took_ms != ON_THE_SPOT_MS]
    kinds = [voice for voice in Voice if any(one.voice is voice for one in every)]
    agencies = sorted({one.agency for one in every if one.agency is not None})
    return MessageSummary(
        first=first,
        last=last,
        whole=_told(every, now_ms),
        kinds=tuple(
            _told([one for one in every if one.voice is voice], now_ms, voice=voice)
            for voice in kinds
        ),
        agencies=tuple(
            _told(
                [one for one in every if one.agency == agency],
                now_ms,
                agency=agency,
                name=names.get(agency),
            )
            for agency in agencies
        ),
        actions=actions,
    )


def _told(
    messages: list[MessageFacts],
    now_ms: int,
    voice: Voice | None = None,
    agency: str | None = None,
    name: Text | None = None,
) -> Told:
    took = spread(one.took_ms for one in messages)
    return Told(
        voice=voice,
        agency=agency,
        name=name,
        told=len(messages),
        open=sum(one.progress not in SETTLED for one in messages),
        late=sum(_is_late(one, now_ms) for one in messages),
        handed_over=sum(one.progress is Progress.HANDED_OVER for one in messages),
        median_ms=took.median if took is not None else None,
    )


def _is_late(one: MessageFacts, now_ms: int) -> bool:
    waited = one.took_ms if one.took_ms is not None else now_ms - one.told_at
    return waited > ANSWER_MS[one.voice]

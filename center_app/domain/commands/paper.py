"""What was done by paper while the center's server was away."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.clock import Instant
from center_app.domain.commands.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeInService(Command):
    """Take in that the employee has served, at this counter, whoever has this number on paper.

    The station's clock showed `began` and `ended`, and shows `sent` now; `heard` are moments of its
    steady clock, `at` by the center's time that it was told then, the oldest first.
    """

    verb: ClassVar[str] = "take_in_service"
    counter: str
    number: str
    began: Instant
    ended: Instant
    sent: Instant
    heard: tuple[Instant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleLeftOver(Command):
    """Say that somebody has seen to what could not be taken in."""

    verb: ClassVar[str] = "settle_left_over"
    left_over: str

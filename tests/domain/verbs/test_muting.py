"""The hall's voice: muted by whoever is in charge, as loud as the hour allows."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.place import Loud
from center_app.domain.refusal import Reason
from center_app.domain.views.board import Board
from center_app.domain.views.manager import Overview
from days import Day, refusal
from founding import SETTINGS
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock)


def mute(center: MemoryCenter, *, muted: bool = True) -> tuple[e.Event, ...]:
    return Day(center).do(c.MuteVoice, "manager", muted=muted).events


def percent(center: MemoryCenter) -> int:
    return center.see(Board()).percent


def test_a_muted_voice_says_nothing_until_it_may(center: MemoryCenter) -> None:
    assert mute(center) == (e.VoiceMuted(muted=True),)
    assert percent(center) == 0
    assert center.see(Overview()).muted
    assert mute(center, muted=False) == (e.VoiceMuted(muted=False),)
    assert percent(center) == 100
    assert not center.see(Overview()).muted


def test_muted_twice_nothing_happens(center: MemoryCenter) -> None:
    mute(center)
    assert mute(center) == ()


def test_who_forgot_it_muted_has_a_voice_the_next_morning(
    center: MemoryCenter, clock: ManualClock
) -> None:
    mute(center)
    clock.go_on(hours=24)
    Day(center).do(c.OpenDay, "center")
    assert not center.hall.muted


def test_it_is_as_loud_as_the_hour_allows(center: MemoryCenter, clock: ManualClock) -> None:
    loudness = (Loud(time(10), 90), Loud(time(12), 60), Loud(time(14), 80))
    Day(center).configure(replace(SETTINGS, loudness=loudness))
    heard = []
    for _ in range(9, 16):
        heard.append(percent(center))
        clock.go_on(hours=1)
    assert heard == [80, 90, 90, 60, 60, 80, 80]


@pytest.mark.parametrize(
    "loudness",
    [
        (Loud(time(8), 101),),
        (Loud(time(8), -1),),
        (Loud(time(12), 50), Loud(time(8), 50)),
        (Loud(time(8), 50), Loud(time(8), 60)),
    ],
)
def test_what_is_no_loudness_is_refused(center: MemoryCenter, loudness: Any) -> None:
    day = Day(center)
    assert refusal(day.configure, replace(SETTINGS, loudness=loudness)) is Reason.BAD_INPUT

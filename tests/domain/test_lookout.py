"""Alarms neither flap nor are they missed, however a sign comes and goes."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from center_app.domain.alarm import Alarm, AlarmKind, Level, Sign
from center_app.domain.alarm_limits import USUAL
from center_app.domain.clock import MINUTE, SECOND, Instant
from center_app.domain.lookout import OVER_AFTER_MS, Pending, look, raised_after_ms

TICK = 10 * SECOND

SPELLS = st.lists(
    st.tuples(st.sampled_from([None, False, True]), st.integers(1, 60)), min_size=1, max_size=12
)
"""How a sign comes and goes: gone, near its limit or beyond it, for so many ticks."""


def played(kind: AlarmKind, levels: list[bool | None]) -> list[tuple[int, bool]]:
    """At which ticks the alarm was raised (True) and over (False)."""
    pending: Pending = {}
    alarms: list[Alarm] = []
    told = []
    for tick, beyond in enumerate(levels):
        now = Instant(tick * TICK, tick * TICK, "boot")
        seen = {Sign(kind): Level(1, beyond)} if beyond is not None else {}
        found = look(pending, alarms, seen, set(AlarmKind), USUAL, now)
        pending = found.pending
        for sign, value in found.raised:
            alarms.append(Alarm(str(tick), sign, now, value))
            told.append((tick, True))
        if found.over:
            alarms = [alarm for alarm in alarms if alarm.id not in found.over]
            told.append((tick, False))
        assert len(alarms) <= 1
    return told


def of(spells: list[tuple[bool | None, int]]) -> list[bool | None]:
    return [beyond for beyond, ticks in spells for _ in range(ticks)]


@settings(max_examples=60)
@given(kind=st.sampled_from(AlarmKind), spells=SPELLS)
def test_no_alarm_flaps(kind: AlarmKind, spells: list[tuple[bool | None, int]]) -> None:
    told = played(kind, of(spells))
    for (before, raised), (after, _over) in pairwise(told):
        least = OVER_AFTER_MS[kind] if raised else raised_after_ms(kind, USUAL)
        assert (after - before) * TICK >= least


@settings(max_examples=60)
@given(kind=st.sampled_from(AlarmKind), spells=SPELLS)
def test_none_is_missed_and_none_outlives_its_sign(
    kind: AlarmKind, spells: list[tuple[bool | None, int]]
) -> None:
    levels = of(spells)
    told = played(kind, levels)
    beyond = gone = 0
    standing = False
    for tick, level in enumerate(levels):
        standing = next((raised for at, raised in told if at == tick), standing)
        beyond = beyond + 1 if level else 0
        gone = gone + 1 if level is None else 0
        assert standing or (beyond - 1) * TICK < raised_after_ms(kind, USUAL)
        assert not standing or (gone - 1) * TICK < OVER_AFTER_MS[kind]


def test_what_falls_back_near_its_limit_is_waited_for_on_and_keeps_its_alarm() -> None:
    full = AlarmKind.FULL_HALL
    twelve = raised_after_ms(full, USUAL) // TICK
    assert played(full, [True, *[False] * twelve, True]) == [(twelve + 1, True)]
    assert played(full, [*[True] * (twelve + 1), *[False] * 500]) == [(twelve, True)]


def test_a_kind_that_is_not_known_here_is_neither_over_nor_forgotten() -> None:
    silent = Alarm("a", Sign(AlarmKind.SILENT_STATION, "kiosk-1"), Instant(0, 0, "boot"), 0)
    now = Instant(60 * MINUTE, 60 * MINUTE, "boot")
    for _ in range(3):
        found = look({}, [silent], {}, {AlarmKind.HELP}, USUAL, now)
        assert not found.over
        assert not found.pending

"""When a sign becomes an alarm and when it is over: each only after a time, so that none flaps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from center_app.domain.alarm import Alarm, AlarmKind, Level, Sign
from center_app.domain.alarm_limits import AlarmLimits
from center_app.domain.clock import MINUTE, SECOND, Instant, elapsed

RAISED_AFTER_MS: Mapping[AlarmKind, int] = {
    AlarmKind.LONG_WAIT: MINUTE,
    AlarmKind.FULL_HALL: 2 * MINUTE,
    AlarmKind.PAPER_LOW: MINUTE,
    AlarmKind.PRINTER: 30 * SECOND,
    AlarmKind.OPEN_SITTING: 0,
    AlarmKind.HELP: 0,
    AlarmKind.BURST: 0,
}
"""How long a sign holds before it is told. The others are limits that the center sets; whoever
asks for help and a machine that draws numbers wait for nothing."""

OVER_AFTER_MS: Mapping[AlarmKind, int] = {
    AlarmKind.LONG_WAIT: 5 * MINUTE,
    AlarmKind.FULL_HALL: 5 * MINUTE,
    AlarmKind.UNSERVED: MINUTE,
    AlarmKind.PAPER_LOW: MINUTE,
    AlarmKind.PRINTER: MINUTE,
    AlarmKind.SILENT_STATION: MINUTE,
    AlarmKind.LATE_LINK: 2 * MINUTE,
    AlarmKind.OPEN_SITTING: 0,
    AlarmKind.HELP: 0,
    AlarmKind.BURST: 5 * MINUTE,
}
"""How long a sign has been gone before its alarm is over."""

Pending = Mapping[Sign, Instant]
"""Since when a sign holds that is no alarm yet, or is gone whose alarm goes on."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: signs to raise, alarms that are over (by id), and what is pending."""

    raised: tuple[tuple[Sign, int], ...]
    over: tuple[str, ...]
    pending: Pending


def look(
    pending: Pending,
    alarms: Collection[Alarm],
    seen: Mapping[Sign, Level],
    known: Collection[AlarmKind],
    limits: AlarmLimits,
    now: Instant,
) -> Look:
    """Of the kinds that are `known` here: `seen` says all there is of them, the others are left.

    A sign that falls back below its limit, but not to where it is gone, goes on as it is.
    """
    standing = {alarm.sign: alarm for alarm in alarms}
    raised, over, still = [], [], {}
    for sign, level in seen.items():
        if sign in standing or not (level.beyond or sign in pending):
            continue
        since = pending.get(sign, now)
        if level.beyond and elapsed(since, now) >= raised_after_ms(sign.kind, limits):
            raised.append((sign, level.value))
        else:
            still[sign] = since
    for sign, alarm in standing.items():
        if sign in seen or sign.kind not in known:
            continue
        since = pending.get(sign, now)
        if elapsed(since, now) >= OVER_AFTER_MS[sign.kind]:
            over.append(alarm.id)
        else:
            still[sign] = since
    return Look(tuple(raised), tuple(over), still)


def raised_after_ms(kind: AlarmKind, limits: AlarmLimits) -> int:
    """How long a sign of this kind holds before it is an alarm."""
    match kind:
        case AlarmKind.UNSERVED:
            return limits.unserved_ms
        case AlarmKind.SILENT_STATION:
            return limits.silent_ms
        case AlarmKind.LATE_LINK:
            return limits.link_ms
    return RAISED_AFTER_MS[kind]

"""A small center and days of its traces, row by row."""

from center_app.simulation.plan import Kind, OfferedService, Params, Plan, PlannedCounter
from center_app.simulation.trace import Trace, read_trace

HEADING = (
    "visit_id,arrival_s,service_codes,priority,appointment_s,service_duration_s,patience_s,no_show"
)

OPENS, CLOSES = 28_800, 36_000

PARAMS = Params(gap_s=25, noshow_s=60, setup_s=45, walk_s=60, kiosk_s=30)


def counter(code: str, *skills: str, **more: object) -> PlannedCounter:
    """A counter at home in A, open from 8 to 10; a universal one if it serves others' services."""
    kind = Kind.SPECIALIST if all(skill[0] == "A" for skill in skills) else Kind.UNIVERSAL
    usual: dict[str, object] = {"open_s": OPENS, "close_s": CLOSES}
    return PlannedCounter(code, kind, "A", skills, **{**usual, **more})  # type: ignore[arg-type]


def plan(*counters: PlannedCounter, params: Params = PARAMS) -> Plan:
    """Services A1, A2 and B1 of the agencies A and B: ten minutes' target, five of serving."""
    services = {
        code: OfferedService(agency, target_s=600, mean_s=300)
        for code, agency in (("A1", "A"), ("A2", "A"), ("B1", "B"))
    }
    return Plan(services, counters or (counter("K1", "A1", "A2"),), params)


def trace(of: Plan, *rows: str) -> Trace:
    return read_trace("\n".join([HEADING, *rows, ""]).encode(), "day", of)

"""Centers by chance, of the size and the mixture of the sample: 14 agencies, 60 services and 30
counters, of which 12 are universal, with services as long as keep them as busy."""

from collections.abc import Mapping
from math import exp
from random import Random

from center_app.simulation.generate import SIGMA
from center_app.simulation.plan import Kind, OfferedService, Params, Plan, PlannedCounter

AGENCIES: Mapping[str, tuple[float, float, int]] = {
    "CR": (0.196, 210.0, 6),
    "PA": (0.120, 390.0, 4),
    "TR": (0.126, 265.0, 5),
    "HI": (0.083, 160.0, 4),
    "LA": (0.094, 265.0, 5),
    "SO": (0.084, 370.0, 5),
    "MU": (0.073, 285.0, 5),
    "TX": (0.056, 300.0, 4),
    "JU": (0.046, 165.0, 4),
    "EL": (0.037, 190.0, 4),
    "WA": (0.024, 130.0, 3),
    "VA": (0.028, 140.0, 4),
    "LD": (0.018, 555.0, 4),
    "ED": (0.016, 220.0, 3),
}
"""Of each the share of the visits, the usual time of serving (s) and how many services it has."""

FALLS = 0.7
"""The k-th service of an agency is asked for in proportion to k to the power of minus this."""

SHARE_SPREAD, AGENCY_SPREAD, SERVICE_SPREAD = 0.20, 0.25, 0.25
"""How far shares, and the times of agencies and of services, are from the usual (sigma)."""

USUAL_S = 280.0
"""Mean time of serving over all visits, by which the centers are equally busy."""

TARGETS = ((180.0, 600.0), (320.0, 900.0), (480.0, 1_200.0))
LONGEST_TARGET_S = 1_800.0
"""Up to which mean (s) which target (s) is promised."""

SPECIALISTS, UNIVERSAL, PROFILES = 18, 12, 3
WHOLE, PARTLY = 4, 4
"""Agencies that a profile of a universal employee serves in full, at least, and of whose services
every other one. Each agency without a specialist is in one profile in full."""

OPENS_S, CLOSES_S = 28_800.0, 57_600.0
BREAKS_S = (39_600.0, 41_400.0, 43_200.0, 45_000.0, 46_800.0)
BREAK_S = 1_800.0

UNIVERSAL_SPEED = 1.08
SPEED_SPREAD = 0.06

PARAMS = Params(gap_s=25, noshow_s=60, setup_s=45, walk_s=60, kiosk_s=60, pause_p=0.03)


def drawn_center(seed: int) -> Plan:
    """The same seed gives the same center."""
    chance = Random(f"center {seed}")
    services = _services(chance)
    of_agency = {
        agency: [code for code, one in services.items() if one.agency == agency]
        for agency in AGENCIES
    }
    homes = _homes(services)
    alone = [agency for agency in AGENCIES if agency not in homes]
    chance.shuffle(alone)
    profiles = [_profile(chance, of_agency, alone[n::PROFILES]) for n in range(PROFILES)]
    counters = [
        _counter(chance, n, Kind.SPECIALIST, home, of_agency[home]) for n, home in enumerate(homes)
    ]
    for n in range(UNIVERSAL):
        home, skills = profiles[n % PROFILES]
        counters.append(_counter(chance, len(homes) + n, Kind.UNIVERSAL, home, skills))
    return Plan(services, tuple(counters), PARAMS)


def _services(chance: Random) -> dict[str, OfferedService]:
    drawn: dict[str, tuple[str, float, float]] = {}
    for agency, (usual_share, usual_s, number) in AGENCIES.items():
        share = usual_share * exp(chance.gauss(0, SHARE_SPREAD))
        mean_s = usual_s * exp(chance.gauss(0, AGENCY_SPREAD))
        ranks = [k**-FALLS for k in range(1, number + 1)]
        for k, rank in enumerate(ranks, start=1):
            mine = mean_s * exp(chance.gauss(0, SERVICE_SPREAD))
            drawn[f"{agency}{k:02d}"] = (agency, share * rank / sum(ranks), mine)
    whole = sum(share for _, share, _ in drawn.values())
    mean_of_all = sum(share * mean_s for _, share, mean_s in drawn.values()) / whole
    return {
        code: _service(agency, share / whole, mean_s * USUAL_S / mean_of_all)
        for code, (agency, share, mean_s) in drawn.items()
    }


def _service(agency: str, share: float, mean_s: float) -> OfferedService:
    target_s = next((target for most, target in TARGETS if mean_s <= most), LONGEST_TARGET_S)
    return OfferedService(agency, target_s, float(round(mean_s)), share, SIGMA)


def _homes(services: Mapping[str, OfferedService]) -> list[str]:
    """The specialists' agencies: each goes where most work is left for a specialist there."""
    work = dict.fromkeys(AGENCIES, 0.0)
    for service in services.values():
        work[service.agency] += (service.share or 0) * service.mean_s
    seats = dict.fromkeys(AGENCIES, 0)
    for _ in range(SPECIALISTS):
        busiest = max(seats, key=lambda agency: work[agency] / (seats[agency] + 1))
        seats[busiest] += 1
    return [agency for agency, number in seats.items() for _ in range(number)]


def _profile(
    chance: Random, of_agency: Mapping[str, list[str]], alone: list[str]
) -> tuple[str, list[str]]:
    """A home and the skills: all services of these agencies, and whole and partly of others."""
    others = [agency for agency in of_agency if agency not in alone]
    chance.shuffle(others)
    more = max(1, WHOLE - len(alone))
    whole = [code for agency in (*alone, *others[:more]) for code in of_agency[agency]]
    partly = [code for agency in others[more : more + PARTLY] for code in of_agency[agency][::2]]
    return others[0], sorted((*whole, *partly))


def _counter(chance: Random, n: int, kind: Kind, home: str, skills: list[str]) -> PlannedCounter:
    begins = BREAKS_S[n % len(BREAKS_S)]
    speed = exp(chance.gauss(0, SPEED_SPREAD))
    if kind is Kind.UNIVERSAL:
        speed *= UNIVERSAL_SPEED
    return PlannedCounter(
        id=f"K{n + 1:02d}",
        kind=kind,
        home=home,
        skills=tuple(skills),
        open_s=OPENS_S,
        close_s=CLOSES_S,
        breaks=((begins, begins + BREAK_S),),
        speed=round(speed, 3),
    )

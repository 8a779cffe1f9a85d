"""A day of a trace, played through the product's own verbs and rule, in memory.

What only the trace knows (how long serving takes, for how long somebody waits, who never comes)
stays outside the hall, which sees citizens, calls and services, as in life. The costs are those of
contracts.md: serving begins `gap_s` after the call and takes the trace's time at the speed of the
counter, `setup_s` less for each further service of a sitting; an absent citizen costs
`noshow_s`; who is sent on walks for `walk_s` and does not wait meanwhile. A break begins when the
visit at the counter has ended, and ends as planned. At closing time nobody is called any more.

With a seed employees also pause unplanned, after a visit, as often as the center's `pause_p` says.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from random import Random

from center_app.domain.estimate.experience import Experience
from center_app.domain.routing.parameters import DEFAULT, Routing
from center_app.simulation.agenda import Agenda
from center_app.simulation.citizens import Citizens, Estimate
from center_app.simulation.desks import Desk
from center_app.simulation.plan import Plan
from center_app.simulation.policies import Policy
from center_app.simulation.premises import FIRST_DAY, PlayedCenter
from center_app.simulation.records import Told, Turn
from center_app.simulation.trace import Trace


@dataclass(frozen=True, slots=True)
class Setting:
    """What else a day depends on: its date, the rule's parameters, and the seed by which unplanned
    pauses are drawn (None: there are none)."""

    date: date = FIRST_DAY
    routing: Routing = DEFAULT
    seed: int | None = None


USUAL = Setting()


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a day: services and calls in the order of calling, and the waits told.

    `experience` is what the center has learned by the end of the day.
    """

    turns: tuple[Turn, ...]
    told: tuple[Told, ...]
    experience: Experience


def replay(
    plan: Plan,
    trace: Trace,
    policy: Policy,
    setting: Setting = USUAL,
    estimate: Estimate | None = None,
    experience: Experience | None = None,
) -> Played:
    """Play the day of the trace at this center. The same arguments give the same day.

    `experience` is what the center has learned on the days before; it goes on learning.
    """
    agenda = Agenda()
    center = PlayedCenter(plan, trace, policy.rule, setting.date, setting.routing)
    if experience is not None:
        center.hall.experience = deepcopy(experience)
    desks: dict[str, Desk] = {}
    turns: list[Turn] = []
    citizens = Citizens(
        center, agenda, policy, plan.params, estimate, lambda counter: desks[counter].call()
    )
    for counter in plan.counters:
        drawn = f"{setting.seed} {trace.name} {counter.id}"
        chance = Random(drawn) if setting.seed is not None else None
        desk = Desk(counter, plan.params, center, agenda, citizens, turns, chance)
        desk.staff()
        desks[counter.id] = desk
    for arrival in trace.arrivals:
        agenda.note(arrival.at_ms, citizens.come, arrival)
    agenda.follow(center.move_to)
    turns.sort(key=lambda turn: (turn.call_ms, turn.counter))
    return Played(tuple(turns), tuple(citizens.told), center.hall.experience)

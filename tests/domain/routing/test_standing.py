"""Where everybody stands, found at once, is where each would be found to stand at every counter."""

from center_app.domain.clock import MINUTE
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.routing.rule import candidates
from center_app.domain.routing.standing import all_standing, standing
from days import Day
from founding import Post, full, partial
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


def busy_hall(clock: ManualClock) -> MemoryCenter:
    """Counters that serve the same and others, with visits of every class, sent or let go."""
    center = running_hall(
        clock=clock,
        posts=[
            *(Post(str(n), f"universal-{n}") for n in range(1, 5)),
            *(Post(f"b{n}", f"registrar-{n}", full("birth", "passport", "photo")) for n in (1, 2)),
            Post("n1", "nurse", (*full("vaccination"), *partial("insurance"))),
            Post("n2", "second-nurse", (*full("vaccination"), *partial("insurance"))),
        ],
    )
    day = Day(center)
    services = ("birth", "passport", "insurance", "vaccination", "birth")
    for n in range(40):
        clock.go_on(minutes=0.7)
        more: dict[str, object] = {"priority": "elderly"} if n % 6 == 0 else {}
        if n % 7 == 0:
            more["appointment"] = clock.now().at + 4 * MINUTE
        day.issue(*dict.fromkeys((services[n % 5], services[n % 3])), **more)
    for counter in ("1", "2", "b1"):
        day.call(counter)
        day.start(counter)
    day.transfer("1", to_counter="2")
    day.transfer("2", to_employee="universal-3")
    day.transfer("b1")
    return center


def slowly(hall: Hall, visit: str, clock: ManualClock) -> tuple[int, str] | None:
    """How many are ahead at the counter where the fewest are, each counter looked at by itself."""
    found = []
    for one in hall.counters.values():
        if one.status is Status.OPEN and one.employee is not None:
            employee = hall.employees[one.employee]
            order = sorted(candidates(hall, one.code, employee, clock.now(), depth=None))
            found += [(n, one.code) for n, each in enumerate(order) if each.visit == visit]
    return min(found, default=None)


def test_all_at_once_are_where_each_is_alone() -> None:
    clock = ManualClock()
    hall = busy_hall(clock).hall
    clock.go_on(seconds=30)
    waiting = {who for queue in hall.lanes.values() for _since, who in queue}
    every = all_standing(hall, waiting, clock.now())
    for visit in waiting:
        wanted = slowly(hall, visit, clock)
        found = every.get(visit)
        assert (found and (len(found.ahead), found.counter)) == wanted
        assert standing(hall, visit, clock.now()) == found
    assert len({one.counter for one in every.values()}) > 2, "they differ in something"


def test_who_is_ahead_can_be_counted_without_naming_all() -> None:
    clock = ManualClock()
    hall = busy_hall(clock).hall
    waiting = {who for queue in hall.lanes.values() for _since, who in queue}
    whole = all_standing(hall, waiting, clock.now())
    short = all_standing(hall, waiting, clock.now(), named=2)
    for visit, one in short.items():
        assert one.number == whole[visit].number == len(whole[visit].ahead)
        assert one.ahead == whole[visit].ahead[:2]
        assert one.own == whole[visit].own

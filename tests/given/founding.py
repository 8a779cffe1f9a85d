"""How a center of the tests is set up: its settings, its counters and who sits at them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from center_app.domain import commands as c
from center_app.domain.catalogue import Catalogue
from center_app.domain.people import Level, Role, Skill
from center_app.domain.place import Settings, Zone
from center_app.domain.routing.parameters import Routing
from center_app.domain.text import Text
from small_catalogue import SMALL

CENTER = "JO-AMM-001"

ROUND = Routing(
    priority=3.0,
    appointment=2.0,
    head_start_min=5.0,
    brief=0.0,
    scarce=1.0,
    together=0.1,
    carry=0.5,
    late=1.0,
    bound_targets=2.5,
    bound_min=50.0,
)
"""Parameters with which stories can be reckoned in the head."""

SETTINGS = Settings(
    name=Text("مركز الخدمات الحكومية الشامل", "Comprehensive Government Services Center"),
    zones=(
        Zone("hall", Text("القاعة الرئيسية", "Main hall")),
        Zone("upper", Text("الطابق الأول", "First floor"), 1),
    ),
    routing=ROUND,
)


@dataclass(frozen=True)
class Post:
    """A counter and the employee who serves there: all skills of the catalogue unless named."""

    counter: str
    employee: str
    skills: tuple[Skill, ...] | None = None
    zone: str = "hall"


def full(*codes: str) -> tuple[Skill, ...]:
    return tuple(Skill(code) for code in codes)


def partial(*codes: str) -> tuple[Skill, ...]:
    return tuple(Skill(code, Level.PARTIAL) for code in codes)


def universal_posts(counters: int) -> tuple[Post, ...]:
    """Counters 1, 2, …, each with a universal employee: employee-1, employee-2, …"""
    return tuple(Post(str(n), f"employee-{n}") for n in range(1, counters + 1))


def ids(stream: int = 1) -> Callable[[], str]:
    """Ids in their order, the same in every run; another `stream` for another source of them."""
    numbers = count(1)
    return lambda: str(UUID(int=stream << 64 | next(numbers)))


def founding(
    posts: Sequence[Post],
    sha256: str,
    *,
    catalogue: Catalogue = SMALL,
    settings: Settings = SETTINGS,
    serving: bool = True,
    new_id: Callable[[], str],
) -> Iterator[c.Command]:
    """The commands that set a center up; `serving`: everybody has signed in, counters are open."""
    yield c.Configure(id=new_id(), settings=settings, station="manager")
    yield c.AdoptCatalogue(id=new_id(), serial=catalogue.serial, sha256=sha256, station="manager")
    everything = full(*sorted(catalogue.skills()))
    home = catalogue.agencies[0].code
    for post in posts:
        skills = everything if post.skills is None else post.skills
        yield c.PlaceCounter(id=new_id(), counter=post.counter, zone=post.zone, station="manager")
        yield c.EnrolEmployee(
            id=new_id(),
            who=post.employee,
            home=home,
            roles=(Role.AGENT,),
            skills=skills,
            station="manager",
        )
    for post in posts if serving else ():
        station = f"counter-{post.counter}"
        yield c.SignIn(id=new_id(), counter=post.counter, who=post.employee, station=station)
        yield c.OpenCounter(id=new_id(), counter=post.counter, station=station)

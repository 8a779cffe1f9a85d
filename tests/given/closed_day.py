"""A sample center's day as the command line has it, when it is over."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import sample_settings
from manual_clock import ManualClock


@contextmanager
def closed_sunday(state: Path, clock: ManualClock) -> Iterator[House]:
    """A sample center whose Sunday is closed: one visitor came, and nobody was served."""
    with closing(open_house(Settings(center="JO-AMM-001", state=state), clock)) as house:
        house.do(c.Configure, settings=sample_settings(always_open=False))
        house.adopt(sample_catalogue_bytes())
        somebody_comes(house)
        house.do(c.CloseDay)
        yield house


def somebody_comes(house: House) -> None:
    """A visitor takes a ticket for a service of the first agency."""
    catalogue = house.center.hall.catalogue
    assert catalogue is not None
    service = next(catalogue.of_agency("CSPD"))
    asked = (c.Asked(service.code, capacity=service.capacities[0]),)
    house.do(c.Issue, visit=house.new_id(), token=house.new_id(), asked=asked)

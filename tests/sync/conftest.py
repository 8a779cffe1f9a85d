"""A registry process that the tests of this folder share; each test has a center of its own."""

from collections.abc import Iterator

import pytest

from enrolled import Enrolled, enrolled
from faulty_proxy import FaultyProxy
from registry_process import RegistryProcess
from sync.registry.client import RegistryClient


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegistryProcess]:
    folder = tmp_path_factory.mktemp("registry")
    process = RegistryProcess(f"sqlite:///{folder / 'registry.sqlite'}")
    yield process
    process.stop()


@pytest.fixture
def center(registry: RegistryProcess) -> Enrolled:
    return enrolled(registry)


@pytest.fixture
def proxy(registry: RegistryProcess) -> Iterator[FaultyProxy]:
    line = FaultyProxy(registry.url)
    yield line
    line.close()


@pytest.fixture
def client(center: Enrolled) -> Iterator[RegistryClient]:
    straight = center.client()
    yield straight
    straight.close()


@pytest.fixture
def over_the_line(center: Enrolled, proxy: FaultyProxy) -> Iterator[RegistryClient]:
    """The client of the center, but through the faulty line and impatient."""
    impatient = center.client(proxy.url, read_s=2)
    yield impatient
    impatient.close()

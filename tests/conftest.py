"""What every test may ask for: databases of its own, and Qt without a screen."""

import gc
import os
import secrets
import signal
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings
from xdist.workermanage import WorkerController

import postgres_cluster
from center_app.store.kept import credentials
from postgres_cluster import PostgresCluster, PostgresMissing
from ready_databases import ready_engine, take_rows_out

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no fault of the code: what must be fast is measured by the benchmarks.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

HOME = pytest.StashKey[Path]()

TESTS, WHOLE = count(1), 10
"""After so many tests all that lived longer is looked through for garbage, too."""


def pytest_configure(config: pytest.Config) -> None:
    """Agree with the other test processes on the folder of the shared PostgreSQL."""
    # Where the run was started in the background Ctrl-C is ignored, and the programs that the
    # tests start would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    given: dict[str, str] | None = getattr(config, "workerinput", None)
    config.stash[HOME] = Path(given["home"]) if given else postgres_cluster.new_home()


def pytest_configure_node(node: WorkerController) -> None:
    """Tell a test process, as it starts, where the shared PostgreSQL is."""
    node.workerinput["home"] = str(node.config.stash[HOME])


def pytest_collection_finish() -> None:
    """What is there before the first test is nobody's garbage, and is not looked through again."""
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop PostgreSQL once all test processes are done."""
    if not hasattr(config, "workerinput") and HOME in config.stash:
        postgres_cluster.stop(config.stash[HOME])


@pytest.fixture(autouse=True)
def garbage_on_the_main_thread() -> Iterator[None]:
    """As in the product: no worker thread may come to destroy a window that nobody needs."""
    gc.disable()
    yield
    gc.collect(2 if next(TESTS) % WHOLE == 0 else 1)


@pytest.fixture(scope="session", autouse=True)
def quick_pins() -> Iterator[None]:
    """PINs are hashed at the least cost; test_credentials looks at what a real one costs."""
    with pytest.MonkeyPatch.context() as patch:
        quick = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(credentials, "PasswordHasher", quick)
        yield


@pytest.fixture(scope="session")
def postgres_home(pytestconfig: pytest.Config) -> Path:
    """The folder of the PostgreSQL that all test processes share."""
    return pytestconfig.stash[HOME]


@pytest.fixture(scope="session")
def postgres(postgres_home: Path) -> PostgresCluster:
    """A PostgreSQL of the tests' own, started when the first test asks for it."""
    try:
        return postgres_cluster.start_once(postgres_home)
    except PostgresMissing as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture
def postgres_url(postgres: PostgresCluster) -> Iterator[str]:
    """The address of an empty PostgreSQL database that lives as long as the test."""
    name = f"test_{secrets.token_hex(8)}"
    yield postgres.create_database(name)
    postgres.drop_database(name)


@pytest.fixture(scope="session")
def one_ready_postgres_url(postgres: PostgresCluster) -> str:
    url = postgres.create_database(f"ready_{secrets.token_hex(8)}")
    ready_engine(url).dispose()
    return url


@pytest.fixture
def ready_postgres_url(one_ready_postgres_url: str) -> str:
    """The address of a PostgreSQL database with the tables of this version and no rows."""
    take_rows_out(one_ready_postgres_url)
    return one_ready_postgres_url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path / 'center.sqlite'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, once of each kind."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(name)
    return url

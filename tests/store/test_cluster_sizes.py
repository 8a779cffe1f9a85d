"""PostgreSQL is given what the machine has to give, and leaves the rest to the center."""

import pytest

from center_app.store.cluster import SETTINGS, memory_here, sizes

GB = 1024**3


@pytest.mark.parametrize(
    ("memory", "shared", "cached", "upkeep"),
    [
        (GB // 2, 256, 512, 64),
        (2 * GB, 512, 1024, 128),
        (8 * GB, 1024, 4096, 256),
        (64 * GB, 1024, 32768, 256),
    ],
)
def test_the_sizes_follow_the_memory(memory: int, shared: int, cached: int, upkeep: int) -> None:
    found = sizes(memory)
    assert (found["shared"], found["cached"], found["upkeep"]) == (shared, cached, upkeep)
    said = SETTINGS.format(listen="127.0.0.1", port=5433, **found)
    assert f"shared_buffers = {shared}MB" in said


def test_this_machine_tells_its_memory() -> None:
    assert memory_here() > GB // 4

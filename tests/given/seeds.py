"""By what chance a story of a laboratory went."""

import os
import random


def seed_of(test: str) -> int:
    """LABORATORY_SEED, or a new one; printed, so that a story can be told again."""
    seed = int(os.environ.get("LABORATORY_SEED", random.randrange(10**6)))
    print(f"{test}: LABORATORY_SEED={seed}")  # noqa: T201
    return seed

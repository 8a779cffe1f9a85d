"""A question to the hall; its type says which view answers it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True)
class Query(Generic[V]):
    """What all queries have in common: nothing but the view that they give."""

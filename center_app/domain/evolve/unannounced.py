"""Visits that nobody had announced change nothing of a day: they are judged afterwards."""

from center_app.domain import events as e
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall


def unannounced_recorded(_hall: Hall, _event: e.UnannouncedRecorded, _fact: Fact) -> None:
    """The history has it; no rule and no screen of the hall looks at it."""

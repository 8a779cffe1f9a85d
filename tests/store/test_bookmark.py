from dataclasses import dataclass

from sqlalchemy import Engine

from center_app.domain.clock import Instant
from center_app.store.bookmark import Bookmark, Cursor
from journals import EPOCH, MORNING

REGISTRY = "https://registry.example.jo"


@dataclass
class StoppedClock:
    """Shows the morning until somebody moves it."""

    instant: Instant = MORNING

    def now(self) -> Instant:
        return self.instant


def test_before_the_first_answer_nothing_is_known(engine: Engine) -> None:
    bookmark = Bookmark(engine, REGISTRY, StoppedClock())
    assert bookmark.cursor() is None
    assert bookmark.acked(EPOCH) == 0


def test_the_last_answer_is_remembered_even_a_lower_one(engine: Engine) -> None:
    clock = StoppedClock()
    bookmark = Bookmark(engine, REGISTRY, clock)
    bookmark.move(EPOCH, acked=500, durable=300)
    clock.instant = MORNING._replace(at=MORNING.at + 5_000)
    bookmark.move(EPOCH, acked=400, durable=300)
    assert bookmark.cursor() == Cursor(REGISTRY, EPOCH, 400, 300, MORNING.at + 5_000)
    assert bookmark.acked(EPOCH) == 400


def test_of_another_epoch_the_registry_has_nothing(engine: Engine) -> None:
    bookmark = Bookmark(engine, REGISTRY, StoppedClock())
    bookmark.move(EPOCH, acked=500, durable=500)
    assert bookmark.acked("a new epoch") == 0


def test_each_registry_has_its_own(engine: Engine) -> None:
    Bookmark(engine, REGISTRY, StoppedClock()).move(EPOCH, acked=500, durable=500)
    assert Bookmark(engine, "https://another.example.jo", StoppedClock()).acked(EPOCH) == 0

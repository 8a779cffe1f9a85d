"""What another process writes is noticed without anybody saying so."""

from threading import Event

from center_app.cli.following import Following
from center_app.store.engine import open_engine
from journals import append, opened

PATIENCE_S = 20


def test_an_entry_of_another_process_is_noticed(sqlite_url: str) -> None:
    ours, theirs = open_engine(sqlite_url), open_engine(sqlite_url)
    mine, other, noticed = opened(ours), opened(theirs), Event()
    following = Following(mine, noticed.set)
    following.start()
    assert not noticed.wait(1.2), "nothing was written"
    append(other)
    assert noticed.wait(PATIENCE_S)
    following.end()
    ours.dispose()
    theirs.dispose()

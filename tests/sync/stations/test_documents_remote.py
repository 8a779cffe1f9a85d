"""Documents that lie at the center's server, fetched by a manager's window far away."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from time import monotonic, sleep

import pytest

from center_app.center import Center
from center_app.domain.look import Looked
from center_app.domain.people import Role
from center_app.domain.refusal import Damaged, Reason, Refused, Unavailable
from center_app.store.kept.stations import Kind
from center_on import PIN
from days import refusal
from in_charge import enrolled
from shelved import FILED, LARGEST
from stations_at_work import StationsAtWork, remote
from sync.stations import questions
from sync.stations.documents import MOST_BYTES, Parcel, packed, unpacked
from sync.stations.remote import RemoteCenter
from sync.stations.rights import may_ask

SOON_S = 20
CONTENT = b"%PDF-1.7"
WHOLE = packed(CONTENT, sha256(CONTENT).hexdigest())


@pytest.fixture
def window(at_work: StationsAtWork) -> Iterator[RemoteCenter]:
    with remote(at_work.identity("manager-1", Kind.MANAGER, None)) as window:
        yield window


def fetched_soon(window: RemoteCenter, who: str) -> bytes:
    """The server has just to hear of whom another process enrolled."""
    until = monotonic() + SOON_S
    while True:
        try:
            return window.documents.fetch(LARGEST, who)
        except Refused:
            assert monotonic() < until
            sleep(0.05)


def test_the_largest_document_comes_over_the_line_to_who_gave_the_pin_there(
    window: RemoteCenter, running: Center, at_work: StationsAtWork
) -> None:
    assert window.documents.filed() == (FILED,)
    who = enrolled(running, Role.MANAGER)
    assert refusal(window.documents.fetch, LARGEST, who) is Reason.NOT_ALLOWED
    assert window.admit("900", PIN).employee == who
    content = fetched_soon(window, who)
    assert (len(content), content[:4]) == (MOST_BYTES, b"%PDF")
    day = running.hall.day
    assert day is not None
    told = [(one.who, one.kind, one.which) for one in running.records.looks(None, day, day)]
    assert told.count((who, Looked.EXPORT, LARGEST)) == 1
    at_work.kill()
    with pytest.raises(Unavailable, match="does not answer"):
        window.documents.fetch(LARGEST, who)
    with pytest.raises(Unavailable):
        window.documents.filed()


def test_what_was_packed_is_the_document() -> None:
    assert unpacked(WHOLE) == CONTENT


@pytest.mark.parametrize(
    "parcel",
    [
        replace(WHOLE, content=b64encode(b"%PDF-1.8").decode()),
        replace(WHOLE, content=WHOLE.content[:-4]),
        replace(WHOLE, content=f"{WHOLE.content}*"),
        replace(WHOLE, content="المستند"),
        replace(WHOLE, size=7),
        replace(WHOLE, sha256=""),
        packed(b"0" * (MOST_BYTES + 1), sha256(b"0" * (MOST_BYTES + 1)).hexdigest()),
    ],
    ids=["another", "cut", "odd", "letters", "size", "unsealed", "large"],
)
def test_what_is_not_the_document_that_was_made_is_none(parcel: Parcel) -> None:
    with pytest.raises(Damaged):
        unpacked(parcel)


def test_no_other_station_knows_of_documents() -> None:
    for query in (questions.DocumentsFiled(), questions.DocumentFetched("employee-1", LARGEST)):
        assert [kind for kind in Kind if may_ask(kind, query)] == [Kind.MANAGER]

"""The center's server hands its update to its own stations, and to nobody else."""

from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from center_app.domain.refusal import Revoked, Unavailable
from center_app.store.kept.stations import Kind
from stations_at_work import StationsAtWork
from sync import updates, wire
from sync.signing import Signer
from sync.stations.identity import Identity
from sync.stations.line import Line
from sync.stations.update_shelf import UpdateShelf
from sync.updates import Offer, Stage, release, sign_offer

SIGNER = Signer.of(bytes(32))
SETUP = bytes(range(256)) * 4_096
STAGES = (Stage("2027-01-10T00:00:00.000Z", 100),)
OFFERED = sign_offer(
    Offer(1, release("1.2.0", "0", SETUP, SIGNER), STAGES, "2028-01-01T00:00:00.000Z"), SIGNER
)


def line_of(identity: Identity) -> Line:
    return Line(identity.address, identity.ca, identity.key)


def test_a_station_gets_the_offer_and_the_file(at_work: StationsAtWork, tmp_path: Path) -> None:
    kiosk = at_work.identity("kiosk-1", Kind.KIOSK)
    file = updates.FILE.format(sha256=OFFERED.released.sha256)
    with closing(line_of(kiosk)) as line, (tmp_path / "setup").open("w+b") as into:
        assert line.fetch(updates.OFFER) == b""
        assert line.fetch(file, into) == b""
        assert into.tell() == 0, "nothing is offered"
        UpdateShelf(at_work.files.folder / "updates").put(OFFERED, SETUP)
        assert line.fetch(updates.OFFER) == wire.write(OFFERED)
        line.fetch(file, into, len(SETUP))
        into.seek(0)
        assert sha256(into.read()).hexdigest() == OFFERED.released.sha256
        with pytest.raises(Unavailable):
            line.fetch(file, into, len(SETUP) - 1)
    with closing(line_of(replace(kiosk, key="another"))) as line, pytest.raises(Revoked):
        line.fetch(updates.OFFER)

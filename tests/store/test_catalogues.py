from hashlib import sha256

import pytest
from sqlalchemy import Engine, update

from center_app.store.catalogues import (
    SerialTaken,
    StoredCatalogue,
    keep_catalogue,
    kept_catalogue,
)
from center_app.store.engine import writing
from center_app.store.faults import Unusable
from center_app.store.tables import catalogue

BODY = '{"serial": "2025-1", "note": "دليل الخدمات"}'.encode()
DIGEST = sha256(BODY).hexdigest()


def keep(engine: Engine, serial: str, body: bytes, received_at: int = 1_000) -> str:
    with writing(engine) as connection:
        return keep_catalogue(connection, serial, body, received_at)


def test_a_catalogue_is_kept_byte_by_byte(engine: Engine) -> None:
    assert keep(engine, "2025-1", BODY) == DIGEST
    assert kept_catalogue(engine, "2025-1") == StoredCatalogue("2025-1", DIGEST, BODY, 1_000)
    assert kept_catalogue(engine, "2025-2") is None


def test_the_same_catalogue_again_changes_nothing(engine: Engine) -> None:
    keep(engine, "2025-1", BODY)
    assert keep(engine, "2025-1", BODY, received_at=2_000) == DIGEST
    stored = kept_catalogue(engine, "2025-1")
    assert stored is not None
    assert stored.received_at == 1_000


def test_another_catalogue_under_the_same_serial_is_refused(engine: Engine) -> None:
    keep(engine, "2025-1", BODY)
    with pytest.raises(SerialTaken, match="2025-1"):
        keep(engine, "2025-1", BODY + b" ")


def test_a_damaged_catalogue_is_not_used(engine: Engine) -> None:
    keep(engine, "2025-1", BODY)
    with writing(engine) as connection:
        connection.execute(update(catalogue).values(body=b"{}"))
    with pytest.raises(Unusable, match="damaged"):
        kept_catalogue(engine, "2025-1")

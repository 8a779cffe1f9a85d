import random
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import pytest

from sync.registry.privacy import exposed, is_personal


@pytest.mark.parametrize(
    "text",
    [
        "9851012345",
        "الرقم الوطني 9851012345 لصاحب الطلب",
        "٩٨٥١٠١٢٣٤٥",
        "۰۷۹۱۲۳۴۵۶۷",
        "call 0791234567",
        "079 123 4567",
        "079-123-45-67",
        "+962791234567",
        "+962 79 123 4567",
        "00962781234567",
        "962771234567",
        f"{UUID(int=7)} 0791234567",
        f"{sha256(b'x').hexdigest()}/0791234567",
        "2026-11-22 0791234567",
        "0791-23-4567",
        "9851-01-2345",
    ],
)
def test_a_national_number_or_a_telephone_is_found(text: str) -> None:
    assert is_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A017",
        "counter-5",
        "123456789",
        "12345678901",
        "2026-11-22T09:15:30.123Z",
        "2026-11-22",
        "2026-11-22 09:15",
        "2026-11-22/2026-12-01",
        "network:192.0.2.40:9100",
        "1763798400000",
        str(UUID(int=12345678901234567890)),
        "0" * 64,
        "1234567890" * 4,
    ],
)
def test_what_has_a_form_of_its_own_is_no_find(text: str) -> None:
    assert not is_personal(text)


def test_no_random_id_or_hash_is_ever_a_false_alarm() -> None:
    lot = random.Random(4)
    for _ in range(20_000):
        drawn = lot.randbytes(32)
        assert not is_personal(str(UUID(bytes=drawn[:16])))
        assert not is_personal(drawn.hex())


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"note": "0791234567"}, "data.note"),
        ({"lines": [{"why": "ok"}, {"why": "0791234567"}]}, "data.lines[1].why"),
        ({"0791234567": 1}, "data"),
        ({"visit": str(uuid4()), "n": 9851012345}, None),
    ],
)
def test_a_find_is_said_by_its_place(data: dict[str, Any], place: str | None) -> None:
    assert exposed({"data": data, "stn": "kiosk-1", "at": "2026-11-22T09:15:30.123Z"}) == place

"""How often one address may try, and whose address it is."""

import pytest
from starlette.requests import HTTPConnection

from ui.phone.limits import Limit, address_of


def test_a_burst_is_allowed_and_then_one_try_at_a_time() -> None:
    limit = Limit(burst=3, every_s=10)
    for _ in range(3):
        assert limit.wait_s("a", 100.0) == 0
        limit.spend("a", 100.0)
    assert limit.wait_s("a", 100.0) == 10
    assert limit.wait_s("b", 100.0) == 0
    assert limit.wait_s("a", 104.0) == pytest.approx(6)
    assert limit.wait_s("a", 110.0) == 0
    limit.spend("a", 110.0)
    assert limit.wait_s("a", 110.0) == 10


def test_a_million_tries_get_no_further_than_the_burst_and_an_hour_of_single_ones() -> None:
    limit = Limit(burst=30, every_s=10)
    through = 0
    for n in range(1_000_000):
        now = n * 0.0036
        if limit.wait_s("a", now) == 0:
            limit.spend("a", now)
            through += 1
    assert through == 30 + 359


def test_it_remembers_no_more_addresses_than_fit() -> None:
    limit = Limit(burst=1, every_s=1_000, most=100)
    for n in range(1_000):
        limit.spend(f"{n}", 0.0)
    assert len(limit) == 100
    assert limit.wait_s("999", 0.0) > 0
    assert limit.wait_s("0", 0.0) == 0


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("::1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "<script>", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "", "203.0.113.7"),
        ("", "", "-"),
    ],
)
def test_only_a_proxy_of_this_machine_is_believed(peer: str, forwarded: str, who: str) -> None:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    client = (peer, 1) if peer else None
    assert address_of(HTTPConnection({"type": "http", "client": client, "headers": headers})) == who

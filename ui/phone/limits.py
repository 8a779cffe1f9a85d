"""How often one address may try: a bucket for each, and never more of them than fit."""

from collections import OrderedDict
from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.requests import HTTPConnection

MOST = 10_000
"""Addresses that are remembered; who tries from more of them is not held up by this anyway."""

IPV6_NETWORK = 64
"""Bits of an IPv6 address that are one household or phone: it draws the others itself."""

NOBODY = "-"


class Limit:
    """Each who has `burst` tries, and one more every `every_s` seconds."""

    def __init__(self, burst: int, every_s: float, most: int = MOST) -> None:
        self._burst, self._every_s, self._most = burst, every_s, most
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def wait_s(self, who: str, now: float) -> float:
        """Seconds until the next try is allowed; 0 where it is now."""
        spent = max(0.0, self._full_at.get(who, now) - now) / self._every_s
        return max(0.0, (spent + 1 - self._burst) * self._every_s)

    def spend(self, who: str, now: float) -> None:
        """One try is made."""
        self._full_at[who] = max(now, self._full_at.get(who, now)) + self._every_s
        self._full_at.move_to_end(who)
        while len(self._full_at) > self._most:
            self._full_at.popitem(last=False)

    def __len__(self) -> int:
        return len(self._full_at)


def address_of(connection: HTTPConnection) -> str:
    """Who asks. A reverse proxy on this machine says it, and nobody else is believed."""
    peer = connection.client.host if connection.client is not None else ""
    found = _parsed(peer)
    if found is None:
        return NOBODY
    if found.is_loopback:
        said = ",".join(connection.headers.getlist("x-forwarded-for"))
        found = _parsed(said.rpartition(",")[2].strip()) or found
    if isinstance(found, IPv6Address):
        whole = int(found) >> (128 - IPV6_NETWORK) << (128 - IPV6_NETWORK)
        return f"{IPv6Address(whole)}/{IPV6_NETWORK}"
    return str(found)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        return found.ipv4_mapped
    return found

"""Which center asks, by its key and its certificate, and where it lives."""

from starlette.requests import Request

from sync.problem import Code, Declined
from sync.registry.country import Country
from sync.registry.home import Home
from sync.registry.tls import PEER

HOME = "center.home"
"""Where the request's scope has the database of the center that asks."""


async def any_center(country: Country, request: Request) -> tuple[str, Home]:
    """The center that asks, and its home.

    Raises Declined unless its key is known and its certificate its own.
    """
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    named = request.path_params.get("center")
    home = await _home_of(country, key) if named is None else country.home(named)
    if home is None:
        raise Declined(Code.UNAUTHORIZED, "this key is not known")
    request.scope[HOME] = home
    center = await home.ask(lambda ledger: ledger.center_of(key))
    if scheme.lower() != "bearer" or center is None:
        raise Declined(Code.UNAUTHORIZED, "this key is not known")
    if center != (named or center):
        raise Declined(Code.OTHER_CENTER, "this key is another center's")
    if request.scope.get(PEER, center) != center:
        raise Declined(Code.OTHER_CERTIFICATE, "this certificate is another center's")
    return center, home


async def _home_of(country: Country, key: str) -> Home | None:
    """Where the key is known. Raises Unavailable if that may be a database that is away."""
    said, fault = await country.every(lambda ledger: ledger.center_of(key))
    for name, center in said.items():
        if center is not None:
            return country.homes[name]
    if fault is not None:
        raise fault
    return None

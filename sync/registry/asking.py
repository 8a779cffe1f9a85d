"""Which center asks, by its key and its certificate."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from sync.problem import Code, Declined
from sync.registry.ledger import Ledger
from sync.registry.tls import PEER


async def any_center(ledger: Ledger, request: Request) -> str:
    """The center that asks. Raises Declined unless its key is known and its certificate its own."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    center = await run_in_threadpool(ledger.center_of, key)
    if scheme.lower() != "bearer" or center is None:
        raise Declined(Code.UNAUTHORIZED, "this key is not known")
    if center != request.path_params.get("center", center):
        raise Declined(Code.OTHER_CENTER, "this key is another center's")
    if request.scope.get(PEER, center) != center:
        raise Declined(Code.OTHER_CERTIFICATE, "this certificate is another center's")
    return center

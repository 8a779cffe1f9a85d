"""What centers fetch from the registry over HTTP: the catalogue, and their appointments."""

import re
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sync import wire
from sync.booked import BOOKED
from sync.problem import Code, Declined
from sync.registry.asking import any_center
from sync.registry.country import Country
from sync.release import BLOB, MANIFEST

BYTES = "application/octet-stream"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RANGE = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")
_FOR_EVER = "private, max-age=31536000, immutable"


class Offers:
    """The routes; what they give out was signed or hashed before."""

    def __init__(self, country: Country) -> None:
        self._country = country
        self.routes = [
            Route(MANIFEST, self._manifest),
            Route(BLOB, self._blob),
            Route(BOOKED, self._booked),
        ]

    async def _manifest(self, request: Request) -> Response:
        _center, home = await any_center(self._country, request)
        found = await home.ask(lambda ledger: ledger.shelf.manifest())
        if found is None:
            raise Declined(Code.NOT_FOUND, "no catalogue has been published")
        return _unless_known(request, str(found[0]), found[1])

    async def _booked(self, request: Request) -> Response:
        center, home = await any_center(self._country, request)
        day = _day(request.query_params.get("day", ""))
        found = await home.ask(lambda ledger: ledger.shelf.booked(center, day))
        if found is None:
            raise Declined(Code.NOT_FOUND, "nothing is known of this day")
        return _unless_known(request, *found)

    async def _blob(self, request: Request) -> Response:
        """All of it, or from the byte on that is asked for."""
        _center, home = await any_center(self._country, request)
        digest = request.path_params["sha256"]
        known = wire.is_head(digest)
        body = await home.ask(lambda ledger: ledger.shelf.blob(digest)) if known else None
        if body is None:
            raise Declined(Code.NOT_FOUND, "there are no such bytes")
        headers = {"ETag": f'"{digest}"', "Accept-Ranges": "bytes", "Cache-Control": _FOR_EVER}
        asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
        first, last = (int(asked[1]), int(asked[2] or len(body))) if asked else (0, len(body))
        if asked is None or last < first:
            return Response(body, 200, headers, media_type=BYTES)
        if first >= len(body):
            raise Declined(Code.WRONG_RANGE, f"there are {len(body)} bytes")
        part = body[first : last + 1]
        headers["Content-Range"] = f"bytes {first}-{first + len(part) - 1}/{len(body)}"
        return Response(part, 206, headers, media_type=BYTES)


def _day(text: str) -> str:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise Declined(Code.BAD_REQUEST, "day: a day as YYYY-MM-DD is needed")


def _unless_known(request: Request, tag: str, body: bytes) -> Response:
    """304 for whoever has it already."""
    headers = {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache"}
    known = request.headers.get("if-none-match", "").split(",")
    if {each.strip().removeprefix("W/") for each in known} & {f'"{tag}"', "*"}:
        return Response(None, 304, headers)
    return Response(body, 200, headers, media_type=wire.JSON)

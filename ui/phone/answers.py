"""What goes out: a page in the language that was asked for, or that it is still the same."""

from dataclasses import dataclass
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from center_app.language import Language
from ui.phone.frame import EVERY_S, HEADERS, LANG, Page, Tongues, written

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Written:
    """A page as it goes out, and by what it is told from another."""

    body: bytes
    tag: str


class Writer:
    """Writes pages; `tongues` are the languages that there are."""

    def __init__(self, tongues: Tongues) -> None:
        self.tongues = tongues

    def language(self, request: Request, own: str = "") -> Language:
        """The one that was asked for, else the visitor's `own` by its code, else the first."""
        asked = self.tongues.find(request.query_params.get(LANG))
        return asked or self.tongues.find(own) or self.tongues.known[0]

    def written(self, page: Page, language: Language) -> Written:
        body = written(page, language, self.tongues)
        return Written(body, f'"{sha256(body).hexdigest()[:24]}"')

    def plain(
        self,
        request: Request,
        page: Page,
        status: int,
        retry_s: int | None = None,
        *,
        again: bool = False,
    ) -> Response:
        """A page that says why there is no other; to be asked for again after so many seconds.

        Where it is only a matter of time it comes anew by itself: it is a sentence, and read soon.
        """
        language = self.language(request)
        body = written(page, language, self.tongues)
        more = {"Retry-After": str(retry_s)} if retry_s is not None else {}
        if again:
            more["Refresh"] = f"{EVERY_S};url={self.tongues.path(language, *page.path)}"
        return Response(body, status, HEADERS | more, media_type=HTML)

    def sent_on(self, language: Language, *path: str, **more: str) -> Response:
        """After a form: to a page that can be loaded again without sending it again."""
        return RedirectResponse(self.tongues.path(language, *path, **more), 303, HEADERS)


def answer(request: Request, page: Written) -> Response:
    """The page, or that it is still the one that the phone has."""
    headers = HEADERS | {"ETag": page.tag}
    known = request.headers.get("if-none-match", "")
    if page.tag in (one.strip().removeprefix("W/") for one in known.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(page.body, 200, headers, media_type=HTML)

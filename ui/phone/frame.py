"""The frame of every page: one piece of HTML with its style and script in it, and its headers."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import quote

from center_app.language import Language
from center_app.language.dates import MINUTE, ago

EVERY_S = 15
"""How often a page comes anew without a script, where somebody wants that; the script asks as
often."""

LANG, RENEW = "lang", "renew"

STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
SCRIPT = Path(__file__).with_name("live.js").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src {_hash(STYLE)}",
        f"script-src {_hash(SCRIPT)}",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "private, no-cache",
}
"""On every answer: nothing from elsewhere, nothing to elsewhere, nothing kept by others."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages that pages are offered in, and the path under which they are reached."""

    known: Sequence[Language]
    root: str = ""

    def find(self, code: str | None) -> Language | None:
        return next((one for one in self.known if one.code == code), None)

    def path(self, language: Language, *parts: str, **more: str) -> str:
        """The address of a page below the host."""
        below = "".join(f"/{quote(part, safe='')}" for part in parts) or "/"
        asked = "".join(f"&{name}={quote(value)}" for name, value in more.items())
        return f"{self.root}{below}?{LANG}={language.code}{asked}"

    def link(self, language: Language, *parts: str) -> str:
        """The same, as it can stand in an attribute."""
        return escape(self.path(language, *parts))


@dataclass(frozen=True, slots=True)
class Page:
    """What stands in the frame: `main` is HTML, `path` its own address.

    `live`: a part of it is kept up by the script. `renewed`: where there is none, somebody wants
    the page to come anew by itself. It never does unasked: that would take it away from under who
    reads slowly, or by ear.
    """

    title: str
    main: str
    path: tuple[str, ...] = ()
    center: str = ""
    live: bool = False
    renewed: bool = False


def written(page: Page, language: Language, tongues: Tongues) -> bytes:
    """The whole page."""
    direction = "rtl" if language.right_to_left else "ltr"
    own = tongues.link(language, *page.path)
    others = "".join(
        f'<a lang="{one.code}" hreflang="{one.code}" href="{tongues.link(one, *page.path)}">'
        f"{t(one.name)}</a>"
        for one in tongues.known
        if one != language
    )
    fresh = f'<meta http-equiv="refresh" content="{EVERY_S};url={own}&amp;{RENEW}=1">'
    refresh = f"<noscript>{fresh}</noscript>" if page.renewed else ""
    script = f"<script>{SCRIPT}</script>" if page.live else ""
    title = f"{page.title} - {page.center}" if page.center else page.title
    return (
        f'<!doctype html><html lang="{language.code}" dir="{direction}"><head>'
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{refresh}<title>{t(title)}</title><style>{STYLE}</style></head>"
        f'<body data-self="{own}"><header><p>{t(page.center)}</p>{others}</header>'
        f"<main>{page.main}</main>{script}</body></html>"
    ).encode()


def t(text: object) -> str:
    """Text for HTML, in an attribute too."""
    return escape(str(text))


def listed(texts: Iterable[str], kind: str = "ul") -> str:
    return f"<{kind}>{''.join(f'<li>{t(text)}</li>' for text in texts)}</{kind}>"


def note(text: str, kind: str = "", html: str = "") -> str:
    """A sentence that stands out."""
    return f'<div class="note {kind}"><p>{t(text)}</p>{html}</div>' if text else ""


def stale(age_s: float | None, language: Language) -> str:
    """That the center is away, and how old is what stands there; nothing while it is not."""
    if age_s is None:
        return ""
    text = language.say("The center cannot be reached now. It will come back by itself.")
    how = ago(age_s // MINUTE * MINUTE, language)
    stood = language.say("This is how it stood {ago}.", ago=how)
    return note(text, "warn", f"<p>{t(stood)}</p>")


def titled(title: str, html: str) -> str:
    """A part of a part."""
    return f"<h3>{t(title)}</h3>{html}"


def back(href: str, language: Language) -> str:
    """The way back, at the top of a page."""
    text = language.say("Back")
    return f'<a class="go" href="{href}">{t(text)}</a>'


def button(href: str, text: str, kind: str = "") -> str:
    """A way to another page that looks like what it does; `href` is from `Tongues.link`."""
    return f'<a class="button {kind}" href="{href}">{t(text)}</a>'


def folded(name: str, title: str, html: str, *, opened: bool = False) -> str:
    """A part that can be closed; `name` is its own on the page."""
    state = " open" if opened else ""
    return f'<details id="{name}"{state}><summary><h2>{t(title)}</h2></summary>{html}</details>'

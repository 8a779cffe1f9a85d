"""The operators' page as HTML: no script, and nothing that is not escaped."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from center_app.domain.clock import HOUR, MINUTE, SECOND, local
from center_app.language import Language, words
from sync.registry.oversight import Alarm, Seen, Survey
from sync.registry.set_aside import SetAside

BOARD = "/board"
STYLE_PATH = f"{BOARD}/style.css"
LOGIN = f"{BOARD}/login"
LOGOUT = f"{BOARD}/logout"
REVIEW = f"{BOARD}/review"
VERDICT, ACCEPT, REJECT = "verdict", "accept", "reject"
"""What an operator may say of an entry that was set aside."""


TITLE = words("Central registry")

ALARMS = {
    Alarm.NEVER: words("has sent nothing yet"),
    Alarm.SILENT: words("not heard for a while"),
    Alarm.LATE: words("entries are not sent for long"),
    Alarm.SET_ASIDE: words("entries are set aside"),
    Alarm.EPOCHS: words("began a new epoch today"),
    Alarm.CATALOGUE: words("does not take what the registry gives"),
    Alarm.STOPPED: words("has no key"),
}

STYLE = """
:root { color-scheme: light; --ink: #1b2430; --soft: #5a6675; --line: #d5dbe3; --bad: #9c1c1c }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 "IBM Plex Sans Arabic", "Noto Sans Arabic", system-ui, sans-serif }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline }
header h1 { margin: 0; margin-inline-end: auto; font-size: 1.5rem }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem }
table { width: 100%; border-collapse: collapse }
th, td { padding: .5rem; text-align: start; border-bottom: 1px solid var(--line) }
th { color: var(--soft); font-weight: 600 }
td.n { font-variant-numeric: tabular-nums }
code { overflow-wrap: anywhere }
bdi { white-space: nowrap }
.alarm, .no { color: var(--bad); font-weight: 600 }
.soft { color: var(--soft) }
form { margin: 0 }
button, input { font: inherit; min-height: 2.75rem; padding: .25rem 1rem; border-radius: .375rem;
  border: 1px solid var(--soft); background: #fff; color: inherit }
button { cursor: pointer } a { color: #0b4f9e }
:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px }
.login { display: grid; gap: 1rem; max-width: 24rem; margin: 15vh auto }
.login input { width: 100% }
@media (max-width: 48rem) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  td { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem;
    padding: .25rem 0; border: 0 }
  td::before { content: attr(data-title); color: var(--soft) }
}
"""


class Cell(NamedTuple):
    """What stands under a title; `html` is already escaped."""

    title: str
    html: str
    kind: str = ""


def login(language: Language, *, refused: bool = False) -> str:
    """Where an operator gives their key."""
    say = language.say
    refusal, label, button = (
        say("This key is not known."),
        say("The key of an operator"),
        say("Sign in"),
    )
    no = f'<p class="no" role="alert">{_t(refusal)}</p>' if refused else ""
    return _page(
        language,
        f'<form class="login" method="post" action="{LOGIN}?lang={language.code}">'
        f"<h1>{_t(say(TITLE))}</h1>{no}"
        f'<label for="key">{_t(label)}</label>'
        '<input id="key" name="key" type="password" autocomplete="current-password" required>'
        f"<button>{_t(button)}</button>{_other(language)}</form>",
    )


def board(language: Language, survey: Survey, name: str, token: str) -> str:
    """All centers and what is set aside; `token` goes into every form."""
    say = language.say
    alarmed = sum(bool(seen.alarms) for seen in survey.centers)
    leave = _form(language, LOGOUT, token, {}, say("Sign out {name}", name=name))
    parts = [_header(language, survey.now, leave)]
    parts.append(f"<p>{_t(_summary(language, len(survey.centers), alarmed))}</p>")
    for missing in survey.away:
        gone = say("The database {name} is away; its centers are not shown.", name=missing)
        parts.append(f'<p class="alarm" role="alert">{_t(gone)}</p>')
    if survey.partitions_end:
        ending = say("The partitions of the coming days are missing.")
        parts.append(f'<p class="alarm" role="alert">{_t(ending)}</p>')
    centers, aside, nothing = say("Centers"), say("Set aside"), say("Nothing is set aside.")
    parts.append(f"<h2>{_t(centers)}</h2>")
    parts.append(_table(_center(language, seen, survey.now) for seen in survey.centers))
    parts.append(f"<h2>{_t(aside)}</h2>")
    if survey.set_aside:
        parts.append(_table(_odd(language, one, token) for one in survey.set_aside))
    else:
        parts.append(f'<p class="soft">{_t(nothing)}</p>')
    return _page(language, "".join(parts))


def _header(language: Language, now: int, leave: str) -> str:
    title, moment = _t(language.say(TITLE)), _t(_moment(now))
    return (
        f'<header><h1>{title}</h1><bdi class="soft" dir="ltr">{moment}</bdi>'
        f"{_other(language)}{leave}</header>"
    )


def _summary(language: Language, count: int, alarmed: int) -> str:
    known = language.say_many("{n} center", "{n} centers", count)
    if not alarmed:
        return language.say("{known}, all is well", known=known)
    return language.say("{known}, of which {n} need a look", known=known, n=alarmed)


def _center(language: Language, seen: Seen, now: int) -> list[Cell]:
    say = language.say
    well = say("in order")
    alarms = language.comma.join(say(ALARMS[alarm]) for alarm in seen.alarms)
    state = f'<span class="alarm">{_t(alarms)}</span>' if alarms else _t(well)
    heard = _ago(language, now - seen.heard_at) if seen.heard_at is not None else ""
    oldest = _ago(language, now - seen.oldest_at) if seen.oldest_at is not None else ""
    unsent = "" if seen.unsent is None else f"{seen.unsent}"
    return [
        Cell(say("Center"), f"<bdi>{_t(seen.center)}</bdi>"),
        Cell(say("State"), state),
        Cell(say("Last heard, ago"), _t(heard)),
        Cell(say("Unsent"), unsent, "n"),
        Cell(say("Oldest unsent"), _t(oldest)),
        Cell(say("Entries"), f"{seen.entries}", "n"),
        Cell(say("Set aside"), f"{seen.set_aside}", "n"),
        Cell(say("Numbers today"), f"{seen.issued}", "n"),
        Cell(say("Ended today"), f"{seen.ended}", "n"),
        Cell(say("Mean wait"), _t(_ago(language, seen.mean_wait_ms)), "n"),
    ]


def _odd(language: Language, one: SetAside, token: str) -> list[Cell]:
    say = language.say
    where = {"center": one.center, "epoch": one.epoch, "seq": str(one.seq)}
    return [
        Cell(say("Center"), f"<bdi>{_t(one.center)}</bdi>"),
        Cell(say("Epoch"), f"<code>{_t(one.epoch)}</code>"),
        Cell(say("Entry"), f"{one.seq}", "n"),
        Cell(say("Why"), f'<code dir="ltr">{_t(one.code)}</code>'),
        Cell("", _form(language, REVIEW, token, where | {VERDICT: ACCEPT}, say("Accept"))),
        Cell("", _form(language, REVIEW, token, where | {VERDICT: REJECT}, say("Reject"))),
    ]


def _table(rows: Iterable[list[Cell]]) -> str:
    lines, titles = [], ""
    for row in rows:
        titles = titles or "".join(f'<th scope="col">{_t(cell.title)}</th>' for cell in row)
        cells = (f'<td class="{c.kind}" data-title="{_t(c.title)}">{c.html}</td>' for c in row)
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _form(language: Language, action: str, token: str, fields: dict[str, str], button: str) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{_t(name)}" value="{_t(value)}">'
        for name, value in {"token": token, **fields}.items()
    )
    where = f"{action}?lang={language.code}"
    return f'<form method="post" action="{where}">{hidden}<button>{_t(button)}</button></form>'


def _other(language: Language) -> str:
    code, name = ("en", "English") if language.code == "ar" else ("ar", "العربية")
    return f'<a lang="{code}" href="{BOARD}?lang={code}">{name}</a>'


def _page(language: Language, body: str) -> str:
    direction = "rtl" if language.right_to_left else "ltr"
    return (
        f'<!doctype html><html lang="{language.code}" dir="{direction}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{_t(language.say(TITLE))}</title>"
        f'<link rel="stylesheet" href="{STYLE_PATH}"></head><body>{body}</body></html>'
    )


def _ago(language: Language, ms: int | None) -> str:
    """A length of time in its largest unit."""
    if ms is None:
        return ""
    if ms < MINUTE:
        return language.say("{n} s", n=max(0, ms) // SECOND)
    if ms < HOUR:
        return language.say("{n} min", n=ms // MINUTE)
    return language.say("{n} h", n=ms // HOUR)


def _moment(at: int) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"


def _t(text: str) -> str:
    return escape(text)

"""Make the page of every setting, in both languages, from the code: `make docs`.

python docs/settings_page.py [FOLDER]    with its ar/settings.md and en/settings.md
"""

import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from center_app.cli.accepted import READERS
from center_app.cli.settings import Settings
from center_app.language import Language, find

HERE = Path(__file__).parent

TITLE = {"ar": "جميع الإعدادات", "en": "All settings"}
ABOUT = {
    "ar": (
        "هذه الصفحة مصنوعة من البرنامج نفسه (`make docs`). مكان ملف الإعدادات مذكور في"
        " [دليل تقنية المعلومات](it.md#الإعدادات)."
    ),
    "en": (
        "This page is made from the program itself (`make docs`). Where the settings file lies is"
        " told in the [guide for IT](it.md#settings)."
    ),
}
HEAD = {
    "ar": ("الإعداد", "المتغيّر", "بدونه", "ما هو", "ما يُقبل", "الأوامر التي تقرؤه"),
    "en": ("setting", "variable", "without it", "what it is", "accepted", "commands that read it"),
}
EVERY = {"ar": "جميعها", "en": "all"}
EMPTY = {"ar": "فارغ", "en": "empty"}


def page(language: Language) -> str:
    """The whole page as Markdown."""
    code = language.code
    head, rule = " | ".join(HEAD[code]), "|---" * len(HEAD[code])
    rows = "\n".join(f"| {' | '.join(row)} |" for row in _rows(language))
    text = f"# {TITLE[code]}\n\n{ABOUT[code]}\n\n| {head} |\n{rule}|\n{rows}\n"
    return f'<div dir="rtl">\n\n{text}\n</div>\n' if language.right_to_left else text


def _rows(language: Language) -> Iterator[tuple[str, ...]]:
    for each in fields(Settings):
        about, takes, by = (each.metadata[name] for name in ("about", "takes", "by"))
        accepted = language.say(READERS[takes][1])
        commands = ", ".join(f"`{name}`" for name in by.split())
        yield (
            f"`{each.name}`",
            f"`CENTER_{each.name.upper()}`",
            _default(each.name, language),
            language.say(about),
            accepted,
            EVERY[language.code] if by == "all" else commands,
        )


def _default(name: str, language: Language) -> str:
    value = getattr(Settings(), name)
    if name == "state":
        return "`~/.local/state/center`"
    if value in ("", (), {}, Path()):
        return EMPTY[language.code]
    return f"`{'no' if value is False else value}`"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for code in TITLE:
        file = folder / code / "settings.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(find(code)), encoding="utf-8")


if __name__ == "__main__":
    main()

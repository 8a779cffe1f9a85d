"""`make words`: collect the sentences of the code, bring every catalogue up to date, compile it.

`python -m center_app.language.compile` prints what is left to translate and answers 1 if any is.
A new language is an empty `locale/<code>/LC_MESSAGES/center.po`: the next run fills it with all
sentences. Places have no line numbers and entries are sorted, so that merges stay small.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from center_app.language.language import LOCALE

ROOT = Path(__file__).parents[2]
FOLDERS = ("center_app", "ui", "printers", "sync")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "say_many": (1, 2), "words": None}


def collect(root: Path = ROOT, folders: Iterable[str] = FOLDERS) -> Catalog:
    """Every sentence of the code below `folders`, with the files it stands in."""
    template = Catalog(project="center")
    for folder in folders:
        found = extract_from_dir(root / folder, keywords=KEYWORDS)
        for name, _line, sentence, comments, _context in sorted(found, key=lambda hit: hit[:2]):
            template.add(sentence, None, [(f"{folder}/{name}", 1)], auto_comments=comments)
    return template


def update(file: Path, template: Catalog) -> Catalog:
    """Rewrite one `.po` so that it has the template's sentences and no others."""
    catalogue = load(file)
    catalogue.msgid_bugs_address = ""
    catalogue.update(
        template,
        no_fuzzy_matching=True,
        update_header_comment=False,
        update_creation_date=False,
    )
    text = BytesIO()
    write_po(text, catalogue, width=0, ignore_obsolete=True, include_lineno=False, sort_output=True)
    file.write_bytes(text.getvalue())
    return catalogue


def load(file: Path) -> Catalog:
    """The catalogue in a `.po`, new if it is empty; its language is the folder two above."""
    code = file.parent.parent.name
    if not file.stat().st_size:
        heading = f"# {code}: sentences of the one-stop center."
        return Catalog(code, header_comment=heading, project="center", version="1", fuzzy=False)
    with file.open("rb") as stream:
        return read_po(stream, locale=code)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the bytes of its `.mo`, always the same for the same sentences."""
    binary = BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def missing(catalogue: Catalog) -> Iterator[Message]:
    """The sentences that have no translation, or not in every plural form, or a doubtful one."""
    for message in catalogue:
        needed = catalogue.num_plurals if message.pluralizable else 1
        found = [form for form in forms(message.string) if form]
        if message.id and (message.fuzzy or len(found) != needed):
            yield message


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """One sentence or all its plural forms, as a tuple either way."""
    if isinstance(text, str):
        return (text,)
    return tuple(text or ())


def main(root: Path = ROOT, locale: Path = LOCALE) -> int:
    """Update and compile every catalogue; name what is left to translate."""
    template = collect(root)
    left = 0
    for file in sorted(locale.glob("*/LC_MESSAGES/center.po")):
        catalogue = update(file, template)
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        for message in missing(catalogue):
            left += 1
            sys.stdout.write(f"{catalogue.locale_identifier}: not translated: {message.id!r}\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())

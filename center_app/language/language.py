"""One language: its sentences from a gettext catalogue, its plural forms and its direction."""

from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale

from center_app.language.bidi import inserted, runs_right_to_left

LOCALE = Path(__file__).with_name("locale")
ENGLISH = "en"
_FIRST = ("ar", ENGLISH)


@dataclass(frozen=True, slots=True)
class Language:
    """A language that people can choose, by its code (`ar`, `en`, …).

    `name` is what its speakers call it, for the button that chooses it.
    """

    code: str
    name: str
    right_to_left: bool
    _translations: NullTranslations = field(repr=False, compare=False)

    @property
    def comma(self) -> str:
        """What stands between the parts of a list."""
        return "، " if self.right_to_left else ", "

    def say(self, msgid: str, /, **values: object) -> str:
        """The sentence in this language, with its `{named}` values filled in.

        Values that run against the sentence (codes and numbers in Arabic, Arabic names in
        English) are isolated, so that `A017` never flips.
        """
        if not msgid:
            return ""
        return self._filled(self._translations.gettext(msgid), values)

    def say_many(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The sentence for `n` things, in the plural form that `n` has here, with `{n}` in it."""
        return self._filled(self._translations.ngettext(singular, plural, n), {"n": n, **values})

    def _filled(self, sentence: str, values: dict[str, object]) -> str:
        if not values:
            return sentence
        fitted = {name: inserted(str(v), self.right_to_left) for name, v in values.items()}
        return sentence.format(**fitted)


def words(msgid: str) -> str:
    """Mark a constant for translation; whoever shows it passes it to `Language.say`."""
    return msgid


OWN_NAME = words("English")
"""Each catalogue translates it as the name of its own language."""


def find(code: str, folder: Path = LOCALE) -> Language:
    """The language with this code. Raises LookupError, naming the codes that are there."""
    compiled = folder / code / "LC_MESSAGES" / "center.mo"
    if code == ENGLISH:
        translations = NullTranslations()
    elif compiled.is_file():
        with compiled.open("rb") as file:
            translations = GNUTranslations(file)
    else:
        raise LookupError(f"no language {code!r}; there are: {', '.join(_codes(folder))}")
    name = _name(code, translations)
    return Language(code, name, runs_right_to_left(name), translations)


def languages(folder: Path = LOCALE) -> tuple[Language, ...]:
    """Every language of the folder and English: Arabic, English, then the others by code."""
    return tuple(find(code, folder) for code in _codes(folder))


def _name(code: str, translations: NullTranslations) -> str:
    """What its speakers call it; the tables of all the world's languages take 5 MB to tell."""
    name = translations.gettext(OWN_NAME)
    if name != OWN_NAME or code == ENGLISH:
        return name
    return Locale.parse(code).get_display_name(code) or code


def _codes(folder: Path) -> list[str]:
    found = {path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/center.mo")}
    found.add(ENGLISH)
    first = [code for code in _FIRST if code in found]
    return first + sorted(found.difference(first))

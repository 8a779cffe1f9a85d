"""Languages of the center: sentences, plurals, dates and direction, without Qt.

Screens, paper, reports and the command line say everything through `Language`. English is the
sentence in the code itself; every other language is one file,
`locale/<code>/LC_MESSAGES/center.po`, and nothing else. `make words` collects the sentences from
the code, brings each file up to date and compiles it.
"""

from center_app.language.language import LOCALE, Language, find, languages, words

__all__ = ["LOCALE", "Language", "find", "languages", "words"]

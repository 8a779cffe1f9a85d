"""Finding a service by what people type, in Arabic or English, however they spell it."""

from center_app.language.search.finder import Finder as Finder

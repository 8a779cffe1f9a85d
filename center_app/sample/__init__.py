"""The sample catalogue that a center can start from until the registry's arrives."""

import json
from functools import cache
from importlib.resources import files

from center_app.domain.catalogue import Catalogue
from center_app.domain.catalogue_check import read_catalogue


@cache
def sample_catalogue() -> Catalogue:
    """All seventeen agencies and the center's own services, marked as a sample."""
    return read_catalogue(json.loads(sample_catalogue_bytes()))


def sample_catalogue_bytes() -> bytes:
    """The file itself, as somebody would import it."""
    return files(__name__).joinpath("catalogue.json").read_bytes()

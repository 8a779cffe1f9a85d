"""Whether the bytes of a catalogue are those of its manifest, and a catalogue without fault.

The registry looks before it publishes, the center before it takes them.
"""

from hashlib import sha256

from center_app.domain.catalogue import Catalogue
from center_app.domain.catalogue_check import read_catalogue
from center_app.domain.plain import Unreadable
from sync import wire
from sync.release import CatalogueManifest, is_manifest_of
from sync.signing import key_name
from sync.unfit import CatalogueTrouble, Unfit


def check_signed(manifest: CatalogueManifest, keys: tuple[bytes, ...]) -> None:
    """Raises Unfit unless one of the publisher's keys signed it."""
    if not any(key_name(key) == manifest.key and is_manifest_of(manifest, key) for key in keys):
        raise Unfit(CatalogueTrouble.UNSIGNED, f"no key that is believed signed {manifest.serial}")


def examined(manifest: CatalogueManifest, body: bytes) -> Catalogue:
    """The catalogue of the manifest. Raises Unfit."""
    if len(body) != manifest.size or sha256(body).hexdigest() != manifest.sha256:
        raise Unfit(CatalogueTrouble.DAMAGED, "the bytes are not those that were signed")
    try:
        body.decode()
        catalogue = read_catalogue(wire.parse(body))
    except (UnicodeDecodeError, Unreadable) as error:
        raise Unfit(CatalogueTrouble.BROKEN, str(error) or "this is no JSON") from error
    if catalogue.serial != manifest.catalogue:
        raise Unfit(CatalogueTrouble.BROKEN, f"it says that it is {catalogue.serial}")
    return catalogue

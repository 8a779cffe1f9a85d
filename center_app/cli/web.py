"""`center web serve`: a ticket's page for its holder's phone, and the center's for everybody."""

from argparse import Namespace
from contextlib import closing, suppress
from urllib.parse import urlsplit

from center_app.cli.failures import Failed
from center_app.cli.ground import open_ground
from center_app.cli.settings import Settings
from center_app.language import languages
from ui.phone.frame import Tongues
from ui.phone.server import PhoneServer
from ui.phone.serving import HOST, PORT
from ui.phone.serving import serve as serve_phones


def serve(settings: Settings, options: Namespace) -> None:
    """Prints the address once it listens, then serves until it is stopped.

    Raises Failed where no public address is set.
    """
    if not settings.ticket_base:
        raise Failed(
            "The tickets' page has no public address: set ticket_base to the one that phones reach "
            "it by, such as https://queue.example.jo. Tickets then have it in their code."
        )
    tongues = Tongues(languages(), urlsplit(settings.ticket_base).path.rstrip("/"))
    with closing(open_ground(settings, options)) as ground, suppress(KeyboardInterrupt):
        station = ground.station(options.station)
        app = PhoneServer(station.center, station.name, station.new_id, tongues)
        serve_phones(
            app,
            lambda address: print(address, flush=True),
            host=options.host or HOST,
            port=PORT if options.port is None else options.port,
        )

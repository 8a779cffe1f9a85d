"""The settings of an installation, each declared once."""

from dataclasses import dataclass, field
from pathlib import Path

from center_app.language import words
from printers.profile import Profile, profile_of


@dataclass(frozen=True)
class Settings:
    """What one installation is told from outside.

    The metadata says what each setting is for, what it `takes` and which commands read it (`by`).
    """

    center: str = field(
        default="JO-CENTER-001",
        metadata={
            "about": words("The center's code at the national registry."),
            "takes": "center",
            "by": "all",
        },
    )
    state: Path = field(
        default=Path(),
        metadata={
            "about": words("The folder of database, spool and secrets."),
            "takes": "path",
            "by": "all",
        },
    )
    database_url: str = field(
        default="",
        metadata={
            "about": words("The database; left empty: center.db in the state folder."),
            "takes": "database",
            "by": "all",
        },
    )
    language: str = field(
        default="ar",
        metadata={
            "about": words("The language that screens begin in."),
            "takes": "language",
            "by": "kiosk counter facing reception display manager doctor setup",
        },
    )
    printer: str = field(
        default="none",
        metadata={
            "about": words("The ticket printer."),
            "takes": "printer",
            "by": "kiosk counter reception printer doctor",
        },
    )
    printer_profile: str = field(
        default="",
        metadata={
            "about": words("What kind of printer it is; left empty: the usual one for the paper."),
            "takes": "profile",
            "by": "kiosk counter reception printer doctor",
        },
    )
    paper: int = field(
        default=80,
        metadata={
            "about": words("The width of the paper in mm."),
            "takes": "paper",
            "by": "kiosk counter reception printer doctor",
        },
    )
    voice: str = field(
        default="default",
        metadata={
            "about": words(
                "The sound output on which a display says its calls; none: it is silent."
            ),
            "takes": "sound",
            "by": "display voice doctor",
        },
    )
    loudspeakers: dict[str, str] = field(
        default_factory=dict,
        metadata={
            "about": words(
                "The sound output of each zone, where one machine has several; left empty: "
                "voice is that of all."
            ),
            "takes": "sounds",
            "by": "display",
        },
    )
    voice_folder: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder of the voice; left empty: voice in the state folder, made there "
                "when it is not."
            ),
            "takes": "path",
            "by": "display voice doctor",
        },
    )
    zones: tuple[str, ...] = field(
        default=(),
        metadata={
            "about": words("The zones whose calls a display shows and says; left empty: all."),
            "takes": "codes",
            "by": "display",
        },
    )
    counters: tuple[str, ...] = field(
        default=(),
        metadata={
            "about": words(
                "The counters whose calls a display shows and says besides those of its "
                "zones; with neither: all."
            ),
            "takes": "signs",
            "by": "display",
        },
    )
    hall_depth: int = field(
        default=10,
        metadata={
            "about": words(
                "How far from a display the last people sit, in metres; its figures are as "
                "high as that needs."
            ),
            "takes": "metres",
            "by": "display",
        },
    )
    screen_inches: int = field(
        default=0,
        metadata={
            "about": words(
                "How large a display's screen is from corner to corner, in inches; 0: "
                "as it reports."
            ),
            "takes": "inches",
            "by": "display",
        },
    )
    slides: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder of pictures and texts beside a display's calls; left empty: "
                "slides in the state folder."
            ),
            "takes": "path",
            "by": "display slides",
        },
    )
    ticket_base: str = field(
        default="",
        metadata={
            "about": words(
                "The public address of the tickets' page; left empty, the QR code holds the "
                "token alone."
            ),
            "takes": "address",
            "by": "kiosk counter reception web poster",
        },
    )
    server_url: str = field(
        default="https://127.0.0.1:8760",
        metadata={
            "about": words("Where stations find the center's server (`center server`)."),
            "takes": "address",
            "by": "server station",
        },
    )
    standby_url: str = field(
        default="",
        metadata={
            "about": words(
                "Where they find the other one of two servers; left empty: there is one."
            ),
            "takes": "address",
            "by": "station",
        },
    )
    registry_url: str = field(
        default="",
        metadata={
            "about": words("The central registry's address; left empty: none."),
            "takes": "address",
            "by": "sync server manager doctor",
        },
    )
    registry_key_file: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The file with the key that the registry gave; left empty: registry.key in the "
                "state folder."
            ),
            "takes": "path",
            "by": "sync server manager",
        },
    )
    registry_ca_file: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The certificate of the registry's authority, for https; left empty: "
                "registry-ca.pem in the state folder, if it is there."
            ),
            "takes": "path",
            "by": "sync server manager",
        },
    )
    registry_certificate_file: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The center's own certificate for the registry, with its key; left empty: "
                "registry.pem in the state folder, if it is there."
            ),
            "takes": "path",
            "by": "sync server manager doctor",
        },
    )
    reports: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder in which the reports are made when a day is closed; left empty: "
                "reports in the state folder."
            ),
            "takes": "path",
            "by": "server manager report",
        },
    )
    assessment_article: int = field(
        default=7,
        metadata={
            "about": words("The by-law's article that the performance report names."),
            "takes": "article",
            "by": "report",
        },
    )
    training: bool = field(
        default=False,
        metadata={
            "about": words(
                "Whether this is for practice: with data of its own, marked, never sent."
            ),
            "takes": "yes",
            "by": "all",
        },
    )
    training_database_url: str = field(
        default="",
        metadata={
            "about": words(
                "The database for practice; left empty: center.db in training in the state folder."
            ),
            "takes": "database",
            "by": "all",
        },
    )
    backups: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder of backups, best on another disk; left empty: backups in the "
                "state folder."
            ),
            "takes": "path",
            "by": "backup",
        },
    )
    archive: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder, on another disk or machine, for what is recorded between two backups; "
                "left empty: it is kept nowhere else."
            ),
            "takes": "path",
            "by": "archive backup restore doctor",
        },
    )
    publisher_keys_file: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The file with the public keys of the catalogue's publisher; left empty: "
                "publisher.keys in the state folder."
            ),
            "takes": "path",
            "by": "sync server manager",
        },
    )

    log_size: int = field(
        default=5,
        metadata={
            "about": words("After how many MB a program's log is begun anew."),
            "takes": "megabytes",
            "by": "server kiosk counter facing reception display manager web sync archive registry",
        },
    )
    log_files: int = field(
        default=10,
        metadata={
            "about": words("How many files of each program's log are kept, the newest."),
            "takes": "few",
            "by": "server kiosk counter facing reception display manager web sync archive registry",
        },
    )

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.state / 'center.db'}"

    @property
    def profile(self) -> Profile:
        return profile_of(self.printer_profile, self.paper)

    @property
    def voice_pack(self) -> Path:
        return self.voice_folder if self.voice_folder.name else self.state / "voice"

    @property
    def slides_folder(self) -> Path:
        return self.slides if self.slides.name else self.state / "slides"

    @property
    def backups_folder(self) -> Path:
        return self.backups if self.backups.name else self.state / "backups"

    @property
    def reports_folder(self) -> Path:
        return self.reports if self.reports.name else self.state / "reports"

    @property
    def registry_key(self) -> Path:
        return (
            self.registry_key_file if self.registry_key_file.name else self.state / "registry.key"
        )

    @property
    def publisher_keys(self) -> Path:
        named = self.publisher_keys_file
        return named if named.name else self.state / "publisher.keys"

    @property
    def registry_ca(self) -> Path | None:
        """The file that was named, or the usual one if it is there."""
        return _named_or_there(self.registry_ca_file, self.state / "registry-ca.pem")

    @property
    def registry_certificate(self) -> Path | None:
        """The file that was named, or the usual one if it is there."""
        return _named_or_there(self.registry_certificate_file, self.state / "registry.pem")


def _named_or_there(named: Path, usual: Path) -> Path | None:
    if named.name:
        return named
    return usual if usual.is_file() else None

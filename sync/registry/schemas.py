"""The shapes of the messages of `sync.wire`, as JSON Schema 2020-12 for the published document."""

from typing import Any

from center_app.domain.catalogue import Audience, Capacity
from sync import batch, release, wire
from sync.problem import Code

Schema = dict[str, Any]

CENTER: Schema = {"type": "string", "pattern": wire.CENTER_PATTERN}
EPOCH: Schema = {"type": "string", "pattern": wire.EPOCH_PATTERN}
HEAD: Schema = {"type": "string", "pattern": wire.HEAD_PATTERN}
_SEQ: Schema = {"type": "integer", "minimum": 1, "maximum": wire.LAST_SEQ}
UP_TO: Schema = {**_SEQ, "minimum": 0}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_STAMP: Schema = {"type": "string", "pattern": wire.STAMP_PATTERN}
_CSR = r"^-----BEGIN CERTIFICATE REQUEST-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE REQUEST-----\s*$"
_TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}


def _object(optional: dict[str, Schema] | None = None, **needed: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(needed),
        "properties": {**needed, **(optional or {})},
    }


SCHEMAS: dict[str, Schema] = {
    "Health": _object(
        status={"const": "ok"},
        server_time=_MOMENT,
        api={"type": "array", "items": {"type": "integer"}},
        min_client=_TEXT,
    ),
    "Status": _object(
        at=_STAMP,
        epoch=EPOCH,
        seq=UP_TO,
        unsent=UP_TO,
        version={"type": "string", "pattern": wire.VERSION_PATTERN},
        optional={
            "oldest": _STAMP,
            "disk_free": UP_TO,
            "people": UP_TO,
            "counters": UP_TO,
            "clk": _object(off_ms={"type": "integer"}, unc_ms={"type": "integer"}),
            "catalogue": _object(
                serial={"type": "string", "pattern": f"^$|{wire.SERIAL_PATTERN}"},
                optional={
                    "release": UP_TO,
                    "trouble": {"type": "string", "pattern": wire.WORD_PATTERN},
                },
            ),
        },
    ),
    "CertificateRequest": _object(request={"type": "string", "pattern": _CSR}),
    "Certified": _object(certificate=_TEXT),
    "CatalogueManifest": _object(
        serial=_SEQ,
        catalogue={"type": "string", "pattern": wire.SERIAL_PATTERN},
        sha256=HEAD,
        size={"type": "integer", "minimum": 1, "maximum": release.MOST_BYTES},
        min_client={"type": "string", "pattern": wire.CLIENT_PATTERN},
        key=_TEXT,
        sig=_TEXT,
        optional={"not_before": _MOMENT, "expires": _MOMENT},
    ),
    "Booked": _object(
        day=DAY,
        appointments={"type": "array", "items": {"$ref": "#/components/schemas/Appointment"}},
    ),
    "Appointment": _object(
        id=HEAD,
        at={"type": "integer", "description": "Milliseconds since 1970 UTC."},
        lines={"type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/Line"}},
        audience={"enum": [audience.value for audience in Audience]},
    ),
    "Line": _object(
        service=_TEXT,
        quantity={"type": "integer", "minimum": 1},
        capacity={"enum": [capacity.value for capacity in Capacity]},
        after={"type": "array", "items": UP_TO},
    ),
    "OpenEpoch": _object(
        epoch=EPOCH, optional={"parent": _object(epoch=EPOCH, seq=UP_TO, head=HEAD)}
    ),
    "Cursor": _object(
        epoch=EPOCH,
        acked=UP_TO,
        head=HEAD,
        durable=UP_TO,
        open_epoch=EPOCH,
        registry_gen=_TEXT,
        server_time=_MOMENT,
        optional={"at": _object(seq=UP_TO, hash=HEAD)},
    ),
    "Manifest": _object(
        v={"const": wire.VERSION},
        center=CENTER,
        epoch=EPOCH,
        first=_SEQ,
        count={"type": "integer", "minimum": 1, "maximum": batch.MOST_EVENTS},
        prev=HEAD,
        head=HEAD,
        sent_at=_MOMENT,
        optional={
            "clk": _object(off_ms={"type": "integer"}, unc_ms={"type": "integer"}),
            "key": _TEXT,
            "sig": _TEXT,
        },
    ),
    "Quarantined": _object(seq=_SEQ, code=_TEXT),
    "Acked": _object(
        acked=_SEQ,
        head=HEAD,
        durable=UP_TO,
        quarantined={"type": "array", "items": {"$ref": "#/components/schemas/Quarantined"}},
        next_ms={"type": "integer", "minimum": 0},
        server_time=_MOMENT,
        optional={"receipt": {"$ref": "#/components/schemas/Receipt"}},
    ),
    "Receipt": _object(
        center=CENTER,
        epoch=EPOCH,
        acked=_SEQ,
        head=HEAD,
        at=_MOMENT,
        registry_gen=_TEXT,
        key=_TEXT,
        sig=_TEXT,
    ),
    "Problem": _object(
        code={"enum": [code.value for code in Code]},
        message=_TEXT,
        optional={"expected": _SEQ, "seq": UP_TO},
    ),
}

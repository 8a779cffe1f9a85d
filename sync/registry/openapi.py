"""The registry's OpenAPI document, written by hand and tested against what the registry does."""

import json
from typing import Any

from sync import batch, wire
from sync.booked import BOOKED
from sync.problem import STATUS, Code
from sync.registry import schemas
from sync.registry.offers import BYTES
from sync.release import BLOB, MANIFEST

_EPOCH = {
    "name": "epoch",
    "in": "query",
    "required": True,
    "description": "The epoch that is asked about.",
    "schema": schemas.EPOCH,
}
_AT = {
    "name": "at",
    "in": "query",
    "required": False,
    "description": "The number of an entry whose hash is asked for as well.",
    "schema": schemas.UP_TO,
}
_ENCODING = {
    "name": "Content-Encoding",
    "in": "header",
    "required": False,
    "description": "How the lines are compressed.",
    "schema": {"type": "string", "enum": ["gzip", "identity"], "default": "identity"},
}
_DAY = {
    "name": "day",
    "in": "query",
    "required": True,
    "description": "The day in Amman.",
    "schema": schemas.DAY,
}
_DIGEST = {
    "name": "sha256",
    "in": "path",
    "required": True,
    "description": "As the manifest says it.",
    "schema": schemas.HEAD,
}
_RANGE = {
    "name": "Range",
    "in": "header",
    "required": False,
    "description": "From which byte on, and up to which; anything else is answered whole.",
    "schema": {"type": "string", "examples": ["bytes=4096-"]},
}
_KNOWN = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The tag of what is known already.",
    "schema": {"type": "string", "examples": ['"7"']},
}
_CENTER = {
    "name": "center",
    "in": "path",
    "required": True,
    "description": "The center that the key belongs to.",
    "schema": schemas.CENTER,
}
_GENERATION = {
    "description": "The name of the registry's database; another one after it was restored.",
    "required": True,
    "schema": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
}
_AUTH = (
    Code.UNAUTHORIZED,
    Code.OTHER_CENTER,
    Code.OTHER_CERTIFICATE,
    Code.NOT_FOUND,
    Code.BUSY,
)


def _ok(description: str, schema: str) -> dict[str, Any]:
    return {
        "description": description,
        "headers": {wire.GENERATION: {"$ref": "#/components/headers/Generation"}},
        "content": {wire.JSON: {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


def _tagged(description: str, schema: str) -> dict[str, Any]:
    """The answer to who does not know it, and to who does."""
    named = {wire.GENERATION: {"$ref": "#/components/headers/Generation"}}
    tag = {"ETag": {"description": "Its tag.", "required": True, "schema": {"type": "string"}}}
    unchanged = {"description": "It is the one that is known.", "headers": named | tag}
    return {"200": _ok(description, schema) | {"headers": named | tag}, "304": unchanged}


def _bytes(description: str) -> dict[str, Any]:
    content = {BYTES: {"schema": {"type": "string", "format": "binary"}}}
    return {
        "description": description,
        "headers": {wire.GENERATION: {"$ref": "#/components/headers/Generation"}},
        "content": content,
    }


def _problems(*codes: Code) -> dict[str, Any]:
    """One answer for each status that these codes have."""
    said: dict[str, list[str]] = {}
    for code in codes:
        said.setdefault(str(STATUS[code]), []).append(code)
    return {status: _ok("No: " + " or ".join(why) + ".", "Problem") for status, why in said.items()}


def _operation(name: str, summary: str, responses: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"operationId": name, "summary": summary, "responses": responses, **more}


def _body(media_type: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    content = {media_type: {"schema": schema}}
    return {"required": True, "description": description, "content": content}


_PATHS = {
    wire.HEALTH: {
        "get": _operation(
            "health",
            "Is the registry there, and what time is it there",
            {"200": _ok("It is.", "Health")},
            security=[],
        )
    },
    wire.CURSOR: {
        "parameters": [_CENTER],
        "get": _operation(
            "cursor",
            "What the registry has of an epoch",
            {"200": _ok("How far it has it.", "Cursor")}
            | _problems(Code.BAD_REQUEST, *_AUTH, Code.UNKNOWN_EPOCH),
            parameters=[_EPOCH, _AT],
        ),
    },
    wire.EPOCHS: {
        "parameters": [_CENTER],
        "post": _operation(
            "open_epoch",
            "Expect entries of an epoch; asked again, nothing changes",
            {"200": _ok("It was open.", "Cursor"), "201": _ok("It is open now.", "Cursor")}
            | _problems(
                Code.BAD_REQUEST,
                *_AUTH,
                Code.NEEDS_OPERATOR,
                Code.GAP,
                Code.FORK,
                Code.TOO_LARGE,
                Code.WRONG_TYPE,
            ),
            requestBody=_body(wire.JSON, {"$ref": "#/components/schemas/OpenEpoch"}, "Which."),
        ),
    },
    wire.STATUS_OF: {
        "parameters": [_CENTER],
        "post": _operation(
            "status",
            "How the center stands now, whatever of its entries is here",
            {
                "204": {
                    "description": "It is kept, and what was told before is not.",
                    "headers": {wire.GENERATION: {"$ref": "#/components/headers/Generation"}},
                }
            }
            | _problems(Code.BAD_REQUEST, *_AUTH, Code.TOO_LARGE, Code.WRONG_TYPE),
            requestBody=_body(wire.JSON, {"$ref": "#/components/schemas/Status"}, "How it is."),
        ),
    },
    wire.CERTIFICATE: {
        "parameters": [_CENTER],
        "post": _operation(
            "certificate",
            "Renew the center's certificate, over the connection that it still opens",
            {"200": _ok("This is the new one.", "Certified")}
            | _problems(Code.BAD_REQUEST, *_AUTH, Code.TOO_LARGE, Code.WRONG_TYPE),
            requestBody=_body(
                wire.JSON, {"$ref": "#/components/schemas/CertificateRequest"}, "For which key."
            ),
        ),
    },
    wire.EVENTS: {
        "parameters": [_CENTER],
        "post": _operation(
            "events",
            "Take the next entries of an epoch, all of them or none; taken twice, nothing changes",
            {"200": _ok("They are committed.", "Acked")}
            | _problems(
                Code.BAD_REQUEST,
                Code.CHAIN_MISMATCH,
                Code.BAD_SIGNATURE,
                *_AUTH,
                Code.UNKNOWN_EPOCH,
                Code.GAP,
                Code.FORK,
                Code.TOO_LARGE,
                Code.WRONG_TYPE,
                Code.WRONG_VERSION,
            ),
            parameters=[_ENCODING],
            requestBody=_body(
                wire.NDJSON,
                {"type": "string"},
                "Lines that each end with a line feed: the manifest (see the schema Manifest), "
                "then the exact stored bytes of each entry. "
                f"At most {batch.MOST_EVENTS} entries, {batch.MOST_PACKED} bytes compressed and "
                f"{batch.MOST_INFLATED} inflated.",
            ),
        ),
    },
}

_OFFERS = {
    MANIFEST: {
        "get": _operation(
            "manifest",
            "The last release of the catalogue, signed by its publisher; its tag is its number",
            _tagged("What it is.", "CatalogueManifest")
            | _problems(Code.UNAUTHORIZED, Code.OTHER_CERTIFICATE, Code.NOT_FOUND, Code.BUSY),
            parameters=[_KNOWN],
        ),
    },
    BLOB: {
        "parameters": [_DIGEST],
        "get": _operation(
            "blob",
            "The bytes of a catalogue, which never change",
            {"200": _bytes("All of them."), "206": _bytes("Those that were asked for.")}
            | _problems(
                Code.UNAUTHORIZED,
                Code.OTHER_CERTIFICATE,
                Code.NOT_FOUND,
                Code.WRONG_RANGE,
                Code.BUSY,
            ),
            parameters=[_RANGE],
        ),
    },
    BOOKED: {
        "parameters": [_CENTER],
        "get": _operation(
            "appointments",
            "All appointments of a day at the center, by the hashes of their codes",
            _tagged("These.", "Booked") | _problems(Code.BAD_REQUEST, *_AUTH),
            parameters=[_DAY, _KNOWN],
        ),
    },
}

DOCUMENT = json.dumps(
    {
        "openapi": "3.1.0",
        "info": {
            "title": "Reference registry: journals of one-stop centers",
            "version": str(wire.VERSION),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{"key": []}],
        "paths": _PATHS | _OFFERS,
        "components": {
            "schemas": schemas.SCHEMAS,
            "headers": {"Generation": _GENERATION},
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The key that the registry gave the center.",
                }
            },
        },
    },
    indent=1,
).encode()
"""The document as it is published."""

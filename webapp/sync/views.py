"""``POST /api/sync``: parse, exchange, answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from flask import Blueprint, Response, request

from webapp.access import current_person, open_to
from webapp.clock import now_ms
from webapp.errors import AppError, BadRequest, TooLarge, Unprocessable, UpgradeNeeded
from webapp.json_door import BadJson, parse_json
from webapp.practice.records import Shown
from webapp.sync.apply import Exchange, exchange
from webapp.sync.protocol import (
    MAGIC,
    MAX_BODY_BYTES,
    MAX_DEPTH,
    MIN_SCHEMA,
    Op,
    RefusedOp,
    RequestFault,
    SyncRequest,
    parse_request,
)

bp = Blueprint("sync", __name__)


@bp.post("/api/sync")
@open_to("member")
def sync() -> Response:
    """Take a phone's changes in and give back what it has not seen."""
    person = current_person()
    asked, ops = _read()
    return Response(_encode(asked, exchange(person, asked, ops)), mimetype="application/json")


def _read() -> tuple[SyncRequest, Sequence[Op | RefusedOp]]:
    # One byte more than is allowed: a body that does not tell its length is cut at this limit without a word.
    request.max_content_length = MAX_BODY_BYTES + 1
    body = request.get_data(cache=False)
    if len(body) > MAX_BODY_BYTES:
        raise TooLarge("too_large", f"At most {MAX_BODY_BYTES} bytes fit in one request.")
    try:
        return parse_request(parse_json(body, MAX_DEPTH))
    except BadJson as bad:
        raise BadRequest("bad_json", bad.reason) from None
    except RequestFault as fault:
        raise _translated(fault) from None


def _translated(fault: RequestFault) -> AppError:
    if fault.code == "upgrade":
        return UpgradeNeeded("upgrade", "The app and the server are of different ages: please update the app.")
    if fault.code == "too_many_ops":
        return TooLarge("too_many_ops", fault.detail)
    return Unprocessable("bad_request", "The request is not one of the sync protocol.", (fault.detail,))


def _encode(asked: SyncRequest, done: Exchange) -> bytes:
    return orjson.dumps(
        {
            "magic": MAGIC,
            "req": asked.req,
            "account": asked.account,
            "server_time": now_ms(),
            "min_schema": MIN_SCHEMA,
            "results": done.results,
            "changes": [_state(record) for record in done.changes],
            "cursor": {"rev": done.cursor.rev, "nonce": done.cursor.nonce},
            "more": done.more,
            "digest": done.digest,
        }
    )


def _state(record: Shown) -> dict[str, Any]:
    return {
        "coll": record.coll,
        "id": record.id,
        "ver": record.ver,
        "rev": record.rev,
        "deleted": record.deleted,
        "schema": record.schema,
        # As it was stored, unread: fields of a newer app pass through whole.
        "fields": orjson.Fragment(record.content),
    }

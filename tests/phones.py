"""A phone as the sync address sees it: what it sends, and what a person's records look like."""

import hashlib
import itertools
from contextlib import closing

import factories

from webapp.json_door import canonical_json
from webapp.sync.protocol import SyncReply

NOON = 1_790_000_000_000  # 2026-09-21, about 14:13 UTC
START = {"rev": 0, "nonce": ""}
_numbers = itertools.count(1)


def an_id():
    """An id that no other call of this run gave."""
    return f"{next(_numbers):032x}"


def session(**changes):
    """The fields of a whole session; one that is None in ``changes`` stays, as null."""
    return {
        "source": "desk-break-3",
        "title": "Desk break",
        "kind": "routine",
        "started_at": NOON,
        "ended_at": NOON + 180_000,
        "tz": "Europe/Berlin",
        "offset_min": 120,
        "local_date": "2026-09-21",
        "active_ms": 180_000,
        "completed": True,
        "steps": [
            {
                "item": "hip-flexor",
                "title": "Hip flexor",
                "planned_ms": {"left": 40_000, "right": 40_000, "both": 0},
                "done_ms": {"left": 40_000, "right": 40_000, "both": 0},
                "hurt": False,
            }
        ],
        "tension_before": 5,
        "tension_after": 3,
        "note": "",
    } | changes


def an_op(kind, coll, record_id, fields=None, **other):
    """One op with an id of its own."""
    op = {"op": an_id(), "coll": coll, "id": record_id, "kind": kind, "base": 0, "schema": 1}
    return op | {"fields": fields or {}, "deleted": False} | other


def put(record_id=None, coll="session", **changes):
    """A whole new session, or a record of another collection with just these fields."""
    fields = session(**changes) if coll == "session" else changes
    return an_op("put", coll, record_id or an_id(), fields)


def patch(record_id, coll="session", **fields):
    """Some fields of a record, changed."""
    return an_op("patch", coll, record_id, fields)


def delete(record_id, base, coll="session"):
    """A record deleted by somebody who saw version ``base``."""
    return an_op("delete", coll, record_id, base=base)


def recover(record):
    """A record offered again after a restore, under the op id that every phone gives to this very offer."""
    named = [record[name] for name in ("coll", "id", "ver", "fields", "deleted")]
    op = hashlib.sha256(canonical_json(named)).hexdigest()[:32]
    coll, record_id, schema = record["coll"], record["id"], record["schema"]
    offer = {"op": op, "base": record["ver"], "schema": schema, "deleted": record["deleted"]}
    return an_op("recover", coll, record_id, record["fields"], **offer)


class Phone:
    """One device of a person: its cursor and the records as the server sent them."""

    def __init__(self, someone):
        self.someone = someone
        self.device = an_id()
        self.cursor = dict(START)
        self.records = {}

    def body(self, ops=(), **changes):
        """What this phone would send now."""
        envelope = {"proto": 1, "schema": 1, "req": an_id(), "account": self.someone.uuid, "device": self.device}
        return envelope | {"cursor": self.cursor, "ops": list(ops)} | changes

    def post(self, ops=(), **changes):
        """Send it and give back the answer as it came; nothing is remembered."""
        return self.someone.post_json("/api/sync", self.body(ops, **changes))

    def sync(self, *ops):
        """Send ``ops``, take one page in, and give back the reply, which must be one of the protocol."""
        answer = self.post(ops)
        assert answer.status_code == 200, answer.text
        SyncReply.model_validate(answer.json)
        self.cursor = answer.json["cursor"]
        self.records |= {(record["coll"], record["id"]): record for record in answer.json["changes"]}
        return answer.json

    def sync_all(self):
        """Pull until nothing more is there; gives back the number of requests that it took."""
        for requests in itertools.count(1):
            if not self.sync()["more"]:
                return requests
        raise AssertionError

    def start_over(self):
        """Do what a phone does on a reset; gives back the ops to send before anything else."""
        offers = [recover(record) for record in self.records.values()]
        self.cursor, self.records = dict(START), {}
        return offers


def digest_of(records):
    """The digest, made in the plainest way from records as they are on the wire."""
    names = ([record[name] for name in ("coll", "id", "ver", "deleted")] for record in records)
    total = sum(int(hashlib.sha256(canonical_json(name)).hexdigest()[:32], 16) for name in names)
    return f"{total % 2**128:032x}"


def take_backup(app):
    """The app's database as it is now, for ``restore``."""
    driver = factories.sqlite3_of_the_app()
    kept = driver.connect(":memory:")
    with closing(driver.connect(_file(app))) as source:
        source.backup(kept)
    return kept


def restore(app, backup):
    """Put an older copy in the place of the app's database."""
    app.extensions["database"].read_engine.dispose()
    with closing(factories.sqlite3_of_the_app().connect(_file(app))) as target:
        backup.backup(target)


def _file(app):
    return app.extensions["database"].read_engine.url.database

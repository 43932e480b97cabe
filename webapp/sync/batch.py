"""The ops of one push, decided one after another over what the journal holds; what to write comes out.

Pure. Every decision is made before the first row is written, so a refused op needs no undoing and the rest
is written in a few statements, all or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from webapp.practice.records import Batch, Head, Kept, Key, LedgerEntry, Record
from webapp.sync import digest
from webapp.sync.merge import Decision, decide, payload_sha256, recognise, refused
from webapp.sync.protocol import Op, RefusedOp


@dataclass(frozen=True)
class Settled:
    """What to answer for each op, in the shape of ``OpResult``, and what to write: None when nothing changes."""

    results: list[dict[str, Any]]
    batch: Batch | None


@dataclass
class _Sheet:
    # The journal as it would be after the ops so far; ``before`` stays as it was read.
    rev: int
    before: Mapping[Key, Record]
    now: dict[Key, Record]
    ledger: dict[bytes, LedgerEntry]
    entries: list[LedgerEntry] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)


def settle(
    ops: Iterable[Op | RefusedOp], head: Head, records: Mapping[Key, Record], ledger: Mapping[bytes, LedgerEntry]
) -> Settled:
    """Decide on ``ops`` in order. ``records`` and ``ledger`` hold whatever the journal has under their names."""
    sheet = _Sheet(head.rev, records, dict(records), dict(ledger))
    decided = [(op, _settle_one(op, sheet)) for op in ops]
    # The revision of a record is told as it is in the end, not as each op left it: a phone may let go of an op
    # only when it has the record as of then.
    results = [_result(op, decision, sheet.now) for op, decision in decided]
    return Settled(results, _batch(sheet, head) if sheet.entries else None)


def _settle_one(op: Op | RefusedOp, sheet: _Sheet) -> Decision:
    if isinstance(op, RefusedOp):
        return refused(None, op.refusal)
    op_id, payload, key = bytes.fromhex(op.op), payload_sha256(op), (op.coll, op.id)
    present = sheet.now.get(key)
    if (entry := sheet.ledger.get(op_id)) is not None:
        return recognise(entry, payload, present)
    rev = sheet.rev + 1
    decision = decide(present, op, rev)
    if decision.refusal is not None:
        return decision
    entry = LedgerEntry(op_id, rev, op.coll, op.id, op.kind, decision.status, decision.ver, payload)
    sheet.rev = rev
    sheet.ledger[op_id] = entry
    sheet.entries.append(entry)
    sheet.kept.extend(decision.kept)
    if decision.after is not None:
        sheet.now[key] = decision.after
    return decision


def _result(op: Op | RefusedOp, decision: Decision, records: Mapping[Key, Record]) -> dict[str, Any]:
    record = records.get((op.coll, op.id)) if isinstance(op, Op) else None
    refusal = decision.refusal
    return {
        "op": op.op,
        "status": decision.status,
        "code": refusal.code if refusal else None,
        "detail": refusal.detail if refusal else None,
        "ver": decision.ver,
        "rec_rev": record.rev if record else 0,
    }


def _batch(sheet: _Sheet, head: Head) -> Batch:
    after = {key: record for key, record in sheet.now.items() if record is not sheet.before.get(key)}
    replaced = [sheet.before[key] for key in after if key in sheet.before]
    return Batch(
        entries=tuple(sheet.entries),
        created=tuple(record for key, record in after.items() if key not in sheet.before),
        changed=tuple(record for key, record in after.items() if key in sheet.before),
        kept=tuple(sheet.kept),
        rev=sheet.rev,
        digest=digest.after_change(head.digest, replaced, after.values()),
    )

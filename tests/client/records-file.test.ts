// A copy of all records: one text for one state, taken in to the same state, and refused whole with line and reason.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { canonical } from "../../client/domain/canonical.ts";
import { addDays } from "../../client/domain/dates.ts";
import { type Kept, recordFault } from "../../client/domain/record-door.ts";
import { readRecords, writeRecords } from "../../client/domain/records-file.ts";
import { RULES, faultBy } from "../../client/domain/rule.ts";
import { type Offer, accept, lookInto, makeCopy } from "../../client/state/records-file.ts";
import { openPerson } from "../../client/storage/database.ts";
import { change, list } from "../../client/storage/records.ts";
import { loadScreening, saveScreening } from "../../client/storage/screening.ts";
import { FakeServer } from "./fake-server.ts";
import { anOwnRoutine } from "./own-arbitrary.ts";
import { ALICE, Phone } from "./phone.ts";

const ROOT = process.env["PSOAS_ROOT"] ?? "";
const CHAOS = process.env["PSOAS_CHAOS"] !== undefined;
type Case = Kept & { what: string };
const vectors = JSON.parse(readFileSync(`${ROOT}/tests/vectors/records.json`, "utf8")) as Record<"kept" | "refused", Case[]>;
const ANSWERS = { answered_on: "2026-11-03", conditions: ["c-preg"], cleared: [], level: "clear_first" as const };

const newPhone = (): Phone => new Phone(new FakeServer());
const textFile = (text: string): Blob => new Blob([text]);
const id = (number: number): string => number.toString(16).padStart(32, "0");
const copyOf = (records: readonly Kept[], more: object = {}): string => writeRecords({ records: [...records], screening: null, ...more });

async function offered(text: string): Promise<Offer> {
  const found = await lookInto(textFile(text));
  if ("fault" in found) assert.fail(found.fault);
  return found;
}

for (const one of vectors.kept) test(`kept: ${one.what}`, () => assert.equal(recordFault(one), null));
for (const one of vectors.refused) {
  test(`refused: ${one.what}`, () => {
    assert.notEqual(recordFault(one), null);
    const read = readRecords(copyOf([vectors.kept[0] as Kept, one]));
    assert.match("fault" in read ? read.fault : "", /^Line [23], record [12]: .+\.$/);
  });
}

test("every rule that the models use is one that is checked", () => {
  const known = ["$ref", "additionalProperties", "anyOf", "default", "enum", "format", "items", "maxItems", "maxLength"];
  const all = new Set([...known, "maximum", "minLength", "minimum", "pattern", "properties", "required", "type"]);
  const look = (rule: unknown): void => {
    if (Array.isArray(rule)) return rule.forEach(look);
    if (typeof rule !== "object" || rule === null) return;
    for (const [name, value] of Object.entries(rule)) {
      assert.ok(all.has(name), name);
      if (name === "properties") Object.values(value as object).forEach(look);
      else if (name !== "default" && name !== "enum" && name !== "required") look(value);
    }
  };
  Object.values(RULES.models).forEach(look);
  for (const { values } of Object.values(RULES.records)) Object.values(values).forEach(look);
  assert.equal(faultBy({ type: "rainbow" }, 1, RULES.models), "it cannot be checked");
});

const line = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((text) => text.replace(/[^\p{L}\p{N} "\\=,;]/gu, "") || "x");
const times = fc.record({ left: fc.nat(90_000), right: fc.nat(90_000), both: fc.nat(90_000) });
const step = fc.record({ item: line, title: line, planned_ms: times, done_ms: times, hurt: fc.boolean() });
const rating = fc.option(fc.integer({ min: 0, max: 10 }));
const sessionFields = fc
  .record({ minute: fc.nat(5_000_000), title: line, kind: fc.constantFrom("routine", "item", "by_hand"), long: fc.nat(3_600_000) })
  .chain(({ minute, title, kind, long }) => {
    const started_at = 1_500_000_000_000 + minute * 60_000;
    const set = { source: title, title, kind, started_at, ended_at: started_at + long, tz: "Europe/Vienna", offset_min: 60 };
    const local_date = addDays("1970-01-01", Math.floor(started_at / 86_400_000));
    const open = { completed: fc.boolean(), steps: fc.array(step, { maxLength: 3 }), tension_before: rating, tension_after: rating, note: line };
    return fc.record(open).map((rest) => ({ ...set, local_date, active_ms: long, ...rest }));
  });

async function put(records: readonly Kept[]): Promise<void> {
  const db = await openPerson("guest");
  const transaction = db.transaction("outbox", "readwrite");
  for (const [at, { coll, id: record, fields }] of records.entries())
    void transaction.store.add({ op: id(at), coll, id: record, kind: "put", base: 0, schema: 1, fields, deleted: false });
  await transaction.done;
}

/** `count` sessions, out to a file, into an empty phone, and out again. */
async function roundTrip(sessions: readonly object[], routines: readonly object[]): Promise<void> {
  const records = [
    ...sessions.map((fields, at) => ({ coll: "session", id: id(7919 * at + 5), fields: fields as Kept["fields"] })),
    ...routines.map((fields, at) => ({ coll: "routine", id: id(at), fields: fields as Kept["fields"] })),
  ];
  const first = newPhone();
  const text = await first.page(async () => {
    await put(records);
    return makeCopy(false);
  });
  const second = newPhone();
  await second.page(async () => {
    const offer = await offered(text);
    assert.deepEqual([offer.intake.added.length, offer.intake.changed.length, offer.intake.same], [records.length, 0, 0]);
    await accept(offer, false);
    assert.ok((await makeCopy(false)) === text);
    const again = await offered(text);
    assert.deepEqual([again.intake.added.length, again.intake.changed.length, again.intake.same], [0, 0, records.length]);
    await accept(again, false);
    assert.equal(await (await openPerson("guest")).count("outbox"), records.length);
  });
  for (const coll of ["session", "routine"]) assert.deepEqual(await second.sees(coll), await first.sees(coll));
}

test("out, wiped, in, out again: the same to the byte, and once more adds nothing", async () => {
  const [sessions, routines] = CHAOS ? [5000, 200] : [200, 20];
  const some = fc.record({
    sessions: fc.array(sessionFields, { minLength: sessions, maxLength: sessions, size: "max" }),
    routines: fc.array(anOwnRoutine, { minLength: routines, maxLength: routines, size: "max" }),
  });
  await fc.assert(
    fc.asyncProperty(some, (made) => roundTrip(made.sessions, made.routines)),
    { numRuns: 1, endOnFailure: true },
  );
});

test("nothing at all is a copy too", async () => {
  const text = await newPhone().page(() => makeCopy(false));
  assert.equal(text, '{"app":"psoas-reset","format":1,"records":[\n],"schema":1}\n');
  assert.deepEqual(readRecords(text), { file: { records: [], screening: null } });
  assert.ok(JSON.parse(copyOf(vectors.kept.slice(0, 1)))); // the whole is JSON for everybody
});

test("deleted and waiting changes are as the person sees them, and the safety answers stay out unless asked for", async () => {
  const phone = newPhone();
  const { fields } = vectors.kept[0] as Kept;
  await phone.put(id(1), fields);
  await phone.put(id(1), { note: "later" });
  await phone.put(id(2), fields);
  await phone.delete(id(2));
  await phone.page(async () => {
    await saveScreening(ANSWERS);
    const text = await makeCopy(false);
    assert.ok(!text.includes("c-preg") && !text.includes("screening"));
    assert.deepEqual(readRecords(text), { file: { records: [{ coll: "session", id: id(1), fields: { ...fields, note: "later" } }], screening: null } });
    assert.match(await makeCopy(true), /"screening":\{"answered_on":"2026-11-03","cleared":\[\],"conditions":\["c-preg"\]/);
  });
});

test("the safety answers come in only where the person wants them, and go again with the rest", async () => {
  await newPhone().page(async () => {
    const offer = await offered(copyOf([], { screening: ANSWERS }));
    await accept(offer, false);
    assert.equal(await loadScreening(), null);
    const { undo } = await accept(offer, true);
    assert.deepEqual(await loadScreening(), ANSWERS);
    assert.equal((await offered(copyOf([], { screening: ANSWERS }))).answers, null); // they are here already
    await undo();
    assert.equal(await loadScreening(), null);
  });
});

test("what differs becomes as in the file, what was deleted comes back, and both are undone", async () => {
  const phone = new Phone(new FakeServer());
  await phone.signIn(ALICE);
  const { fields } = vectors.kept[0] as Kept;
  const text = copyOf([1, 2, 3].map((number) => ({ coll: "session", id: id(number), fields })));
  await phone.put(id(1), { ...fields, title: "Other", note: "mine" });
  await phone.put(id(2), { ...fields });
  await phone.delete(id(2));
  await phone.sync();
  const before = await phone.sees();
  await phone.page(async () => {
    const offer = await offered(text);
    assert.deepEqual(offer.intake.added.map((one) => one.id), [id(2), id(3)]);
    assert.deepEqual(offer.intake.changed.map(({ here, file }) => [here, file]), [[{ title: "Other", note: "mine" }, { title: fields["title"], note: fields["note"] }]]);
    const { undo } = await accept(offer, false);
    assert.equal(await makeCopy(false), text);
    await undo();
  });
  assert.deepEqual(await phone.sees(), before);
  await phone.sync();
  assert.deepEqual(await phone.sees(), before);
});

const GOOD = copyOf(vectors.kept.slice(0, 1).concat(vectors.kept.filter(({ coll }) => coll === "checkin").slice(1)));
const [HEAD = "", CHECKIN = "", SESSION = "", TAIL = ""] = GOOD.split("\n");
const file = (...lines: string[]): string => `${lines.join("\n")}\n`;
const BAD: Record<string, [text: string, said: RegExp]> = {
  "nothing": ["", /^This is not a copy/],
  "a page": ["<!doctype html><title>Hotel</title>", /^This is not a copy/],
  "another app's file": ['{"sessions":[]}', /^This is not a copy/],
  "a later format": [file(HEAD.replace(":1,", ":2,"), TAIL), /newer version/],
  "a later schema": [file(HEAD, TAIL.replace("1}", "2}")), /newer version/],
  "schema 0": [file(HEAD, TAIL.replace("1}", "0}")), /^Line 2, the end/],
  "more at the end": [file(HEAD, TAIL.replace("1}", '1,"x":1}')), /^Line 2, the end/],
  "cut in a line": [GOOD.slice(0, -120), /^The file ends too early/],
  "cut after a line": [file(HEAD, CHECKIN), /^The file ends too early/],
  "cut to its first line": [file(HEAD), /^The file ends too early/],
  "a letter lost": [GOOD.replace('"tension"', '"tensin"'), /^Line 2, record 1: /],
  "a brace lost": [file(HEAD, CHECKIN.replace("{", ""), SESSION, TAIL), /^Line 2, record 1: it was damaged/],
  "a comma lost": [file(HEAD, CHECKIN.slice(0, -1), SESSION, TAIL), /^Line 2, record 1: it was damaged/],
  "the same record twice": [file(HEAD, CHECKIN, CHECKIN, SESSION, TAIL), /^Line 3, record 2: it stands there twice/],
  "out of order": [file(HEAD, `${SESSION},`, CHECKIN.slice(0, -1), TAIL), /^Line 3, record 2: it stands/],
  "a doubled key": [GOOD.replace('"tension":', '"tension":1,"tension":'), /^Line 2, record 1: it was damaged/],
  "another spelling of a number": [GOOD.replace('"tension":0', '"tension":0.0'), /^Line 2/],
  "minus zero": [GOOD.replace('"tension":0', '"tension":-0'), /^Line 2/],
  "infinity": [GOOD.replace('"tension":0', '"tension":1e999'), /^Line 2/],
  "__proto__": [GOOD.replace('"fields":{', '"fields":{"__proto__":{},'), /^Line 2/],
  "half of a pair": [GOOD.replace('"3-minute', '"\\ud800'), /^Line 3, record 2: title: it has characters/],
  "deep": [file(HEAD, "[".repeat(100_000), TAIL), /^Line 2, record 1/],
  "a list for a record": [file(HEAD, "[]", TAIL), /^Line 2, record 1: it is not a record/],
  "null for a record": [file(HEAD, "null", TAIL), /^Line 2, record 1: it is not a record/],
  "a number for fields": [file(HEAD, '{"coll":"session","fields":1,"id":"1"}', TAIL), /^Line 2, record 1: it is not a record/],
  "more than the most records": [file(HEAD, ...Array.from({ length: 50_001 }, () => "{}"), TAIL), /more than 50000 records/],
  "odd answers": [file(HEAD, TAIL.replace("}", ',"screening":{"answered_on":"2026-11-03"}}')), /the end: screening\./],
};
for (const [what, [text, said]] of Object.entries(BAD)) {
  test(`refused whole: ${what}`, () => {
    const read = readRecords(text);
    assert.match("fault" in read ? read.fault : "", said);
    assert.ok("fault" in read && read.fault.length < 300 && !read.fault.includes("<"));
  });
}

test("a refused file, bytes that are no text and a file without end change nothing", async () => {
  const phone = newPhone();
  await phone.put(id(1), { note: "a" });
  await phone.page(async () => {
    const before = canonical(await list("session"));
    assert.ok("fault" in (await lookInto(textFile(file(HEAD, CHECKIN, "{}", TAIL)))));
    assert.ok("fault" in (await lookInto(new Blob([new Uint8Array([0xff, 0xfe, 0x00])]))));
    assert.ok("fault" in (await lookInto({ size: 2 ** 40 } as Blob)));
    assert.equal(canonical(await list("session")), before);
    assert.equal(await (await openPerson("guest")).count("outbox"), 1);
  });
});

test("the largest file is refused or read within seconds, whatever is in it", () => {
  const many = Array.from({ length: 50_000 }, (_, at) => ({ coll: "checkin", id: id(at), fields: (vectors.kept.find(({ coll }) => coll === "checkin") as Kept).fields }));
  const bombs = ["{".repeat(2 ** 25), file(HEAD, "[".repeat(2 ** 25), TAIL), file(HEAD, `"${'\\"'.repeat(2 ** 24)}`, TAIL), "\n".repeat(2 ** 25), file(HEAD, "\n".repeat(2 ** 24), TAIL), copyOf(many).replace(/"id":"0+c34f"/, '"id":"1"')];
  for (const bomb of bombs) {
    const start = performance.now();
    assert.ok("fault" in readRecords(bomb));
    assert.ok(performance.now() - start < 10_000, bomb.slice(0, 90));
  }
});

test("line ends of another system and a mark at the beginning do no harm", () => {
  assert.deepEqual(readRecords(`\ufeff${GOOD.replaceAll("\n", "\r\n")}`), readRecords(GOOD));
  assert.ok("file" in readRecords(GOOD.trimEnd()));
});

test("any damage to a good file is refused, or is no change", () => {
  fc.assert(
    fc.property(fc.nat(GOOD.length - 1), fc.string({ unit: "binary", maxLength: 2 }), fc.nat(3), (at, text, cut) => {
      const damaged = GOOD.slice(0, at) + text + GOOD.slice(at + cut);
      const read = readRecords(damaged);
      if ("file" in read) for (const record of read.file.records) assert.equal(recordFault(record), null);
      if ("file" in read && !damaged.includes("\r")) assert.equal(writeRecords(read.file).trim(), damaged.replace("\ufeff", "").trim());
    }),
    { numRuns: 2000 },
  );
});

test("all or nothing: a phone that is full keeps what it had", async () => {
  const phone = newPhone();
  await phone.page(async () => {
    const offer = await offered(GOOD);
    const { add } = IDBObjectStore.prototype;
    let count = 0;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...given) {
      count += 1;
      if (count === 2) throw new DOMException("full", "QuotaExceededError");
      return add.apply(this, given);
    };
    try {
      await assert.rejects(accept(offer, false), /full/);
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    await change({ coll: "checkin", id: id(9), kind: "put", fields: {} });
    assert.equal(await (await openPerson("guest")).count("outbox"), 1);
  });
});

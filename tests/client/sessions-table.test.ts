// The sessions as a table: every reader of CSV gets the same cells, and no spreadsheet finds a formula in them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { csvText } from "../../client/domain/csv.ts";
import type { Session } from "../../client/domain/generated/wire.ts";
import { COLUMN_NAMES, sessionsTable } from "../../client/domain/sessions-table.ts";

const ROOT = process.env["PSOAS_ROOT"] ?? "";
const TIMES = { left: 40_000, right: 39_600, both: 0 };
const SESSION: Session = {
  source: "desk-break-3",
  title: "3-minute desk break",
  kind: "routine",
  started_at: Date.parse("2026-11-22T23:30:00Z"),
  ended_at: Date.parse("2026-11-22T23:33:00Z"),
  tz: "Europe/Vienna",
  offset_min: 60,
  local_date: "2026-11-23",
  active_ms: 180_000,
  completed: true,
  steps: [
    { item: "a", title: "March", planned_ms: TIMES, done_ms: TIMES, hurt: true },
    { item: "b", title: "Bridge", planned_ms: TIMES, done_ms: { left: 0, right: 0, both: 1500 }, hurt: false },
  ],
  tension_before: 6,
  tension_after: null,
  note: 'Good, "slow"; then\n=SUM(A1)',
};

/** A plain reader of RFC 4180. */
function read(text: string): string[][] {
  assert.ok(text.startsWith("\ufeff") && text.endsWith("\r\n"));
  const rows: string[][] = [[""]];
  let quoted = false;
  const body = text.slice(1, -2);
  for (let at = 0; at < body.length; at += 1) {
    const row = rows.at(-1) as string[];
    const mark = body[at] as string;
    if (quoted && mark === '"' && body[at + 1] === '"') row[row.length - 1] += body[(at += 1)] as string;
    else if (mark === '"') quoted = !quoted;
    else if (!quoted && mark === ",") row.push("");
    else if (!quoted && mark === "\r" && body[at + 1] === "\n") rows.push([""]), (at += 1);
    else row[row.length - 1] += mark;
  }
  assert.ok(!quoted);
  return rows;
}

test("a session is a row, in the clock of the place where it was", () => {
  const [names, first, ...more] = read(sessionsTable([SESSION]));
  assert.deepEqual(names, COLUMN_NAMES);
  assert.deepEqual(more, []);
  assert.deepEqual(first, [
    ...["2026-11-23", "00:30", "00:33", "Europe/Vienna", "3-minute desk break", "routine", "yes"],
    ...["180", "40", "40", "2", "6", "", "March", "Good, \"slow\"; then\n'=SUM(A1)"],
  ]);
});

test("the oldest comes first, and no sessions are a line of names", () => {
  const later = { ...SESSION, started_at: SESSION.started_at + 60_000, title: "later" };
  assert.deepEqual(read(sessionsTable([later, SESSION])).map((row) => row[4]), ["title", "3-minute desk break", "later"]);
  assert.deepEqual(read(sessionsTable([])), [[...COLUMN_NAMES]]);
});

test("what begins a formula is made text, wherever it hides", () => {
  const hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "\u200b=1", "a\n=1", "a\r\n =1", "\uff1d1", "=HYPERLINK(\"x\")"];
  for (const text of hostile) {
    const [[found = ""] = []] = read(csvText([[text]]));
    assert.match(found, /(^|\n)'/, JSON.stringify(text));
    assert.equal(found.replaceAll("'", ""), text);
  }
  assert.deepEqual(read(csvText([["a=1", "it's", "1 - 2", -5, null]])), [["a=1", "it's", "1 - 2", "-5", ""]]);
});

test("any text comes back, but for the apostrophes; no line of a cell begins a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: fc.constantFrom("=", "-", '"', ",", ";", "\n", "\r", " ", "é", "x", "\t") }), { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const found = read(csvText(rows));
      assert.deepEqual(found.map((row) => row.map((one) => one.replaceAll("'", ""))), rows);
      for (const one of found.flat()) for (const line of one.split(/[\n\r]/)) assert.doesNotMatch(line, /^\s*[=+\-@]/);
    }),
  );
});

test("the description names every column, in order", () => {
  const docs = readFileSync(`${ROOT}/docs/export.md`, "utf8");
  assert.deepEqual([...docs.matchAll(/^\| `([a-z_]+)` \|/gm)].map((found) => found[1]), COLUMN_NAMES);
});

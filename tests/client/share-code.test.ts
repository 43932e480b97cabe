// A routine in a link: what goes in comes out the same, and whatever else comes is refused with one sentence.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { decode, encode } from "../../client/domain/base64url.ts";
import type { PhoneItem } from "../../client/domain/generated/catalog.ts";
import type { OwnRoutine } from "../../client/domain/generated/wire.ts";
import { isOwnRoutine, ownStep } from "../../client/domain/own-routine.ts";
import { qrOf } from "../../client/domain/qr.ts";
import { fragmentOf, readFragment } from "../../client/domain/share-code.ts";
import { anOwnRoutine } from "./own-arbitrary.ts";
import { plainStep } from "./steps.ts";

type Items = Record<string, PhoneItem>;
const item = (slug: string, more: Partial<PhoneItem> = {}): PhoneItem => ({
  ...{ slug, title: slug, kind: "movement", grade: "B", mode: "hold", cue: null, minutes: 1, settings: ["floor"], conditions: {} },
  ...{ easier: null, replacement: null, swaps: [], solo: plainStep(slug), ...more },
});
const ITEMS: Items = {
  "side-lean": item("side-lean"),
  bridge: item("bridge"),
  "perineal-pinch": item("perineal-pinch", { kind: "explanation", grade: "X", solo: null }),
  "not-this": item("not-this", { grade: "X" }),
  "warm-up-first": item("warm-up-first", { kind: "guidance", solo: null }),
};
const knowing = (routine: OwnRoutine): Items => Object.fromEntries(routine.steps.map(({ item: slug }) => [slug, item(slug)]));
const linkOf = (json: unknown): string => `#r=1.${encode(typeof json === "string" ? json : JSON.stringify(json))}`;
const said = (hash: string, items = ITEMS): string => {
  const found = readFragment(hash, items);
  assert.ok("fault" in found, JSON.stringify(found));
  assert.match(found.fault, /^This link [^.]+\. [A-Z][^.]+\.$/);
  return found.fault;
};

test("any text survives, and one text has one code", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => assert.equal(decode(encode(text)), text)));
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/), (code) => {
      const text = decode(code);
      if (text !== null) assert.equal(encode(text), code);
    }),
  );
  assert.equal(encode("Größe ✓"), Buffer.from("Größe ✓").toString("base64url"));
  for (const code of ["A", "AB=", "A+B/", "A B", "AB\n", "_w", "7aCA", "wIA", "QR", "é"]) assert.equal(decode(code), null, code);
  assert.throws(() => encode("\ud800"), URIError);
});

test("any routine that can be kept comes out of its link as it went in", () => {
  fc.assert(
    fc.property(anOwnRoutine, (routine) => {
      const hash = `#${fragmentOf(routine)}`;
      assert.match(hash, /^#r=1\.[A-Za-z0-9_-]+$/);
      if (hash.length > 24_000) return;
      const found = readFragment(hash, knowing(routine));
      if (routine.steps.length === 0) assert.ok("fault" in found);
      else assert.deepEqual(found, { routine: { title: routine.title, steps: routine.steps } });
    }),
  );
});

test("whatever text stands in the place of a code, there is a routine that can be kept, or a sentence", () => {
  const anything = fc.oneof(fc.string(), fc.json(), fc.json().map(linkOf), fc.string().map((text) => `#r=1.${text}`), fc.string().map((text) => `#r=${text}`));
  fc.assert(
    fc.property(anything, (hash) => {
      const found = readFragment(hash, ITEMS);
      if ("routine" in found) assert.ok(isOwnRoutine({ ...found.routine, made_at: 0 }));
      else said(hash);
    }),
    { numRuns: 2000 },
  );
});

test("a routine with any of its parts exchanged is one that can be kept, or a sentence", () => {
  const odd = fc.oneof(fc.constantFrom(null, -1, 0, 1.5, 1e9, "", "x", "__proto__", true, [], [[]], {}, { length: 3 }, "\u202e"), fc.jsonValue());
  fc.assert(
    fc.property(fc.nat(11), odd, (place, value) => {
      const step: unknown[] = ["side-lean", 60, 2, 2, 10, [3, 5000, 1, "h"], "note", [[1000, "Now", 0]]];
      const whole: unknown[] = ["Title", [step]];
      if (place < 8) step[place] = value;
      else if (place < 10) whole[place - 8] = value;
      else (step[place === 10 ? 5 : 7] as unknown[])[0] = value;
      const found = readFragment(linkOf(whole), ITEMS);
      if ("routine" in found) assert.ok(isOwnRoutine({ ...found.routine, made_at: 0 }));
    }),
    { numRuns: 2000 },
  );
});

const STEP = ["side-lean", 30];
const HOSTILE: Record<string, [hash: string, words: RegExp]> = {
  "nothing at all": ["", /carries no routine/],
  "only the mark": ["#", /carries no routine/],
  "no code": ["#r=1.", /carries no routine/],
  "another name": ["#q=1.AAAA", /carries no routine/],
  "a newer version": ["#r=2.AAAA", /another version of the app/],
  "a version with a nought before it": ["#r=01.AAAA", /another version/],
  "too long": [`#r=1.${"A".repeat(24_001)}`, /too long/],
  "half a link": [`#${fragmentOf({ title: "x", steps: [ownStep(plainStep("side-lean"))] }).slice(0, -9)}`, /damaged/],
  "something after it": [`${linkOf(["x", [STEP]])}&x=1`, /damaged/],
  "no JSON": [linkOf("<script>alert(1)</script>"), /damaged/],
  "an object": [linkOf({ title: "x", steps: [STEP] }), /damaged/],
  "an object with a prototype": [linkOf('["x",[{"__proto__":{"item":"side-lean"}}]]'), /damaged/],
  "a step that pretends to be a list": [linkOf(["x", [{ 0: "side-lean", 1: 30, length: 2 }]]), /damaged/],
  "no steps": [linkOf(["x", []]), /damaged/],
  "forty-one steps": [linkOf(["x", Array.from({ length: 41 }, () => STEP)]), /damaged/],
  "three parts": [linkOf(["x", [STEP], 1]), /damaged/],
  "nine parts of a step": [linkOf(["x", [["side-lean", 30, 1, 1, 0, 0, 0, 0, 0]]]), /damaged/],
  "no name": [linkOf(["", [STEP]]), /damaged/],
  "a name that turns the text around": [linkOf(["a\u202eb", [STEP]]), /damaged/],
  "a name that is too long": [linkOf(["x".repeat(61), [STEP]]), /damaged/],
  "a second too many": [linkOf(["x", [["side-lean", 1801]]]), /damaged/],
  "numbers beyond all bounds": [linkOf('["x",[["side-lean",1e999]]]'), /damaged/],
  "a negative rest": [linkOf(["x", [["side-lean", 30, 1, 2, -5]]]), /damaged/],
  "a count longer than its step": [linkOf(["x", [["side-lean", 30, 1, 1, 0, [7, 5000, 0, "h"]]]]), /damaged/],
  "an unknown unit": [linkOf(["x", [["side-lean", 30, 1, 1, 0, [1, 5000, 0, "constructor"]]]]), /damaged/],
  "a note of markup beyond its length": [linkOf(["x", [["side-lean", 30, 1, 1, 0, 0, "<b>".repeat(60)]]]), /damaged/],
  "nesting without end": [linkOf("[".repeat(9000)), /damaged/],
  "closed nesting": [linkOf(`${"[".repeat(4000)}${"]".repeat(4000)}`), /damaged/],
  "a text without an end": [linkOf(`["${'\\"'.repeat(8000)}`), /damaged/],
  "an unknown movement": [linkOf(["x", [["moonwalk", 30]]]), /does not have/],
  "a movement of every object": [linkOf(["x", [["constructor", 30]]]), /does not have/],
  "what is not recommended": [linkOf(["x", [STEP, ["perineal-pinch", 30]]]), /do not recommend/],
  "a movement of grade X": [linkOf(["x", [["not-this", 30]]]), /do not recommend/],
  "something to know": [linkOf(["x", [["warm-up-first", 30]]]), /do not recommend or that cannot be played/],
};

for (const [what, [hash, words]] of Object.entries(HOSTILE)) {
  test(`refused: ${what}`, () => {
    const began = performance.now();
    assert.match(said(hash), words);
    assert.ok(performance.now() - began < 250, "a link must not hold up the page");
  });
}

test("markup and brackets in a text are text", () => {
  const steps = [{ ...ownStep(plainStep("side-lean")), note: '[[[[[[{{"\\' }];
  const found = readFragment(`#${fragmentOf({ title: "<img src=x>", steps })}`, ITEMS);
  assert.deepEqual(found, { routine: { title: "<img src=x>", steps } });
  assert.equal(({} as Record<string, unknown>)["item"], undefined);
});

test("a routine of the table that the server keeps is shared whole, within a phone's QR code", () => {
  const { kept } = JSON.parse(readFileSync(`${process.env["PSOAS_ROOT"] ?? ""}/tests/vectors/own_routine.json`, "utf8")) as { kept: { record: OwnRoutine }[] };
  for (const { record } of kept.filter((one) => one.record.steps.length > 0)) {
    const found = readFragment(`#${fragmentOf(record)}`, knowing(record));
    assert.deepEqual(found, { routine: { title: record.title, steps: record.steps } });
  }
});

test("a QR code has a quiet border and its three corners, and a text that is too long for a screen has none", () => {
  const qr = qrOf("https://example.test/routines/shared#r=1.AAAA");
  assert.ok(qr);
  const dark = new Set<string>();
  for (const [, x, y, length] of qr.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(length); step += 1) dark.add(`${Number(x) + step},${y}`);
  }
  const corner = (left: number, top: number): string =>
    Array.from({ length: 7 }, (_, y) => Array.from({ length: 7 }, (_, x) => (dark.has(`${left + x},${top + y}`) ? "#" : ".")).join("")).join("/");
  const FINDER = "#######/#.....#/#.###.#/#.###.#/#.###.#/#.....#/#######";
  const far = qr.size - 11;
  assert.deepEqual([corner(4, 4), corner(far, 4), corner(4, far)], [FINDER, FINDER, FINDER]);
  assert.ok([...dark].every((square) => square.split(",").every((at) => Number(at) >= 4 && Number(at) < qr.size - 4)));
  assert.equal(qrOf("x".repeat(1300)), null);
  assert.ok(qrOf("x".repeat(1200)));
});

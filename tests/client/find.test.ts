// Filters and search of the movements: counts are what a tap would show, the address says it all, slips are forgiven.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Asked,
  type Chosen,
  type Facet,
  type Suits,
  FACETS,
  NOTHING_CHOSEN,
  chosenCount,
  choicesOf,
  counts,
  passes,
  readAddress,
  toggled,
  writeAddress,
} from "../../client/domain/filters.ts";
import { makeSearch, stem, wordsOf } from "../../client/domain/find.ts";
import type { FindEntry, FindIndex } from "../../client/domain/generated/finder.ts";

function entry(slug: string, more: Partial<FindEntry> = {}): FindEntry {
  const plain: FindEntry = {
    slug,
    title: slug.replaceAll("-", " "),
    kind: "movement",
    grade: "B",
    positions: ["supine"],
    equipment: [],
    tags: ["stretch"],
    minutes: 1,
    article: false,
    synonyms: [],
    line: "",
    text: "",
  };
  return { ...plain, ...more };
}

const tip = (slug: string, title: string, text = ""): FindEntry =>
  entry(slug, { title, kind: "tip", positions: [], tags: [], minutes: null, line: "Try it tonight.", synonyms: ["sleep tip"], text });

const LABELS: FindIndex["labels"] = {
  position: { supine: "On your back", prone: "Face down", seated: "Sitting", standing: "Standing" },
  tag: { stretch: "Stretch", relax: "Relax", massage: "Massage" },
  equipment: { "tennis-ball": "Tennis ball", chair: "Chair", sofa: "Sofa" },
  grade: { A: "Trials support it", B: "Indirect or expert support", C: "Tradition or experience", X: "Not recommended" },
};
const ENTRIES = [
  entry("half-kneeling-stretch", { grade: "A", title: "Half-kneeling hip-flexor stretch", synonyms: ["psoas stretch", "low lunge"], minutes: 2.5 }),
  entry("glute-ball-roll", { title: "Ball roll for the glutes", equipment: ["tennis-ball"], tags: ["massage"], positions: ["seated", "standing"], minutes: 1.5 }),
  entry("leg-raise", { article: true, text: "hip flexors psoas iliacus contract here", positions: ["supine"], tags: [] }),
  entry("belly-pressing", { kind: "explanation", grade: "X", tags: [], synonyms: ["psoas massage"], minutes: null, article: true }),
  entry("tense-and-let-go", { grade: "C", tags: ["relax"], synonyms: ["can't sleep", "insomnia"], positions: ["seated", "supine"], minutes: 5, equipment: ["chair"] }),
  entry("warm-up-first", { kind: "guidance", positions: [], tags: [], minutes: null, article: true }),
  tip("sleep-room", "Dark, quiet and cool"),
  tip("sleep-schedule", "Same wake-up time", "insomnia"),
];
const INDEX: FindIndex = { entries: ENTRIES, labels: LABELS };
const CHOICES = choicesOf(INDEX);
const CARDS = ENTRIES.filter(({ kind }) => kind !== "tip");
const search = makeSearch(INDEX);
const found = (query: string): string[] => search(query).map(({ slug }) => slug);

const anyChosen: fc.Arbitrary<Chosen> = fc.record(
  Object.fromEntries(
    FACETS.map((facet) => [
      facet,
      fc.subarray(CHOICES[facet].map(({ value }) => value), facet === "minutes" ? { maxLength: 1 } : {}),
    ]),
  ) as Record<Facet, fc.Arbitrary<string[]>>,
  { noNullPrototype: true },
);
const anySuits: fc.Arbitrary<Suits> = fc.option(fc.subarray(ENTRIES.map(({ slug }) => slug)).map((slugs) => new Set(slugs)));
const anyQuery = fc.string({ maxLength: 60, unit: "grapheme" });
const shown = (chosen: Chosen, suits: Suits): FindEntry[] => ENTRIES.filter((one) => passes(one, chosen, suits));

test("without filters everything is shown", () => {
  assert.deepEqual(shown(NOTHING_CHOSEN, new Set()), ENTRIES);
});

test("a count is what is shown when that choice alone is made in its filter", () => {
  fc.assert(
    fc.property(anyChosen, anySuits, fc.constantFrom(...FACETS), (chosen, suits, facet) => {
      const expected = CHOICES[facet].map(({ value }) => shown({ ...chosen, [facet]: [value] }, suits).length);
      assert.deepEqual(counts(ENTRIES, facet, CHOICES, chosen, suits), expected);
    }),
  );
});

test("filters narrow each other, and values of one filter widen it", () => {
  fc.assert(
    fc.property(anyChosen, anySuits, fc.constantFrom(...FACETS), (chosen, suits, facet) => {
      const without = new Set(shown({ ...chosen, [facet]: [] }, suits));
      assert.ok(shown(chosen, suits).every((one) => without.has(one)));
      const union = new Set(chosen[facet].flatMap((value) => shown({ ...chosen, [facet]: [value] }, suits)));
      if (chosen[facet].length > 0) assert.deepEqual(new Set(shown(chosen, suits)), union);
    }),
  );
});

test("an address says all that is asked, and is read again as it was written", () => {
  fc.assert(
    fc.property(anyChosen, anyQuery, (chosen, query) => {
      const asked: Asked = { query: query.trim(), chosen };
      assert.deepEqual(readAddress(writeAddress(asked), CHOICES), asked);
    }),
  );
});

test("any address is read without fail, and asks only for what can be chosen", () => {
  const known = (chosen: Chosen): boolean =>
    FACETS.every((facet) => chosen[facet].every((value) => CHOICES[facet].some((choice) => choice.value === value)));
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (search) => {
      assert.ok(known(readAddress(`?${search}`, CHOICES).chosen));
    }),
  );
  const asked = readAddress("?q=a%+b&q=second&position=prone&position=nowhere&position=supine&grade=%E0%A4%A&minutes=2&minutes=5&utm=1", CHOICES);
  assert.deepEqual(asked, { query: "", chosen: { ...NOTHING_CHOSEN, position: ["supine"], minutes: ["5"] } });
});

test("an address is short and plain", () => {
  assert.equal(writeAddress({ query: "  ", chosen: NOTHING_CHOSEN }), "");
  const chosen = { ...NOTHING_CHOSEN, equipment: ["tennis-ball"], suits: ["yes"] };
  assert.equal(writeAddress({ query: "hip flexer", chosen }), "?q=hip+flexer&suits=yes&equipment=tennis-ball");
});

test("a choice is put in and taken out again; a time takes the place of another", () => {
  fc.assert(
    fc.property(anyChosen, fc.constantFrom(...FACETS), fc.nat(), (chosen, facet, nth) => {
      const value = CHOICES[facet][nth % CHOICES[facet].length]?.value ?? "";
      const one = toggled(chosen, facet, value);
      assert.equal(one[facet].includes(value), !chosen[facet].includes(value));
      if (facet !== "minutes") assert.deepEqual([...toggled(one, facet, value)[facet]].sort(), [...chosen[facet]].sort());
    }),
  );
  const later = toggled(toggled(NOTHING_CHOSEN, "minutes", "2"), "minutes", "5");
  assert.deepEqual([later.minutes, chosenCount(later)], [["5"], 1]);
});

test("each filter asks what it says", () => {
  const only = (facet: Facet, value: string, suits: Suits = null): string[] =>
    CARDS.filter((one) => passes(one, { ...NOTHING_CHOSEN, [facet]: [value] }, suits)).map(({ slug }) => slug);
  assert.deepEqual(only("position", "standing"), ["glute-ball-roll"]);
  assert.deepEqual(only("tag", "massage"), ["glute-ball-roll"]);
  assert.deepEqual(only("grade", "X"), ["belly-pressing"]);
  assert.deepEqual(only("article", "yes"), ["leg-raise", "belly-pressing", "warm-up-first"]);
  assert.deepEqual(only("minutes", "2"), ["glute-ball-roll", "leg-raise"]);
  assert.deepEqual(only("equipment", "none"), ["half-kneeling-stretch", "leg-raise"]);
  assert.deepEqual(only("equipment", "chair"), ["tense-and-let-go"]);
  assert.deepEqual(only("suits", "yes", new Set(["leg-raise"])), ["leg-raise"]);
  assert.equal(only("suits", "yes", null).length, CARDS.length);
});

test("a word that no card uses is not offered", () => {
  assert.deepEqual(CHOICES.position.map(({ value }) => value), ["supine", "seated", "standing"]);
  assert.deepEqual(CHOICES.equipment.map(({ value }) => value), ["none", "tennis-ball", "chair"]);
});

for (const [query, first] of [
  ["psoas", "half-kneeling-stretch"],
  ["psaos", "half-kneeling-stretch"],
  ["PSOAS", "half-kneeling-stretch"],
  ["hip flexer", "half-kneeling-stretch"],
  ["hipflexor", "half-kneeling-stretch"],
  ["streching", "half-kneeling-stretch"],
  ["tennisball", "glute-ball-roll"],
  ["tenis ball", "glute-ball-roll"],
  ["cant sleep", "tense-and-let-go"],
  ["I can’t sleep", "tense-and-let-go"],
  ["insomina", "tense-and-let-go"],
  ["face down? no: quiet", "sleep-room"],
] as const) {
  test(`“${query}” finds ${first} first`, () => assert.equal(found(query)[0], first));
}

test("who cannot sleep finds the sleep tips too", () => {
  assert.deepEqual(new Set(found("cant sleep")), new Set(["tense-and-let-go", "sleep-room", "sleep-schedule"]));
});

test("what is not recommended comes after what is", () => {
  const order = found("psoas");
  assert.ok(order.indexOf("belly-pressing") > order.indexOf("half-kneeling-stretch"));
  assert.deepEqual(found("psoas massage"), ["belly-pressing"]);
});

test("all words must be there; a word that is nowhere asks for nothing; nothing is nothing", () => {
  assert.deepEqual(found("psoas lunge"), ["half-kneeling-stretch"]);
  assert.deepEqual(found("psoas zzzzzz").length, found("psoas").length);
  for (const query of ["zzzzzz", "", "  ", "?!", "'"]) assert.deepEqual(found(query), [], query);
});

test("every beginning of a word finds what the word finds", () => {
  for (let length = 2; length <= "psoas".length; length++) {
    assert.ok(found("psoas".slice(0, length)).includes("half-kneeling-stretch"), String(length));
  }
});

test("whatever is typed, search answers with entries that there are, each once", () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const answer = search(query);
      assert.equal(new Set(answer).size, answer.length);
      assert.ok(answer.every((one) => ENTRIES.includes(one)));
    }),
  );
});

test("one slip in a name still finds it", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const words = ["kneeling", "flexor", "insomnia", "massage"];
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(), fc.constantFrom(...letters), (word, nth, letter) => {
      const at = 1 + (nth % (word.length - 1));
      const slipped = word.slice(0, at) + letter + word.slice(at + 1);
      const meant = found(word)[0];
      assert.ok(meant !== undefined && found(slipped).includes(meant), slipped);
    }),
  );
});

test("words are compared without case, accents, apostrophes and common endings", () => {
  assert.deepEqual(wordsOf("Can’t Stretch—é knees?"), ["cant", "stretch", "e", "knees"]);
  assert.deepEqual(["stretches", "stretching", "stretched", "knees", "sides", "psoas"].map(stem), ["stretch", "stretch", "stretch", "knee", "side", "psoa"]);
});

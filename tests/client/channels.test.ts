// How the player leads: the table of tests/vectors/player-settings.json, which the server satisfies too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Channels, DEFAULTS, channelId, channelsOf, firstSide, isValid } from "../../client/domain/channels.ts";

const cases = JSON.parse(readFileSync(`${process.env.PSOAS_ROOT}/tests/vectors/player-settings.json`, "utf8")) as {
  name: keyof Channels;
  good: unknown[];
  bad: unknown[];
}[];

const row = (name: keyof Channels, value: unknown) => ({ id: channelId(name), fields: { value: value as string, from_date: null } });

test("what may be chosen and what not", () => {
  assert.deepEqual(cases.map(({ name }) => name).sort(), Object.keys(DEFAULTS).sort());
  for (const { name, good, bad } of cases) {
    for (const value of good) assert.ok(isValid(name, value), `${name} ${String(value)}`);
    for (const value of bad) assert.ok(!isValid(name, value), `${name} ${String(value)}`);
  }
});

test("what was chosen stands over the defaults; what makes no sense does not count", () => {
  for (const { name, good, bad } of cases) {
    assert.equal(channelsOf([row(name, good.at(-1))])[name], good.at(-1));
    assert.equal(channelsOf([row(name, bad[0])])[name], DEFAULTS[name]);
  }
  const others = [{ id: "goal_days", fields: { value: 3, from_date: null } }, { id: "player_new", fields: { value: true, from_date: null } }];
  assert.deepEqual(channelsOf(others), DEFAULTS);
});

test("without a choice everything that needs none is right", () => {
  for (const { name } of cases) assert.ok(isValid(name, DEFAULTS[name]), name);
  assert.ok(DEFAULTS.tones && DEFAULTS.voice && !DEFAULTS.flash && !DEFAULTS.through_mute);
});

test("the tighter side comes first if that was asked for", () => {
  assert.equal(firstSide({ ...DEFAULTS, first_side: "tighter", tighter_side: "right" }), "right");
  assert.equal(firstSide({ ...DEFAULTS, first_side: "alternate", tighter_side: "right" }), "alternate");
});

// Which emergency number is dialled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dialled } from "../../client/domain/emergency.ts";

for (const [typed, number] of [
  ["000", "000"],
  [" 1 1 1 ", "111"],
  ["+44 (20) 7946-0000", "+442079460000"],
  ["1", null],
  ["", null],
  ["call me", null],
  ["112;phone-context=evil", null],
  ["1234567890123456", null],
  ["11+2", null],
] as const) {
  test(`"${typed}" dials ${number ?? "nothing"}`, () => assert.equal(dialled(typed), number));
}

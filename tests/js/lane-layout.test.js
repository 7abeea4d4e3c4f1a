// The same cases hold the server's drawing (tests/pages/presenters/test_lanes.py) and the browser's to one rule.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { dots, place, titles } from "../../static/js/lane-layout.js";

/** @type {{ place: { name: string, starts: number[], width: number, units: { x: number, width: number, members: number[] }[] }[], dots: { count: number, at: [number, number][] }[] }} */
const cases = JSON.parse(readFileSync(new URL("../lanes/cases.json", import.meta.url), "utf8"));
/** @param {number} number */
const round = (number) => Math.round(number * 100) / 100;

for (const { name, starts, width, units } of cases.place) {
  test(name, () => {
    const placed = place(starts, width).map((unit) => ({ ...unit, x: round(unit.x), width: round(unit.width) }));
    assert.deepEqual(placed, units);
  });
}

for (const { count, at } of cases.dots) {
  test(`a swarm of ${count} fills its columns evenly`, () => assert.deepEqual(dots(count), at));
}

test("a title stands on the right where it fits whole", () => {
  assert.deepEqual(titles(place([100, 400], 972), () => 200, 972), [
    { unit: 0, x: 111, isBefore: false },
    { unit: 1, x: 411, isBefore: false },
  ]);
});

test("a title goes to the left where the right has no room, and is left out where neither has", () => {
  const found = titles(place([500, 560], 700), () => 200, 700);
  assert.deepEqual(found, [{ unit: 0, x: 489, isBefore: true }]);
});

test("a swarm has no title: it would name one of several", () => {
  assert.deepEqual(titles(place([100, 105], 972), () => 20, 972), []);
});

test("a thousand marks never overlap within the drawing", () => {
  const starts = Array.from({ length: 1000 }, (_, index) => (index * 617) % 972).sort((one, other) => one - other);
  const units = place(starts, 972);
  units.slice(1).forEach((unit, index) => {
    const before = /** @type {import("../../static/js/lane-layout.js").Unit} */ (units[index]);
    assert.ok(unit.x - unit.width / 2 >= before.x + before.width / 2);
  });
  assert.equal(units.reduce((sum, unit) => sum + unit.members.length, 0), 1000);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayNumber } from "../../static/js/days.js";
import { ticks } from "../../static/js/ticks.js";

test("forty years are marked every five years, at the beginning of years", () => {
  const found = ticks({ start: dayNumber(1988, 1, 1), end: dayNumber(2027, 1, 1) }, 9);
  assert.deepEqual(found.map((tick) => tick.day), [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025].map((year) => dayNumber(year, 1, 1)));
  assert.ok(found.every((tick) => tick.unit === "year"));
});

test("four months are marked at the beginning of months", () => {
  const found = ticks({ start: dayNumber(2020, 9, 15), end: dayNumber(2021, 1, 15) }, 9);
  assert.deepEqual(found.map((tick) => tick.unit), ["month", "month", "month", "year"]);
});

test("a week is marked day by day", () => {
  const found = ticks({ start: 100, end: 107 }, 9);
  assert.deepEqual(found.map((tick) => tick.day), [100, 101, 102, 103, 104, 105, 106]);
});

test("no view has more ticks than fit, nor one outside it", () => {
  for (let days = 1; days < 400_000; days = Math.ceil(days * 1.7)) {
    const span = { start: 1234.5, end: 1234.5 + days };
    const found = ticks(span, 9);
    assert.ok(found.length <= 10, `${days} days have ${found.length} ticks`);
    assert.ok(found.every((tick) => tick.day >= span.start && tick.day < span.end));
  }
});

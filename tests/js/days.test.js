import assert from "node:assert/strict";
import { test } from "node:test";

import { boundDay, boundText, dateParts, dayNumber } from "../../static/js/days.js";

test("days count from 1 January 1970", () => {
  assert.equal(dayNumber(1970, 1, 1), 0);
  assert.equal(dayNumber(1988, 2, 20), 6624);
  assert.deepEqual(dateParts(6624), { year: 1988, month: 2, day: 20 });
});

test("the first centuries are not read as the twentieth", () => {
  assert.deepEqual(dateParts(dayNumber(88, 2, 20)), { year: 88, month: 2, day: 20 });
});

test("a year or a month means its first day as a beginning and its last as an end", () => {
  assert.equal(boundDay("2020", false), dayNumber(2020, 1, 1));
  assert.equal(boundDay("2020", true), dayNumber(2020, 12, 31));
  assert.equal(boundDay("2020-02", true), dayNumber(2020, 2, 29));
  assert.equal(boundDay("2020-12", true), dayNumber(2020, 12, 31));
  assert.equal(boundDay("2020-11-10", false), dayNumber(2020, 11, 10));
});

test("what is no day is no bound", () => {
  for (const text of ["", "19x8", "2020-13", "2020-02-30", "2020-11-10T12:00"]) assert.equal(boundDay(text, false), null, text);
});

test("a bound is told as short as it can be told exactly", () => {
  assert.equal(boundText(dayNumber(1988, 1, 1), false), "1988");
  assert.equal(boundText(dayNumber(2026, 12, 31), true), "2026");
  assert.equal(boundText(dayNumber(2020, 11, 1), false), "2020-11");
  assert.equal(boundText(dayNumber(2020, 2, 29), true), "2020-02");
  assert.equal(boundText(dayNumber(2020, 2, 29), false), "2020-02-29");
});

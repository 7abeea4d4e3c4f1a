import assert from "node:assert/strict";
import { test } from "node:test";

import { dayNumber } from "../../static/js/days.js";
import { eventAddress, isSameButForTime, readWindow, rounded, withWindow } from "../../static/js/url-state.js";

const whole = { start: dayNumber(1988, 1, 1), end: dayNumber(2027, 1, 1) };
const autumn = { start: dayNumber(2020, 9, 27), end: dayNumber(2020, 12, 31) };

test("a window goes into the address and comes back", () => {
  const search = withWindow("?type=strike", autumn, whole);
  assert.equal(search, "?type=strike&after=2020-09-27&before=2020-12-30");
  assert.deepEqual(readWindow(search, whole), autumn);
});

test("the whole record needs no window", () => {
  assert.equal(withWindow("?after=2020&before=2021&q=road", whole, whole), "?q=road");
  assert.equal(readWindow("?q=road", whole), null);
});

test("a chosen phase would show its own days, so the whole record is then written out", () => {
  assert.equal(withWindow("?phase=war", whole, whole), "?phase=war&after=1988&before=2026");
});

test("another window starts the list anew and replaces every other word about time", () => {
  assert.equal(withWindow("?year=2020&year_min=1990&page=3&page_size=all", autumn, whole), "?after=2020-09-27&before=2020-12-30");
});

test("long windows are told in months and years", () => {
  const tenYears = { start: dayNumber(1991, 3, 14) + 0.4, end: dayNumber(2001, 7, 9) };
  assert.equal(withWindow("", tenYears, whole), "?after=1991-03&before=2001-07");
  assert.equal(withWindow("", { start: dayNumber(1990, 5, 1), end: dayNumber(2015, 5, 1) }, whole), "?after=1990&before=2015");
});

test("rounding never leaves the record", () => {
  assert.deepEqual(rounded({ start: whole.start + 3, end: whole.end - 3 }, whole), whole);
});

test("a window outside the record is none", () => {
  assert.equal(readWindow("?after=2050", whole), null);
  assert.equal(readWindow("?after=nonsense", whole), null);
});

test("the order of filters and the page do not make another list", () => {
  assert.ok(isSameButForTime("?type=a&q=b&page=2", "?q=b&type=a&after=2020"));
  assert.ok(!isSameButForTime("?type=a", "?type=b"));
});

test("an event keeps the filters of the list, but neither its page nor empty fields", () => {
  assert.equal(eventAddress("clash", "?type=clash&type=strike&q=&page=2"), "/events/clash/?type=clash&type=strike");
  assert.equal(eventAddress("clash", "?page_size=all"), "/events/clash/");
});

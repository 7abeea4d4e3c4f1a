import assert from "node:assert/strict";
import { test } from "node:test";

import { between, isSame, length, panned, pinched, toDay, toX, within, zoomed } from "../../static/js/time-scale.js";

const whole = { start: 0, end: 1000 };

test("a day and its pixel lead to each other", () => {
  const span = { start: 200, end: 400 };
  assert.equal(toX(250, span, 800), 200);
  assert.equal(toDay(200, span, 800), 250);
});

test("zooming keeps the day under the pointer in its place", () => {
  const closer = zoomed(whole, whole, 0.5, 300);
  assert.equal(length(closer), 500);
  assert.equal(toX(300, closer, 1000), toX(300, whole, 1000));
});

test("zooming ends at one day and at the whole record", () => {
  assert.equal(length(zoomed({ start: 10, end: 12 }, whole, 0.01, 11)), 1);
  assert.deepEqual(zoomed({ start: 10, end: 500 }, whole, 10, 20), whole);
});

test("panning stops at the record's ends and keeps its length", () => {
  assert.deepEqual(panned({ start: 10, end: 110 }, whole, -50), { start: 0, end: 100 });
  assert.deepEqual(panned({ start: 850, end: 950 }, whole, 500), { start: 900, end: 1000 });
});

test("a span longer than the record is the record", () => {
  assert.deepEqual(within({ start: -500, end: 1500 }, whole), whole);
});

test("two fingers that part to double their distance halve the span about them", () => {
  const span = pinched({ start: 400, end: 600 }, whole, 1000, [400, 600], [300, 700]);
  assert.equal(length(span), 100);
  assert.equal(Math.round(toX(480, span, 1000)), 300);
  assert.equal(Math.round(toX(520, span, 1000)), 700);
});

test("a pinch is the same whichever finger is named first", () => {
  const span = { start: 400, end: 600 };
  const one = pinched(span, whole, 1000, [400, 600], [400, 750]);
  assert.ok(isSame(one, pinched(span, whole, 1000, [600, 400], [750, 400])));
  assert.equal(Math.round(length(one)), 114);
});

test("fingers that meet change nothing", () => {
  const span = { start: 400, end: 600 };
  assert.equal(pinched(span, whole, 1000, [400, 600], [500, 500]), span);
});

test("a motion begins at one span and ends at the other", () => {
  const goal = { start: 100, end: 200 };
  assert.deepEqual(between(whole, goal, 0), whole);
  assert.deepEqual(between(whole, goal, 1), goal);
});

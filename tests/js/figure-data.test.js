import assert from "node:assert/strict";
import { test } from "node:test";

import { dayNumber } from "../../static/js/days.js";
import { readFigureData } from "../../static/js/figure-data.js";

const whole = [dayNumber(2019, 1, 1), dayNumber(2020, 12, 31)];
const empty = { whole, window: whole, wars: [], marks: [], is_of_window: false, months: null, days: null };

/**
 * @param {object} sent
 */
function read(sent) {
  const page = /** @type {Document} */ (/** @type {unknown} */ ({ getElementById: () => ({ textContent: JSON.stringify(sent) }) }));
  return readFigureData(page);
}

test("a day that is sent as the last is within the span", () => {
  assert.deepEqual(read(empty)?.whole, { start: dayNumber(2019, 1, 1), end: dayNumber(2021, 1, 1) });
});

test("counts of months are bins from the first month of the record on, without the empty ones", () => {
  const counts = Array.from({ length: 24 }, (_, index) => (index === 13 ? 7 : 0));
  assert.deepEqual(read({ ...empty, marks: null, months: [counts, []] })?.months, [
    [{ start: dayNumber(2020, 2, 1), end: dayNumber(2020, 3, 1), count: 7 }], [],
  ]);
});

test("counts of days are bins from the first day of the window on", () => {
  const first = dayNumber(2020, 9, 27);
  const found = read({ ...empty, marks: null, window: [first, first + 2], months: [], days: [[0, 0, 4]] });
  assert.deepEqual(found?.days, [[{ start: first + 2, end: first + 3, count: 4 }]]);
});

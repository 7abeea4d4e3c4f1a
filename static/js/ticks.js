// Where an axis is marked. The server's ticks (timeline/pages/presenters/ticks.py) follow the same steps.

import { dateParts, dayNumber } from "./days.js";

/** @typedef {import("./time-scale.js").Span} Span */
/** @typedef {{ day: number, unit: "day" | "month" | "year" }} Tick */

const DAY_STEPS = [1, 2, 7];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000];

/**
 * The ticks of a span, at most `most` of them: days, months or years.
 * @param {Span} span
 * @param {number} most
 * @returns {Tick[]}
 */
export function ticks(span, most) {
  const days = span.end - span.start;
  const dayStep = DAY_STEPS.find((step) => days / step <= most);
  if (dayStep) {
    const first = Math.ceil(span.start / dayStep) * dayStep;
    return range(first, span.end, dayStep).map((day) => ({ day, unit: "day" }));
  }
  const from = dateParts(Math.floor(span.start));
  const to = dateParts(Math.ceil(span.end) - 1);
  const [first, last] = [from.year * 12 + from.month - 1, to.year * 12 + to.month - 1];
  const step = MONTH_STEPS.find((months) => (last - first) / months < most) ?? 12000;
  return range(Math.ceil(first / step) * step, last + 1, step)
    .map((number) => /** @type {Tick} */ ({
      day: dayNumber(Math.floor(number / 12), (number % 12) + 1, 1),
      unit: number % 12 === 0 ? "year" : "month",
    }))
    .filter((tick) => tick.day >= span.start && tick.day < span.end);
}

/**
 * @param {number} from
 * @param {number} end not included
 * @param {number} step
 */
function range(from, end, step) {
  const numbers = [];
  for (let number = from; number < end; number += step) numbers.push(number);
  return numbers;
}

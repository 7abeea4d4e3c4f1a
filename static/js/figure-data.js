// What the server hands to the figure as JSON (FigureData in timeline/pages/presenters/figure_data.py).

import { dateParts, dayNumber } from "./days.js";

/** @typedef {import("./time-scale.js").Span} Span */

/**
 * One event. `start` or `end` is null where the date is open or its end unknown; `end` is the day after the last.
 * @typedef {object} Mark
 * @property {string} slug
 * @property {string} title
 * @property {number} lane
 * @property {number | null} start
 * @property {number | null} end
 * @property {string} date in words
 * @property {boolean} isRough
 * @property {number} kind
 */

/**
 * How many events of a lane begin in a month or on a day, for records too long to draw one by one.
 * @typedef {{ start: number, end: number, count: number }} Bin
 */

/**
 * @typedef {object} FigureData
 * @property {Span} whole
 * @property {Span} window
 * @property {Span[]} wars
 * @property {Mark[] | null} marks by their first day
 * @property {boolean} isOfWindow whether the marks are those of the window alone
 * @property {Bin[][]} months for each lane in order of time; empty where all events are drawn one by one
 * @property {Bin[][] | null} days of the window
 */

/**
 * @typedef {[string, string, number, number | null, number | null, string, number, number]} MarkRow
 * @typedef {[number, number]} Days first and last
 * @typedef {{ whole: Days, window: Days, wars: Days[], marks: MarkRow[] | null, is_of_window: boolean, months: number[][] | null, days: number[][] | null }} Sent
 */

/** @param {Days} days @returns {Span} */
const span = ([first, last]) => ({ start: first, end: last + 1 });

/**
 * @param {number[][]} lanes
 * @param {(index: number) => number} start of the bin with this number
 * @returns {Bin[][]}
 */
const bins = (lanes, start) => lanes.map((counts) => counts.flatMap(
  (count, index) => (count ? [{ start: start(index), end: start(index + 1), count }] : []),
));

/**
 * Reads the JSON of a page.
 * @param {Document} page
 * @returns {FigureData | null} null where the page has no figure
 */
export function readFigureData(page) {
  const text = page.getElementById("figure-data")?.textContent;
  if (!text) return null;
  const sent = /** @type {Sent} */ (JSON.parse(text));
  const { year } = dateParts(sent.whole[0]);
  return {
    whole: span(sent.whole),
    window: span(sent.window),
    wars: sent.wars.map(span),
    marks: sent.marks && sent.marks.map(([slug, title, lane, first, last, date, rough, kind]) => ({
      slug, title, lane, start: first, end: last === null ? null : last + 1, date, isRough: rough === 1, kind,
    })),
    isOfWindow: sent.is_of_window,
    months: bins(sent.months ?? [], (index) => dayNumber(year + Math.floor(index / 12), (index % 12) + 1, 1)),
    days: sent.days && bins(sent.days, (index) => sent.window[0] + index),
  };
}

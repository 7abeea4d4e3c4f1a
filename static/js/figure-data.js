// What the server hands to the figure as JSON (FigureData in timeline/pages/presenters/figure.py).

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
 */

/**
 * How many events of a lane begin on a day, for records too long to draw one by one.
 * @typedef {{ lane: number, start: number, end: number, count: number }} Bin
 */

/**
 * @typedef {object} FigureData
 * @property {Span} whole
 * @property {Span} window
 * @property {Span[]} wars
 * @property {Mark[] | null} marks by their first day
 * @property {Bin[]} bins
 */

/**
 * @typedef {[string, string, number, number | null, number | null, string, number]} MarkRow
 * @typedef {[number, number]} Days first and last
 * @typedef {{ whole: Days, window: Days, wars: Days[], marks: MarkRow[] | null, bins: [number, number, number, number][] }} Sent
 */

/** @param {Days} days @returns {Span} */
const span = ([first, last]) => ({ start: first, end: last + 1 });

/**
 * Reads the JSON of a page.
 * @param {Document} page
 * @returns {FigureData | null} null where the page has no figure
 */
export function readFigureData(page) {
  const text = page.getElementById("figure-data")?.textContent;
  if (!text) return null;
  const sent = /** @type {Sent} */ (JSON.parse(text));
  return {
    whole: span(sent.whole),
    window: span(sent.window),
    wars: sent.wars.map(span),
    marks: sent.marks && sent.marks.map(([slug, title, lane, first, last, date, rough]) => ({
      slug, title, lane, start: first, end: last === null ? null : last + 1, date, isRough: rough === 1,
    })),
    bins: sent.bins.map(([lane, first, last, count]) => ({ lane, start: first, end: last + 1, count })),
  };
}

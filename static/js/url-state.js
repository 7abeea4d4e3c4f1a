// The address holds the whole state: here the window in it is read and written, the other filters stay as they are.

import { boundDay, boundText, dateParts, dayNumber } from "./days.js";
import { isSame, length } from "./time-scale.js";

/** @typedef {import("./time-scale.js").Span} Span */

/** Every parameter that says when, and those that only say which page of the list. */
const TIMES = ["after", "before", "year_min", "year_max", "year"];
const PAGING = ["page", "page_size", "cursor"];
/** A window of so many days is told in whole months, or years: it was not chosen to the day. */
const DAYS_FOR_MONTHS = 3 * 365;
const DAYS_FOR_YEARS = 20 * 365;

/**
 * The window that the address asks for by `after` and `before`; what it leaves out is the record's own end.
 * @param {string} search
 * @param {Span} whole
 * @returns {Span | null} null where the address names no window, or none within the record
 */
export function readWindow(search, whole) {
  const query = new URLSearchParams(search);
  const after = boundDay(query.get("after") ?? "", false);
  const before = boundDay(query.get("before") ?? "", true);
  if (after === null && before === null) return null;
  const start = Math.max(whole.start, after ?? whole.start);
  const end = Math.min(whole.end, before === null ? whole.end : before + 1);
  return start < end ? { start, end } : null;
}

/**
 * The span of whole days, months or years around a window, as the address tells it.
 * @param {Span} span
 * @param {Span} whole
 * @returns {Span}
 */
export function rounded(span, whole) {
  let [start, end] = [Math.floor(span.start + 0.01), Math.ceil(span.end - 0.01)];
  const months = length(span) > DAYS_FOR_YEARS ? 12 : length(span) > DAYS_FOR_MONTHS ? 1 : 0;
  if (months) {
    const [from, to] = [dateParts(start), dateParts(end - 1)];
    start = dayNumber(from.year, months === 12 ? 1 : from.month, 1);
    end = months === 12 ? dayNumber(to.year + 1, 1, 1) : dayNumber(to.year, to.month + 1, 1);
  }
  return { start: Math.max(start, whole.start), end: Math.min(end, whole.end) };
}

/**
 * The query string with another window and from the first page; the whole record needs none, unless a phase is
 * chosen, whose own days would be shown without one.
 * @param {string} search
 * @param {Span} span
 * @param {Span} whole
 */
export function withWindow(search, span, whole) {
  const query = new URLSearchParams(search);
  for (const name of [...TIMES, ...PAGING]) query.delete(name);
  const exact = rounded(span, whole);
  if (!isSame(exact, whole) || query.has("phase")) {
    query.set("after", boundText(exact.start, false));
    query.set("before", boundText(exact.end - 1, true));
  }
  const text = query.toString();
  return text && `?${text}`;
}

/**
 * An event's address that keeps the filters of the list it is reached from.
 * @param {string} slug
 * @param {string} search
 */
export function eventAddress(slug, search) {
  const query = new URLSearchParams(search);
  for (const [name, value] of [...query]) if (!value || name === "lanes" || PAGING.includes(name)) query.delete(name);
  const text = query.toString();
  return `/events/${slug}/${text && `?${text}`}`;
}

/**
 * Whether two query strings ask for the same events but for the time.
 * @param {string} one
 * @param {string} other
 */
export function isSameButForTime(one, other) {
  return timeless(one) === timeless(other);
}

/** @param {string} search */
function timeless(search) {
  const query = new URLSearchParams(search);
  for (const name of [...TIMES, ...PAGING]) query.delete(name);
  query.sort();
  return query.toString();
}

// A stretch of time on a width of pixels, and how it moves: zoomed about a day, panned, kept within the record.

/**
 * From the beginning of one day to the end of another; `end` is not part of it. Fractions occur in motion.
 * @typedef {{ start: number, end: number }} Span
 */

/** No closer than one day: nothing in the record is dated finer. */
export const LEAST_DAYS = 1;

/** @param {Span} span */
export const length = (span) => span.end - span.start;

/**
 * Where a day begins, in pixels.
 * @param {number} day
 * @param {Span} span
 * @param {number} width
 */
export const toX = (day, span, width) => ((day - span.start) / length(span)) * width;

/**
 * The day, with its fraction, at a pixel.
 * @param {number} x
 * @param {Span} span
 * @param {number} width
 */
export const toDay = (x, span, width) => span.start + (x / width) * length(span);

/**
 * The nearest span of this length that lies within the whole.
 * @param {Span} span
 * @param {Span} whole
 * @returns {Span}
 */
export function within(span, whole) {
  const days = Math.min(length(whole), Math.max(LEAST_DAYS, length(span)));
  const middle = (span.start + span.end) / 2;
  const start = Math.min(Math.max(middle - days / 2, whole.start), whole.end - days);
  return { start, end: start + days };
}

/**
 * Zoomed by a factor (below 1 is closer) about a day that keeps its place.
 * @param {Span} span
 * @param {Span} whole
 * @param {number} factor
 * @param {number} about
 */
export function zoomed(span, whole, factor, about) {
  const days = Math.min(length(whole), Math.max(LEAST_DAYS, length(span) * factor));
  const share = (about - span.start) / length(span);
  const start = about - share * days;
  return within({ start, end: start + days }, whole);
}

/**
 * Moved by so many days, as far as the record goes.
 * @param {Span} span
 * @param {Span} whole
 * @param {number} days
 */
export const panned = (span, whole, days) => within({ start: span.start + days, end: span.end + days }, whole);

/**
 * The span that a pinch makes: the days under both fingers stay under them.
 * @param {Span} span
 * @param {Span} whole
 * @param {number} width
 * @param {[number, number]} before
 * @param {[number, number]} after
 */
export function pinched(span, whole, width, before, after) {
  const [first, second] = [toDay(before[0], span, width), toDay(before[1], span, width)];
  const pixels = after[1] - after[0];
  if (Math.abs(pixels) < 1) return span;
  const perPixel = Math.abs((second - first) / pixels);
  const start = Math.min(first, second) - Math.min(after[0], after[1]) * perPixel;
  return within({ start, end: start + perPixel * width }, whole);
}

/**
 * Between two spans, at `share` from 0 to 1.
 * @param {Span} from
 * @param {Span} to
 * @param {number} share
 * @returns {Span}
 */
export const between = (from, to, share) => ({
  start: from.start + (to.start - from.start) * share,
  end: from.end + (to.end - from.end) * share,
});

/**
 * Whether two spans begin and end on the same days.
 * @param {Span} one
 * @param {Span} other
 */
export const isSame = (one, other) => Math.abs(one.start - other.start) < 0.5 && Math.abs(one.end - other.end) < 0.5;

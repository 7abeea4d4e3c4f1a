// Days as numbers: day 0 is 1 January 1970. A date without a clock has no time zone to go wrong by.

const MS = 86_400_000;

/**
 * The number of a day.
 * @param {number} year
 * @param {number} month 1 to 12; 13 is the January that follows
 * @param {number} day
 */
export function dayNumber(year, month, day) {
  const moment = new Date(0);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  moment.setUTCFullYear(year, month - 1, day);
  return moment.getTime() / MS;
}

/**
 * Year, month and day of a day's number.
 * @param {number} day
 */
export function dateParts(day) {
  const moment = new Date(day * MS);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() };
}

/**
 * The first or the last day that 2020, 2020-11 or 2020-11-10 means; null for anything else.
 * @param {string} text
 * @param {boolean} isEnd
 */
export function boundDay(text, isEnd) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
  if (month > 12 || day > 31) return null;
  if (found[3]) {
    const number = dayNumber(year, month, day);
    return dateParts(number).day === day ? number : null;
  }
  if (!isEnd) return dayNumber(year, month || 1, 1);
  return (month ? dayNumber(year, month + 1, 1) : dayNumber(year + 1, 1, 1)) - 1;
}

/**
 * A bound as short as it can be said exactly: a year, a month or a day.
 * @param {number} day
 * @param {boolean} isEnd
 */
export function boundText(day, isEnd) {
  const { year, month, day: ofMonth } = dateParts(day);
  const beyond = dateParts(isEnd ? day + 1 : day);
  const parts = [String(year).padStart(4, "0")];
  if (beyond.day !== 1 || beyond.month !== 1) parts.push(String(month).padStart(2, "0"));
  if (beyond.day !== 1) parts.push(String(ofMonth).padStart(2, "0"));
  return parts.join("-");
}

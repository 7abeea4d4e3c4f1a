// How the marks of one lane stand beside each other: alone, as a swarm of two to six, or as a count from seven on.
// The server draws by the same rules (timeline/pages/presenters/lanes.py); tests/lanes/cases.json holds both to them.

/** @typedef {{ x: number, width: number, members: number[] }} Unit */
/** @typedef {{ unit: number, x: number, isBefore: boolean }} Title */

/** Marks that begin within so many pixels of the first of them stand together. */
const REACH = 30;
export const MOST_IN_SWARM = 6;
const MARK_WIDTH = 24;
const COLUMN_WIDTH = 11;
const ROW_HEIGHT = 11;
const GAP = 2;
/** From the middle of a mark to its title. */
const TITLE_AT = 11;

/**
 * Puts marks that begin at these pixels, in order, side by side within a width: first together, then apart.
 * @param {number[]} starts
 * @param {number} width
 * @returns {Unit[]}
 */
export function place(starts, width) {
  /** @type {number[][]} */
  const groups = [];
  starts.forEach((start, index) => {
    const group = groups.at(-1);
    if (group && start - /** @type {number} */ (starts[/** @type {number} */ (group[0])]) <= REACH) group.push(index);
    else groups.push([index]);
  });
  const units = groups.map((members) => ({
    x: members.reduce((sum, index) => sum + /** @type {number} */ (starts[index]), 0) / members.length,
    width: unitWidth(members.length),
    members,
  }));
  units.forEach((unit, index) => {
    const before = units[index - 1];
    if (before) unit.x = Math.max(unit.x, before.x + (before.width + unit.width) / 2 + GAP);
  });
  let limit = width;
  for (const unit of [...units].reverse()) {
    unit.x = Math.min(unit.x, limit - unit.width / 2);
    limit = unit.x - unit.width / 2 - GAP;
  }
  return units;
}

/** @param {number} count */
function unitWidth(count) {
  if (count > MOST_IN_SWARM) return MARK_WIDTH + 2 * Math.sqrt(count);
  return Math.max(MARK_WIDTH, Math.ceil(count / 3) * COLUMN_WIDTH + 4);
}

/**
 * Where the marks of a swarm stand around its middle: columns of at most three, filled evenly.
 * @param {number} count
 * @returns {[number, number][]}
 */
export function dots(count) {
  const columns = Math.ceil(count / 3);
  const perColumn = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, index) => {
    const column = Math.floor(index / perColumn);
    const rows = Math.min(perColumn, count - column * perColumn);
    return [(column - (columns - 1) / 2) * COLUMN_WIDTH, ((index % perColumn) - (rows - 1) / 2) * ROW_HEIGHT];
  });
}

/**
 * Which marks that stand alone have room for their whole title, on the right or else on the left; none is cut.
 * @param {Unit[]} units
 * @param {(unit: Unit) => number} titleWidth in pixels
 * @param {number} width
 * @returns {Title[]}
 */
export function titles(units, titleWidth, width) {
  /** @type {Title[]} */
  const found = [];
  let free = 0;
  units.forEach((unit, index) => {
    const left = unit.x - unit.width / 2;
    const right = unit.x + unit.width / 2;
    const next = units[index + 1];
    const room = next ? next.x - next.width / 2 : width;
    if (unit.members.length === 1 && unit.x >= 0) {
      const needed = titleWidth(unit) + GAP;
      if (unit.x + TITLE_AT + needed <= room) {
        found.push({ unit: index, x: unit.x + TITLE_AT, isBefore: false });
        free = unit.x + TITLE_AT + needed;
        return;
      }
      if (unit.x - TITLE_AT - needed >= free) found.push({ unit: index, x: unit.x - TITLE_AT, isBefore: true });
    }
    free = Math.max(free, left, right);
  });
  return found;
}

// Draws the marks of the lanes for a span, keeps one of them in the tab order, and finds their neighbours.

import { MOST_IN_SWARM, dots, place, titles } from "./lane-layout.js";
import { svg } from "./svg.js";
import { toX } from "./time-scale.js";
import { eventAddress, withWindow } from "./url-state.js";

/** @typedef {import("./figure-data.js").FigureData} FigureData */
/** @typedef {import("./figure-data.js").Mark} Mark */
/** @typedef {import("./time-scale.js").Span} Span */
/** @typedef {{ key: string, lane: number, x: number, width: number, marks: Mark[], link: SVGAElement, box: SVGSVGElement, title: Node | null, side: boolean | undefined }} Drawn */

const MIDDLE = 19;
const LANE_FOOT = 36;
const BAR_ROOM = 33;
/** A line shorter than this would only blur its mark. */
const LEAST_LINE = 12;
/** Over more years few titles would find room, and which of them would be chance. */
const MOST_DAYS_WITH_TITLES = 5 * 366;
const TITLE_FONT = "12.5px";

export class Lanes {
  /**
   * @param {HTMLElement} root
   * @param {FigureData} data
   */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.plots = /** @type {SVGSVGElement[]} */ ([...root.querySelectorAll("[data-lane]")]);
    this.lines = this.plots.map((plot) => {
      const group = svg("g");
      plot.replaceChildren(group);
      plot.removeAttribute("aria-hidden");
      return group;
    });
    /** @type {Drawn[][]} */
    this.drawn = this.plots.map(() => []);
    this.kinds = (root.dataset.kinds ?? "").split(" ");
    this.words = { one: root.dataset.one ?? "", other: root.dataset.other ?? "" };
    this.plural = new Intl.PluralRules(document.documentElement.lang || "en");
    this.pen = document.createElement("canvas").getContext("2d");
    if (this.pen) this.pen.font = `${TITLE_FONT} ${getComputedStyle(root).fontFamily}`;
    /** @type {Map<string, number>} */
    this.titleWidths = new Map();
    this.selected = "";
  }

  /** @returns {number} */
  get width() {
    return this.plots[0]?.clientWidth ?? 0;
  }

  /**
   * @param {Span} span
   * @param {number} width read before anything else was drawn, or the browser would lay out the page once more for it
   */
  draw(span, width) {
    if (!width) return;
    const held = this.unitOf(document.activeElement);
    const bars = this.bars(span, width);
    this.plots.forEach((plot, lane) => {
      const marks = (this.data.marks ?? []).filter((mark) => mark.lane === lane);
      this.lines[lane]?.replaceChildren(...spans(marks, span, width), ...(bars[lane] ?? []));
      const begun = marks.filter((mark) => mark.start !== null && mark.start >= span.start - 0.5 && mark.start < span.end);
      this.drawn[lane] = this.drawLane(plot, lane, begun, span, width);
    });
    if (held && !held.box.isConnected) (this.inPlaceOf(held)?.link ?? this.root).focus({ preventScroll: true });
    // Without a mark in view, the lanes themselves take the keys.
    this.root.tabIndex = this.units.length ? -1 : 0;
    this.keepOneTabStop();
  }

  /**
   * The counts of each lane as one shape: √ heights on one scale for all lanes, cut to whole pixels so that it stays
   * quick. Days are drawn where they are known all over the span, months elsewhere, and neither where marks stand.
   * @param {Span} span
   * @param {number} width
   */
  bars(span, width) {
    const { days, months, window, isOfWindow } = this.data;
    const known = days && span.start >= window.start && span.end <= window.end ? days : months;
    const shown = known.map((bins) => bins.filter(
      ({ start, end }) => end > span.start && start < span.end && !(isOfWindow && start < window.end && end > window.start),
    ));
    const highest = Math.max(1, ...shown.flatMap((bins) => bins.map(({ count }) => count)));
    return shown.map((bins) => {
      const steps = bins.map(({ start, end, count }) => {
        const left = Math.max(0, Math.round(toX(start, span, width)));
        const right = Math.min(width, Math.round(toX(end, span, width)));
        const height = Math.max(1, Math.round(BAR_ROOM * Math.sqrt(count / highest)));
        return `M${left} ${LANE_FOOT}v${-height}h${Math.max(1, right - left)}v${height}z`;
      });
      return steps.length ? [svg("path", { class: "lane-bars", d: steps.join("") })] : [];
    });
  }

  /**
   * Where the focus goes when what had it has come apart, joined others or left the view.
   * @param {Drawn} gone
   */
  inPlaceOf(gone) {
    const heirs = this.drawn[gone.lane]?.filter((unit) => unit.marks.some((mark) => gone.marks.includes(mark))) ?? [];
    return nearest(heirs, gone.x) ?? nearest(this.drawn[gone.lane] ?? [], gone.x) ?? nearest(this.units, gone.x);
  }

  /**
   * @param {SVGSVGElement} plot
   * @param {number} lane
   * @param {Mark[]} marks
   * @param {Span} span
   * @param {number} width
   * @returns {Drawn[]}
   */
  drawLane(plot, lane, marks, span, width) {
    const before = new Map((this.drawn[lane] ?? []).map((one) => [one.key, one]));
    const units = place(marks.map((mark) => toX(mark.start ?? 0, span, width)), width);
    const isNamed = span.end - span.start <= MOST_DAYS_WITH_TITLES;
    const named = new Map(
      titles(isNamed ? units : [], (unit) => this.titleWidth(marks[unit.members[0] ?? 0]?.title ?? ""), width).map((one) => [one.unit, one]),
    );
    const drawn = units.map((unit, index) => {
      const members = unit.members.flatMap((member) => marks[member] ?? []);
      const key = `${members[0]?.slug} ${members.length}`;
      const kept = before.get(key);
      before.delete(key);
      const one = kept ?? this.newUnit(plot, key, lane, unit.width, members);
      one.x = unit.x;
      one.box.setAttribute("x", unit.x.toFixed(1));
      one.link.classList.toggle("is-selected", members.some((mark) => mark.slug === this.selected));
      this.drawTitle(one, named.get(index));
      return one;
    });
    for (const gone of before.values()) gone.box.remove();
    return drawn;
  }

  /**
   * @param {SVGSVGElement} plot
   * @param {string} key
   * @param {number} lane
   * @param {number} width
   * @param {Mark[]} marks
   * @returns {Drawn}
   */
  newUnit(plot, key, lane, width, marks) {
    const [first, last] = [marks[0], marks.at(-1)];
    const link = svg("a", { tabindex: -1 });
    if (marks.length > MOST_IN_SWARM) {
      const count = svg("text", { class: "lane-count" });
      count.textContent = String(marks.length);
      link.append(svg("rect", { class: "lane-hit lane-pill", x: -width / 2, y: -12, width, height: 24, rx: 12 }), count);
    } else {
      link.append(svg("rect", { class: "lane-hit", x: -width / 2, y: -17, width, height: 34 }));
      const scale = marks.length > 1 ? " scale(.8)" : "";
      dots(marks.length).forEach(([x, y], index) => {
        const glyph = this.kinds[marks[index]?.kind ?? 0];
        link.append(svg("use", { href: `#glyph-${glyph}`, transform: `translate(${x} ${y})${scale}` }));
      });
    }
    link.setAttribute("href", this.address(marks));
    if (marks.length === 1 && first) link.setAttribute("aria-label", `${first.title}, ${first.date}`);
    else if (first && last) {
      link.setAttribute("aria-label", `${this.countWords(marks.length)}: ${first.date} … ${last.date}`);
      link.setAttribute("aria-haspopup", "dialog");
    }
    const box = svg("svg", { y: MIDDLE }, link);
    plot.append(box);
    return { key, lane, x: 0, width, marks, link, box, title: null, side: undefined };
  }

  /**
   * Where a unit leads under the filters of the present address: to its event, or to a view of all that is in it.
   * @param {Mark[]} marks
   */
  address(marks) {
    const [first, last] = [marks[0], marks.at(-1)];
    if (marks.length === 1 && first) return eventAddress(first.slug, location.search);
    const part = { start: first?.start ?? 0, end: (last?.start ?? 0) + 1 };
    return `/${withWindow(location.search, part, this.data.whole)}`;
  }

  /** Lets every unit lead where it does under an address that has changed. */
  readdress() {
    for (const { link, marks } of this.units) link.setAttribute("href", this.address(marks));
  }

  /** @param {number} count */
  countWords(count) {
    return (this.plural.select(count) === "one" ? this.words.one : this.words.other).replace("{n}", String(count));
  }

  /**
   * @param {Drawn} unit
   * @param {import("./lane-layout.js").Title | undefined} title
   */
  drawTitle(unit, title) {
    // Where it stands beside its mark as before, it moves along with it.
    if (unit.side === title?.isBefore) return;
    unit.title?.parentNode?.removeChild(unit.title);
    unit.title = null;
    unit.side = title?.isBefore;
    const text = unit.marks[0]?.title;
    if (!title || !text) return;
    const [at, width] = [title.x - unit.x, this.titleWidth(text)];
    const words = svg("text", { class: "lane-title", x: at, "text-anchor": title.isBefore ? "end" : "start", "aria-hidden": "true" });
    words.textContent = text;
    const ground = svg("rect", { class: "lane-title-ground", x: (title.isBefore ? at - width : at) - 2, y: -10, width: width + 4, height: 20 });
    unit.title = unit.link.appendChild(svg("g", {}, ground, words));
  }

  /** @param {string} text */
  titleWidth(text) {
    let width = this.titleWidths.get(text);
    if (width === undefined) {
      width = this.pen?.measureText(text).width ?? text.length * 7;
      this.titleWidths.set(text, width);
    }
    return width;
  }

  /** Every unit that stands in the lanes. */
  get units() {
    return this.drawn.flat();
  }

  /** @param {EventTarget | null} target */
  unitOf(target) {
    return this.units.find((unit) => target instanceof Node && unit.box.contains(target));
  }

  /** The tab key reaches one mark; the arrow keys lead from there to the others. */
  keepOneTabStop() {
    const held = this.unitOf(document.activeElement) ?? this.units.find((unit) => unit.link.tabIndex === 0) ?? this.units[0];
    for (const unit of this.units) {
      const index = unit === held ? 0 : -1;
      if (unit.link.tabIndex !== index) unit.link.setAttribute("tabindex", String(index));
    }
  }

  /**
   * The next unit in a direction: along the lane, or the nearest one in the next lane that has any.
   * @param {Drawn} from
   * @param {"left" | "right" | "up" | "down"} direction
   */
  neighbour(from, direction) {
    if (direction === "left" || direction === "right") {
      const lane = this.drawn[from.lane] ?? [];
      return lane[lane.indexOf(from) + (direction === "left" ? -1 : 1)];
    }
    const step = direction === "up" ? -1 : 1;
    for (let lane = from.lane + step; lane >= 0 && lane < this.drawn.length; lane += step) {
      const near = nearest(this.drawn[lane] ?? [], from.x);
      if (near) return near;
    }
    return undefined;
  }
}

/**
 * @param {Drawn[]} units
 * @param {number} x
 */
function nearest(units, x) {
  return [...units].sort((one, other) => Math.abs(one.x - x) - Math.abs(other.x - x))[0];
}

/**
 * The lines from each event's first to its last day: dashed where the date is rough, without a cap where it runs on.
 * Those of a kind are one shape, and those that lie on each other one line: a great record has hundreds in view.
 * @param {Mark[]} marks
 * @param {Span} span
 * @param {number} width
 */
function spans(marks, span, width) {
  const shapes = { "lane-span": new Set(), "lane-span is-rough": new Set(), "lane-cap": new Set() };
  for (const mark of marks) {
    const [start, end] = [mark.start ?? -Infinity, mark.end ?? Infinity];
    if (start >= span.end || end <= span.start) continue;
    const left = Math.max(0, toX(Math.max(start, span.start), span, width));
    const right = Math.min(width, toX(Math.min(end, span.end), span, width));
    if (right - left < LEAST_LINE) continue;
    shapes[mark.isRough ? "lane-span is-rough" : "lane-span"].add(`M${left} ${MIDDLE}H${right}`);
    if (end <= span.end) shapes["lane-cap"].add(`M${right} ${MIDDLE - 4}v8`);
  }
  return Object.entries(shapes).map(([name, steps]) => svg("path", { class: name, d: [...steps].join("") }));
}

// The ground behind the lanes, their axis, and the window on the strip: everything that only follows the span.

import { svg } from "./svg.js";
import { ticks } from "./ticks.js";
import { isSame, length, toX } from "./time-scale.js";

/** @typedef {import("./figure-data.js").FigureData} FigureData */
/** @typedef {import("./time-scale.js").Span} Span */

/** Room that is left from one tick to the next, and that the words of one take, in pixels. */
const TICK_WIDTH = 105;
const WORDS_WIDTH = { day: 76, month: 60, year: 32 };
/** A window narrower than this could not be seen or held. */
const LEAST_WINDOW = 8;
const GRIP = { width: 5, height: 22 };
const GRIP_TARGET = { width: 24, height: 44 };

const language = document.documentElement.lang || "en";
/** British order where the page says no more than "en": day, month, year, as everywhere else on it. */
const locale = language === "en" ? "en-GB" : language;
const formats = {
  day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }),
  year: new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" }),
};

/**
 * Returns a function that draws ground, axis, window and funnel for a span.
 * @param {HTMLElement} figure
 * @param {FigureData} data
 */
export function axis(figure, data) {
  /** @param {string} name */
  const hook = (name) => /** @type {SVGSVGElement} */ (figure.querySelector(`[data-${name}]`));
  const [ground, words, funnel, strip, pane] = [hook("ground"), hook("axis"), hook("funnel"), hook("overview"), hook("window")];
  const grips = ["start", "end"].map((side) => svg("g", { "data-grip": side }));
  for (const grip of grips) {
    const { width, height } = GRIP_TARGET;
    grip.append(
      svg("rect", { class: "overview-grip-hit", x: -width / 2, y: -height / 2, width, height }),
      svg("rect", { class: "overview-grip", x: -GRIP.width / 2, y: -GRIP.height / 2, width: GRIP.width, height: GRIP.height }),
    );
  }
  strip.append(...grips);

  /**
   * @param {Span} span
   * @param {number} width
   */
  function drawLanesGround(span, width) {
    if (!width) return;
    const marks = ticks(span, Math.max(2, Math.floor(width / TICK_WIDTH)));
    ground.replaceChildren(
      ...data.wars.flatMap((war) => {
        const [left, right] = [Math.max(0, toX(war.start, span, width)), Math.min(width, toX(war.end, span, width))];
        return right > left ? [svg("rect", { class: "lanes-war", x: left, width: Math.max(1, right - left), height: "100%" })] : [];
      }),
      ...marks.map(({ day }) => svg("line", { x1: toX(day, span, width), x2: toX(day, span, width), y2: "100%" })),
    );
    words.replaceChildren(
      ...marks.flatMap(({ day, unit }) => {
        const x = toX(day, span, width);
        if (x > width - WORDS_WIDTH[unit]) return [];
        const text = svg("text", { x, y: 16 });
        text.textContent = formats[unit].format(day * 86_400_000);
        return [text];
      }),
    );
  }

  /**
   * @param {Span} span
   * @param {number} width
   * @param {number} height
   */
  function drawWindow(span, width, height) {
    const [left, right] = [toX(span.start, data.whole, 100), toX(span.end, data.whole, 100)];
    figure.classList.toggle("is-whole", isSame(span, data.whole));
    const least = width ? (100 * LEAST_WINDOW) / width : 0;
    const shown = Math.max(right - left, least);
    const x = Math.min(Math.max(0, (left + right - shown) / 2), 100 - shown);
    pane.setAttribute("x", String(x));
    pane.setAttribute("width", String(shown));
    funnel.firstElementChild?.setAttribute("d", `M${left} 0H${right}L100 10H0z`);
    const pixels = [(x * width) / 100 - GRIP.width / 2, ((x + shown) * width) / 100 + GRIP.width / 2];
    grips.forEach((grip, index) => grip.setAttribute("transform", `translate(${pixels[index]} ${height / 2})`));
  }

  /** @param {Span} span */
  return (span) => {
    if (length(span) <= 0) return;
    // Every size before the first change: one layout for each frame.
    const [of, width, height] = [ground.clientWidth, strip.clientWidth, strip.clientHeight];
    drawLanesGround(span, of);
    drawWindow(span, width, height);
  };
}

// The span in view: everything that moves the figure asks here, everything that draws it listens.

import { between, isSame, within } from "./time-scale.js";

/** @typedef {import("./time-scale.js").Span} Span */

const ZOOM_MS = 160;
/** The address and the list follow once nothing has moved for so long. */
const SETTLE_MS = 280;

export class View {
  /**
   * @param {Span} span
   * @param {Span} whole
   * @param {(span: Span) => void} draw
   * @param {(span: Span) => void} settled
   */
  constructor(span, whole, draw, settled) {
    this.span = span;
    this.whole = whole;
    this.draw = draw;
    this.settled = settled;
    this.frame = 0;
    this.timer = 0;
    this.goal = span;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
  }

  /** Draws at the next frame, however often it is asked. */
  redraw() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw(this.span);
    });
  }

  /**
   * Shows a span at once, as while dragging.
   * @param {Span} span
   */
  show(span) {
    cancelAnimationFrame(this.motion ?? 0);
    this.goal = this.span = within(span, this.whole);
    this.redraw();
    this.settleSoon();
  }

  /**
   * Moves to a span, in a short motion unless the reader wants none.
   * @param {Span} span
   */
  moveTo(span) {
    const goal = within(span, this.whole);
    if (this.still.matches) {
      this.show(goal);
      return;
    }
    this.goal = goal;
    const [from, began] = [this.span, performance.now()];
    cancelAnimationFrame(this.motion ?? 0);
    /** @param {number} now */
    const step = (now) => {
      const share = Math.min(1, Math.max(0, (now - began) / ZOOM_MS));
      this.span = share === 1 ? goal : between(from, goal, 1 - (1 - share) ** 3);
      this.draw(this.span);
      if (share < 1) this.motion = requestAnimationFrame(step);
    };
    this.motion = requestAnimationFrame(step);
    this.settleSoon();
  }

  settleSoon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.settled(this.goal), SETTLE_MS);
  }

  /**
   * Shows the span of an address that was reached by other means; nothing has to follow.
   * @param {Span} span
   */
  accept(span) {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.motion ?? 0);
    if (isSame(span, this.span)) return;
    this.goal = this.span = span;
    this.redraw();
  }
}

// The lanes by keyboard: arrows go from mark to mark, with Shift they move the view; plus, minus, Home, End, Page keys.

import { length, panned, toDay, zoomed } from "./time-scale.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./lanes.js").Lanes} Lanes */

const STEP = 0.25;
const ZOOM = 2;
const ARROWS = /** @type {const} */ ({ ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" });

/**
 * Listens to the keys while a mark has the focus; single letters stay the browser's and the reader's own.
 * @param {HTMLElement} root
 * @param {Lanes} lanes
 * @param {View} view
 */
export function keys(root, lanes, view) {
  root.addEventListener("keydown", (event) => {
    const unit = lanes.unitOf(document.activeElement);
    if (!(unit || document.activeElement === root) || event.altKey || event.ctrlKey || event.metaKey) return;
    const goal = moved(event, unit?.x ?? lanes.width / 2);
    if (goal) {
      event.preventDefault();
      view.moveTo(goal);
      return;
    }
    const direction = event.shiftKey ? undefined : ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)];
    if (!direction) return;
    event.preventDefault();
    const next = unit ? lanes.neighbour(unit, direction) : lanes.units[0];
    if (next) focus(next);
    else if (direction === "left" || direction === "right") {
      view.moveTo(panned(view.span, view.whole, (direction === "left" ? -STEP : STEP) * length(view.span)));
    }
  });

  /**
   * @param {KeyboardEvent} event
   * @param {number} x of the mark that has the focus: zooming keeps it in its place
   */
  function moved(event, x) {
    const { span, whole } = view;
    const about = toDay(x, span, lanes.width);
    switch (event.key) {
      case "+": case "=": return zoomed(span, whole, 1 / ZOOM, about);
      case "-": case "_": return zoomed(span, whole, ZOOM, about);
      case "0": return whole;
      case "Home": return panned(span, whole, whole.start - span.start);
      case "End": return panned(span, whole, whole.end - span.end);
      case "PageUp": return panned(span, whole, -length(span));
      case "PageDown": return panned(span, whole, length(span));
      case "ArrowLeft": return event.shiftKey ? panned(span, whole, -STEP * length(span)) : null;
      case "ArrowRight": return event.shiftKey ? panned(span, whole, STEP * length(span)) : null;
      default: return null;
    }
  }

  /** @param {import("./lanes.js").Drawn | undefined} unit */
  function focus(unit) {
    unit?.link.focus({ preventScroll: true });
    lanes.keepOneTabStop();
  }
}

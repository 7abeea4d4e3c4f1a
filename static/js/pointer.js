// Mouse, pen and fingers on lanes and strip: drag, pinch, wheel, double-click, brushing and the window's two grips.

import { length, panned, pinched, toDay, within, zoomed } from "./time-scale.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./time-scale.js").Span} Span */

/** Less than this is a click with an unsteady hand. */
const STEADY = 4;
const WHEEL = 0.0022;
const DOUBLE_CLICK = 1 / 3;

/**
 * Drag, pinch, wheel and double-click on the lanes.
 * @param {HTMLElement} lanes
 * @param {() => SVGSVGElement | undefined} plot gives the element whose width is the time's
 * @param {View} view
 */
export function movesLanes(lanes, plot, view) {
  /** @type {Map<number, number>} */
  const held = new Map();
  let travelled = 0;
  const area = () => plot()?.getBoundingClientRect() ?? new DOMRect();
  /** @param {Event} event */
  const isOnTime = (event) => event.target instanceof Element && event.target.closest("[data-lane]") !== null;

  lanes.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !isOnTime(event)) return;
    if (held.size === 0) travelled = 0;
    held.set(event.pointerId, event.clientX - area().left);
  });
  lanes.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (before === undefined) return;
    const { left, width } = area();
    const x = event.clientX - left;
    travelled += Math.abs(x - before);
    if (travelled < STEADY) return;
    if (!lanes.hasPointerCapture(event.pointerId)) lanes.setPointerCapture(event.pointerId);
    lanes.classList.add("is-moving");
    const other = [...held].find(([pointer]) => pointer !== event.pointerId);
    if (other) view.show(pinched(view.span, view.whole, width, [before, other[1]], [x, other[1]]));
    else view.show(panned(view.span, view.whole, ((before - x) / width) * length(view.span)));
    held.set(event.pointerId, x);
  });
  /** @param {PointerEvent} event */
  const release = (event) => {
    held.delete(event.pointerId);
    if (held.size === 0) lanes.classList.remove("is-moving");
  };
  lanes.addEventListener("pointerup", release);
  lanes.addEventListener("pointercancel", release);
  // What ends a drag is no click on the mark below it.
  lanes.addEventListener("click", (event) => {
    if (travelled < STEADY || !isOnTime(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  // A dragged link would leave the page as a picture of itself.
  lanes.addEventListener("dragstart", (event) => event.preventDefault());

  lanes.addEventListener("dblclick", (event) => {
    if (!isOnTime(event) || (event.target instanceof Element && event.target.closest("a"))) return;
    const { left, width } = area();
    const about = toDay(event.clientX - left, view.span, width);
    view.moveTo(zoomed(view.span, view.whole, event.shiftKey ? 1 / DOUBLE_CLICK : DOUBLE_CLICK, about));
  });
  lanes.addEventListener("wheel", (event) => {
    if (!isOnTime(event)) return;
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const isMeant = event.ctrlKey || event.metaKey || lanes.contains(document.activeElement);
    if (!isSideways && !isMeant) return;
    event.preventDefault();
    const { left, width } = area();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (isSideways) {
      view.show(panned(view.span, view.whole, ((event.deltaX * pixels) / width) * length(view.span)));
      return;
    }
    const about = toDay(event.clientX - left, view.span, width);
    view.show(zoomed(view.span, view.whole, Math.exp(event.deltaY * pixels * WHEEL), about));
  }, { passive: false });
}

/**
 * Brushing a window on the strip, dragging it, and pulling its grips.
 * @param {SVGSVGElement} strip
 * @param {View} view
 * @param {(day: number) => void} tapped where the lanes are not shown, a tap leads to a year of the list
 * @param {() => boolean} hasLanes
 */
export function movesWindow(strip, view, tapped, hasLanes) {
  /** @type {{ from: number, to: number, window: Span, part: string, isMoved: boolean } | null} */
  let held = null;
  /** @param {PointerEvent} event */
  const dayOf = (event) => {
    const { left, width } = strip.getBoundingClientRect();
    return Math.min(view.whole.end, Math.max(view.whole.start, toDay(event.clientX - left, view.whole, width)));
  };
  strip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const grip = event.target.closest("[data-grip]");
    const isInside = event.target.closest("[data-window]") && length(view.span) < length(view.whole) - 1;
    const part = grip?.getAttribute("data-grip") ?? (isInside ? "window" : "brush");
    held = { from: dayOf(event), to: event.clientX, window: view.span, part, isMoved: false };
  });
  strip.addEventListener("pointermove", (event) => {
    if (!held || !hasLanes()) return;
    if (!held.isMoved && Math.abs(event.clientX - held.to) < STEADY) return;
    held.isMoved = true;
    strip.setPointerCapture(event.pointerId);
    const [day, { from, window, part }] = [dayOf(event), held];
    // Not less than two pixels: a window of a day among forty years cannot be drawn by hand.
    const least = (2 * length(view.whole)) / strip.clientWidth;
    if (part === "window") view.show(panned(window, view.whole, day - from));
    else if (part === "start") view.show({ start: Math.min(day, window.end - least), end: window.end });
    else if (part === "end") view.show({ start: window.start, end: Math.max(day, window.start + least) });
    else view.show({ start: Math.min(from, day), end: Math.max(from, day, Math.min(from, day) + least) });
  });
  strip.addEventListener("pointerup", (event) => {
    const was = held;
    held = null;
    if (!was || was.isMoved) return;
    const day = dayOf(event);
    if (!hasLanes()) {
      tapped(day);
      return;
    }
    const isWhole = length(view.span) > length(view.whole) - 1;
    const half = (isWhole ? length(view.whole) / 12 : length(view.span)) / 2;
    view.moveTo(within({ start: day - half, end: day + half }, view.whole));
  });
  strip.addEventListener("pointercancel", () => { held = null; });
}

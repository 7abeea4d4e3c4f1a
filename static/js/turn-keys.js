// The arrow keys lead to the event before and the one after, unless what has the focus needs them itself.

const NEEDS_ARROWS = "input, select, textarea, [tabindex='0'], [data-lanes]";

/**
 * @param {EventTarget} within
 * @param {(rel: "prev" | "next") => void} turn
 */
export function turnKeys(within, turn) {
  within.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(NEEDS_ARROWS)) return;
    if (event.key === "ArrowLeft") turn("prev");
    else if (event.key === "ArrowRight") turn("next");
  });
}

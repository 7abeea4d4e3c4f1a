// The list of what stands in a swarm or a count: opened from its mark, closed by Escape or a click elsewhere.

import { eventAddress } from "./url-state.js";

/** @typedef {import("./lanes.js").Drawn} Drawn */

/**
 * Returns a function that opens the list of a unit.
 * @param {HTMLElement} box
 * @param {(count: number) => string} countWords
 * @param {(unit: Drawn) => void} zoom
 */
export function groupList(box, countWords, zoom) {
  const heading = /** @type {HTMLElement} */ (box.querySelector("[data-group-title]"));
  const list = /** @type {HTMLElement} */ (box.querySelector("[data-group-list]"));
  const closer = /** @type {HTMLButtonElement} */ (box.querySelector("[data-group-zoom]"));
  /** @type {Drawn | undefined} */
  let shown;
  closer.addEventListener("click", () => {
    box.hidePopover();
    if (shown) zoom(shown);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shown?.link.focus();
  });

  /** @param {Drawn} unit */
  return (unit) => {
    shown = unit;
    heading.textContent = countWords(unit.marks.length);
    list.replaceChildren(...unit.marks.map((mark) => {
      const [item, link, date] = [document.createElement("li"), document.createElement("a"), document.createElement("span")];
      link.href = eventAddress(mark.slug, location.search);
      link.textContent = mark.title;
      date.textContent = mark.date;
      item.append(date, " ", link);
      return item;
    }));
    closer.hidden = unit.marks[0]?.start === unit.marks.at(-1)?.start;
    box.showPopover();
    const at = unit.link.getBoundingClientRect();
    const [width, height] = [box.offsetWidth, box.offsetHeight];
    const below = at.bottom + 6 + height <= innerHeight ? at.bottom + 6 : Math.max(8, at.top - 6 - height);
    box.style.left = `${Math.min(Math.max(8, at.left + at.width / 2 - width / 2), document.documentElement.clientWidth - width - 8)}px`;
    box.style.top = `${below}px`;
    list.querySelector("a")?.focus();
  };
}

// On small screens the strip stays on top as a thin band, and its window shows the year that is being read.

import { dayNumber } from "./days.js";

/** @typedef {import("./time-scale.js").Span} Span */

/**
 * Tells which year stands at the top of the screen while the list is scrolled.
 * @param {HTMLElement} list
 * @param {(year: Span | null) => void} reading null above the list
 */
export function follows(list, reading) {
  const seen = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) seen.add(entry.target);
      else seen.delete(entry.target);
    }
    const first = [...list.querySelectorAll(".year")].find((year) => seen.has(year));
    const year = Number(first?.querySelector(".year-heading")?.textContent);
    reading(year ? { start: dayNumber(year, 1, 1), end: dayNumber(year + 1, 1, 1) } : null);
  }, { rootMargin: "-60px 0px -70% 0px" });
  const watch = () => {
    watcher.disconnect();
    seen.clear();
    for (const year of list.querySelectorAll(".year")) watcher.observe(year);
  };
  watch();
  return watch;
}

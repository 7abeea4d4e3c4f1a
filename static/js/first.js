// Until the page stands before the reader, the browser has nothing else to do: what comes later is begun here.
// It is one small file and not async: it runs before the page has loaded, which is when browsers lead readers back.

let isMoved = false;
for (const way of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  addEventListener(way, () => { isMoved = true; }, { once: true, passive: true });
}
const list = document.querySelector("[data-list]");
const [visit] = performance.getEntriesByType("navigation");
// Whoever comes back is led by the browser to where they were, for which it needs every height at once.
if (!(visit instanceof PerformanceNavigationTiming && visit.type === "navigate")) list?.removeAttribute("data-waits");
if (document.readyState !== "complete") await new Promise((resolve) => { window.addEventListener("load", resolve); });
for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);

const modules = document.querySelector("template[data-modules]");
if (modules instanceof HTMLTemplateElement) document.head.append(modules.content);

/** @returns {Promise<IdleDeadline | null>} null where nothing tells of idle time, as in Safari */
const idle = () => new Promise((resolve) => {
  if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: 500 });
  else setTimeout(resolve, 20, null);
});

// The months out of view get their heights, a few at a time so that nobody waits for them, and what stands before the
// reader stays there: by itself one browser would hold the place, another not. Who came to an address within the page and
// has not moved since is led there anew: on a slow machine heights above it change before they are measured here.
const { style } = document.documentElement;
style.overflowAnchor = "none";
const waiting = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-waits] .month")]);
while (waiting.length) {
  const time = await idle();
  const goal = document.querySelector(":target");
  const held = goal ?? document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const top = () => held?.getBoundingClientRect().top ?? 0;
  const before = top();
  let now;
  do {
    /** @type {HTMLElement} */ (waiting.shift()).style.contentVisibility = "visible";
    now = top(); // asking lays the month out
  } while (waiting.length && time && time.timeRemaining() > 8);
  if (goal && !isMoved) goal.scrollIntoView({ behavior: "instant" });
  else scrollBy({ top: now - before, behavior: "instant" });
}
list?.removeAttribute("data-waits");
style.overflowAnchor = "";

export {};

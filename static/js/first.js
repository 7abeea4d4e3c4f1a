// Until the page stands before the reader, the browser has nothing else to do: what comes later is begun here.

/**
 * @param {EventTarget} target
 * @param {string} name
 */
const happens = (target, name) => new Promise((resolve) => { target.addEventListener(name, resolve); });

if (document.readyState === "loading") await happens(document, "DOMContentLoaded");
const list = document.querySelector("[data-list]");
const [visit] = performance.getEntriesByType("navigation");
// Whoever comes back is led by the browser to where they were, for which it needs every height at once.
if (!(visit instanceof PerformanceNavigationTiming && visit.type === "navigate")) list?.removeAttribute("data-waits");
if (document.readyState !== "complete") await happens(window, "load");
for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);

const modules = document.querySelector("template[data-modules]");
if (modules instanceof HTMLTemplateElement) document.head.append(modules.content);

// The months out of view get their heights, and what stands before the reader stays there: by itself one browser would
// hold the place, another not.
await new Promise((resolve) => { setTimeout(resolve); });
const { style } = document.documentElement;
style.overflowAnchor = "none";
const held = document.querySelector(":target") ?? document.elementFromPoint(innerWidth / 2, innerHeight / 2);
const before = held?.getBoundingClientRect().top ?? 0;
list?.removeAttribute("data-waits");
scrollBy({ top: (held?.getBoundingClientRect().top ?? 0) - before, behavior: "instant" });
requestAnimationFrame(() => { style.overflowAnchor = ""; });

export {};

// The timeline page: the server's figure and list become movable, and stay in step with the address.

import { axis } from "./axis.js";
import { copyButtons } from "./copy.js";
import { dateParts } from "./days.js";
import { eventSheet } from "./event-sheet.js";
import { readFigureData } from "./figure-data.js";
import { groupList } from "./group-list.js";
import { highlight } from "./highlight.js";
import { keys } from "./keys.js";
import { Lanes } from "./lanes.js";
import { swapPage } from "./list-swap.js";
import { movesLanes, movesWindow } from "./pointer.js";
import { follows } from "./reading.js";
import { length, panned, zoomed } from "./time-scale.js";
import { isSameButForTime, withWindow } from "./url-state.js";
import { View } from "./view.js";

/** @typedef {import("./time-scale.js").Span} Span */

/**
 * @template {Element} Kind
 * @param {string} name
 * @param {new () => Kind} kind
 * @returns {Kind | null}
 */
function hook(name, kind) {
  const found = document.querySelector(`[data-${name}]`);
  return found instanceof kind ? found : null;
}

copyButtons();
// An address holds what was chosen, not every field that was left empty.
document.querySelector(".filter-form")?.addEventListener("formdata", (event) => {
  const { formData } = /** @type {FormDataEvent} */ (event);
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});
const [figure, root, strip] = [hook("figure", HTMLElement), hook("lanes", HTMLElement), hook("overview", SVGSVGElement)];
const [list, sheetBox, groupBox] = [hook("list", HTMLElement), hook("sheet", HTMLDialogElement), hook("group", HTMLElement)];
const data = readFigureData(document);
if (list) highlight(list, new URLSearchParams(location.search).get("q") ?? "");
if (figure && root && strip && list && sheetBox && groupBox && data) start(figure, root, strip, list, sheetBox, groupBox, data);

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} root
 * @param {SVGSVGElement} strip
 * @param {HTMLElement} list
 * @param {HTMLDialogElement} sheetBox
 * @param {HTMLElement} groupBox
 * @param {import("./figure-data.js").FigureData} data
 */
function start(figure, root, strip, list, sheetBox, groupBox, data) {
  const lanes = new Lanes(root, data);
  const drawAxis = axis(figure, data);
  /** @type {Span | null} */
  let reading = null;
  let shownSearch = location.search;
  const hasLanes = () => lanes.width > 0;
  const view = new View(data.window, data.whole, draw, settled);

  /** @param {Span} span */
  function draw(span) {
    const { width } = lanes;
    drawAxis(width ? span : reading ?? span);
    lanes.draw(span, width);
  }

  /** @param {Span} span */
  function settled(span) {
    const search = withWindow(location.search, span, data.whole);
    if (search === location.search || sheetBox.open) return;
    history.pushState(null, "", location.pathname + search);
    bring();
  }

  /** Brings the list to the address. A page that cannot be fetched is opened as the browser opens any. */
  function bring() {
    shownSearch = location.search;
    const asked = view.goal;
    swapPage(location.href, list).then((page) => {
      if (!page) return;
      highlight(list, new URLSearchParams(location.search).get("q") ?? "");
      watchReading();
      const fresh = readFigureData(page);
      if (!fresh) return;
      Object.assign(data, fresh);
      lanes.readdress();
      // Whoever has moved on meanwhile is not called back; the next answer is on its way.
      if (view.goal === asked) view.accept(fresh.window);
      view.redraw();
    }, () => location.reload());
  }

  const sheet = eventSheet(sheetBox, (slug) => {
    lanes.selected = slug;
    view.redraw();
  });
  const openGroup = groupList(groupBox, (count) => lanes.countWords(count), (unit) => {
    const days = unit.marks.flatMap((mark) => mark.start ?? []);
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const around = Math.max(1, (last - first) * 0.15);
    view.moveTo({ start: first - around, end: last + 1 + around });
    root.querySelector("a[tabindex='0']")?.dispatchEvent(new Event("focus"));
  });

  window.addEventListener("popstate", () => {
    if (sheet.follow()) return;
    if (!isSameButForTime(location.search, shownSearch)) location.reload();
    else if (location.search !== shownSearch) bring();
  });

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const unit = lanes.unitOf(link);
    if (unit && unit.marks.length > 1) {
      event.preventDefault();
      openGroup(unit);
      return;
    }
    const address = link.getAttribute("href");
    if (!address || !(unit || link.matches(".event-title a, [data-group-list] a, [data-sheet-body] .pager a"))) return;
    event.preventDefault();
    if (groupBox.matches(":popover-open")) groupBox.hidePopover();
    sheet.open(address);
  });

  figure.querySelector(".zoom-bar")?.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-move]") : null;
    const name = link?.getAttribute("data-move");
    if (!name || !link?.hasAttribute("href") || (name === "whole" && new URLSearchParams(location.search).has("phase"))) return;
    event.preventDefault();
    const { goal: span, whole } = view;
    const middle = (span.start + span.end) / 2;
    if (name === "earlier" || name === "later") view.moveTo(panned(span, whole, (name === "later" ? 0.5 : -0.5) * length(span)));
    else if (name === "in" || name === "out") view.moveTo(zoomed(span, whole, name === "in" ? 0.5 : 2, middle));
    else view.moveTo(whole);
  });

  movesLanes(root, () => lanes.plots[0], view);
  movesWindow(strip, view, (day) => {
    const { year } = dateParts(day);
    const links = /** @type {HTMLAnchorElement[]} */ ([...figure.querySelectorAll(".year-index a[data-year]")]);
    links.sort((one, other) => Math.abs(Number(one.dataset.year) - year) - Math.abs(Number(other.dataset.year) - year));
    links[0]?.click();
  }, hasLanes);
  keys(root, lanes, view);
  const watchReading = follows(list, (year) => {
    reading = year;
    if (!hasLanes()) view.redraw();
  });
  new ResizeObserver(() => view.redraw()).observe(figure);
  figure.classList.add("is-live");
  view.redraw();
}

// An event opened in place: its page in a sheet over the list, under its own address, with the one before and after.

import { turnKeys } from "./turn-keys.js";

/**
 * Returns functions that open the sheet and that follow the address when the reader goes back or forward.
 * @param {HTMLDialogElement} sheet
 * @param {(slug: string) => void} shown told which event is open, an empty text when none is
 */
export function eventSheet(sheet, shown) {
  const body = /** @type {HTMLElement} */ (sheet.querySelector("[data-sheet-body]"));
  const page = /** @type {HTMLAnchorElement} */ (sheet.querySelector("[data-sheet-page]"));
  const turns = /** @type {HTMLButtonElement[]} */ ([...sheet.querySelectorAll("[data-sheet-turn]")]);
  let [current, under, title] = ["", "", ""];
  /** Counts what was asked for: an answer that comes after the reader went elsewhere is not shown. */
  let asked = 0;
  /** How many entries of the history the shown one lies after the list's. */
  let steps = 0;

  /**
   * @param {string} address
   * @returns {Promise<boolean>} whether it is shown
   */
  async function load(address) {
    const mine = (asked += 1);
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    const fetched = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return false;
    const main = fetched.querySelector("main");
    if (!main) throw new Error(`${address} has no content`);
    for (const turn of turns) {
      const link = main.querySelector(`.event-turns a[rel=${turn.dataset.sheetTurn}]`);
      turn.disabled = !link;
      turn.dataset.href = link?.getAttribute("href") ?? "";
      turn.title = link?.getAttribute("title") ?? "";
    }
    main.querySelector(".crumb")?.remove();
    body.replaceChildren(...main.childNodes);
    const heading = body.querySelector("h1");
    if (heading) {
      heading.id = "sheet-title";
      heading.tabIndex = -1;
    }
    document.title = fetched.title;
    page.href = current = address;
    if (!sheet.open) sheet.showModal();
    body.scrollTop = 0;
    heading?.focus({ preventScroll: true });
    shown(address.split("/")[2] ?? "");
    return true;
  }

  /** @param {string} address */
  function open(address) {
    if (!sheet.open) [under, title, steps] = [location.href, document.title, 0];
    load(address).then(
      (isShown) => isShown && history.pushState({ sheet: address, steps: (steps += 1) }, "", address),
      () => location.assign(address),
    );
  }

  for (const turn of turns) turn.addEventListener("click", () => turn.dataset.href && open(turn.dataset.href));
  turnKeys(sheet, (rel) => turns.find((turn) => turn.dataset.sheetTurn === rel)?.click());
  sheet.querySelector("[data-sheet-close]")?.addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  sheet.addEventListener("close", () => {
    asked += 1;
    // Back to the list's own entry: a later step back leads to what was before the list, not into the sheet again.
    if (location.href !== under) history.go(-steps);
    document.title = title;
    shown("");
    current = "";
    body.replaceChildren();
  });

  return {
    open,
    /** Follows the address; tells whether it was the sheet's to follow. */
    follow() {
      const state = /** @type {{ sheet: string, steps: number } | null} */ (history.state);
      if (sheet.open && location.pathname + location.search === current) {
        // A link to a part of the event: the browser has gone there, and the sheet stays.
        steps = state?.steps ?? steps + 1;
        if (!state) history.replaceState({ sheet: current, steps }, "");
        return true;
      }
      if (state) {
        steps = state.steps;
        load(state.sheet).catch(() => location.reload());
        return true;
      }
      if (!sheet.open) return false;
      under = location.href;
      sheet.close();
      return current !== "";
    },
  };
}

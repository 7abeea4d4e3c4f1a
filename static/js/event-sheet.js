// An event opened in place: its page in a sheet over the list, under its own address, with the one before and after.

/** @typedef {{ slug: string, title: string }} Named */

/**
 * Returns functions that open the sheet and that follow the address when the reader goes back or forward.
 * @param {HTMLDialogElement} sheet
 * @param {() => Named[]} order all events that can be leafed through, in order
 * @param {(slug: string) => void} shown told which event is open, an empty text when none is
 */
export function eventSheet(sheet, order, shown) {
  const body = /** @type {HTMLElement} */ (sheet.querySelector("[data-sheet-body]"));
  const page = /** @type {HTMLAnchorElement} */ (sheet.querySelector("[data-sheet-page]"));
  const turns = /** @type {HTMLButtonElement[]} */ ([...sheet.querySelectorAll("[data-sheet-turn]")]);
  let [slug, under, title] = ["", "", ""];
  /** Counts what was asked for: an answer that comes after the reader went elsewhere is not shown. */
  let asked = 0;

  /**
   * @param {string} wanted
   * @returns {Promise<boolean>} whether it is shown
   */
  async function load(wanted) {
    const mine = (asked += 1);
    const answer = await fetch(`/events/${wanted}/`, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`${wanted} answered ${answer.status}`);
    const fetched = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return false;
    const main = fetched.querySelector("main");
    if (!main) throw new Error(`${wanted} has no content`);
    main.querySelector(".crumb")?.remove();
    body.replaceChildren(...main.childNodes);
    const heading = body.querySelector("h1");
    if (heading) {
      heading.id = "sheet-title";
      heading.tabIndex = -1;
    }
    document.title = fetched.title;
    slug = wanted;
    page.href = `/events/${wanted}/`;
    const events = order();
    const at = events.findIndex((event) => event.slug === wanted);
    turns.forEach((turn, index) => {
      const next = at < 0 ? undefined : events[at + (index === 0 ? -1 : 1)];
      turn.disabled = !next;
      turn.dataset.slug = next?.slug ?? "";
      turn.title = next?.title ?? "";
    });
    if (!sheet.open) sheet.showModal();
    body.scrollTop = 0;
    heading?.focus({ preventScroll: true });
    shown(wanted);
    return true;
  }

  /** @param {string} wanted */
  function open(wanted) {
    if (!sheet.open) [under, title] = [location.href, document.title];
    load(wanted).then(
      (isShown) => isShown && history.pushState({ sheet: wanted }, "", `/events/${wanted}/`),
      () => location.assign(`/events/${wanted}/`),
    );
  }

  for (const turn of turns) turn.addEventListener("click", () => turn.dataset.slug && open(turn.dataset.slug));
  sheet.querySelector("[data-sheet-close]")?.addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  sheet.addEventListener("close", () => {
    asked += 1;
    if (location.href !== under) history.pushState(null, "", under);
    document.title = title;
    shown("");
    slug = "";
    body.replaceChildren();
  });

  return {
    open,
    /** Follows the address; tells whether it was the sheet's to follow. */
    follow() {
      const wanted = /** @type {{ sheet?: string } | null} */ (history.state)?.sheet;
      if (wanted) {
        load(wanted).catch(() => location.reload());
        return true;
      }
      if (!sheet.open) return false;
      under = location.href;
      sheet.close();
      return slug !== "";
    },
  };
}

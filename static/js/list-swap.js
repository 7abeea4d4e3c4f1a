// Brings the rest of the page in step with an address: the server's own page is fetched and its parts put in place.

/** Attributes that follow when a part changes. */
const FOLLOWING = ["href", "role", "aria-disabled", "aria-current"];

/** @type {AbortController | undefined} */
let running;

/**
 * Fetches the page of an address and takes over its parts marked data-swap, and the state of links marked data-move.
 * @param {string} address
 * @param {HTMLElement} list said to be busy meanwhile
 * @returns {Promise<Document | null>} the fetched page; null where a later call overtook this one
 * @throws {Error} if the server cannot be reached or refuses the address
 */
export async function swapPage(address, list) {
  running?.abort();
  const mine = (running = new AbortController());
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Reading the page and putting it in place are two tasks: between them the reader's own are served.
    await new Promise((resolve) => { setTimeout(resolve); });
    if (mine.signal.aborted) return null;
    for (const part of document.querySelectorAll("[data-swap]")) {
      const fresh = page.querySelector(`[data-swap="${part.getAttribute("data-swap")}"]`);
      if (fresh) {
        follow(part, fresh);
        if (!part.isEqualNode(fresh)) part.replaceChildren(...fresh.childNodes);
      }
    }
    for (const link of document.querySelectorAll("[data-move]")) {
      const fresh = page.querySelector(`[data-move="${link.getAttribute("data-move")}"]`);
      if (fresh) follow(link, fresh);
    }
    for (const field of document.querySelectorAll("input[data-bound]")) {
      const fresh = page.querySelector(`input[data-bound="${field.getAttribute("data-bound")}"]`);
      if (field instanceof HTMLInputElement) field.value = fresh?.getAttribute("value") ?? "";
    }
    document.title = page.title;
    list.removeAttribute("aria-busy");
    return page;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    list.removeAttribute("aria-busy");
    throw error;
  }
}

/**
 * @param {Element} part
 * @param {Element} fresh
 */
function follow(part, fresh) {
  for (const name of FOLLOWING) {
    const value = fresh.getAttribute(name);
    if (value === null) part.removeAttribute(name);
    else if (part.getAttribute(name) !== value) part.setAttribute(name, value);
  }
}

// Buttons that copy: the address of the page, or the text of an element near them. Where a form has left the reader is
// no part of what is shared.

const SAID_FOR_MS = 2500;

/** Makes every button marked data-copy work; without this script, or without a clipboard, they stay hidden. */
export function copyButtons() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (button instanceof HTMLButtonElement) button.hidden = false;
  }
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-copy]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const source = button.dataset.copy ? document.querySelector(button.dataset.copy) : null;
    await navigator.clipboard.writeText(source?.textContent?.trim().replace(/\s+/g, " ") ?? location.href.replace(/#filters$/, ""));
    const said = button.parentElement?.querySelector("[data-copied]");
    if (!(said instanceof HTMLElement)) return;
    said.textContent = said.dataset.copied ?? "";
    setTimeout(() => { said.textContent = ""; }, SAID_FOR_MS);
  });
}

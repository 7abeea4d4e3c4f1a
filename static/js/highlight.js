// Marks the words of a search where they stand in the list, by the browser's own highlights: the text stays as it is.

/** Marks that combine with a letter. The server folds them away when it searches, so they are folded here. */
const COMBINING = /\p{M}/gu;

/** @param {string} text */
export const fold = (text) => text.normalize("NFD").replace(COMBINING, "").toLowerCase();

/**
 * Where a folded word stands in a text, as pairs of positions in the text as written.
 * @param {string} text
 * @param {string} word folded
 * @returns {[number, number][]}
 */
export function occurrences(text, word) {
  if (!word) return [];
  /** @type {number[]} */
  const origins = [];
  let folded = "";
  let position = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let index = 0; index < plain.length; index += 1) origins.push(position);
    folded += plain;
    position += letter.length;
  }
  origins.push(position);
  /** @type {[number, number][]} */
  const found = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    found.push([origins[at] ?? 0, origins[at + word.length] ?? position]);
  }
  return found;
}

/**
 * Highlights the words of a query within an element, as the style ::highlight(search) says.
 * @param {HTMLElement} element
 * @param {string} query
 */
export function highlight(element, query) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("search");
  const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!words.length) return;
  const found = new Highlight();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of words) {
      for (const [from, to] of occurrences(node.nodeValue ?? "", word)) {
        const range = new Range();
        range.setStart(node, from);
        range.setEnd(node, to);
        found.add(range);
      }
    }
  }
  CSS.highlights.set("search", found);
}

// What every page but the timeline needs: buttons that copy, and on an event's page the keys to its neighbours.

import { copyButtons } from "./copy.js";
import { turnKeys } from "./turn-keys.js";

copyButtons();
turnKeys(document, (rel) => {
  const link = document.querySelector(`.event-turns a[rel=${rel}]`);
  if (link instanceof HTMLAnchorElement) link.click();
});

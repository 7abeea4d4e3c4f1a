import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, occurrences } from "../../static/js/highlight.js";

test("a word is found however it is accented or cased", () => {
  assert.deepEqual(occurrences("Şuşa and SHUSHA", fold("susa")), [[0, 4]]);
  assert.deepEqual(occurrences("Şuşa and SHUSHA", "shusha"), [[9, 15]]);
});

test("every occurrence is found, with its place in the text as written", () => {
  assert.deepEqual(occurrences("é ab é ab", "ab"), [[2, 4], [7, 9]]);
});

test("no word finds nothing", () => assert.deepEqual(occurrences("text", ""), []));

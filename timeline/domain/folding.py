"""Folding text for search: case, accents and letters that people type without their marks."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

# Characters of a word that are looked at; no word of a language is longer, and indexes have their limits.
LONGEST_WORD = 100
# Letters that Unicode does not take apart, as they are typed on a keyboard without them.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "ʻ": "",
        "ʼ": "",
        "’": "",
        "'": "",
        "`": "",
    }
)


# Private characters of Unicode, which FTS5 takes for letters and `words_of` for none.
_DATASET, _HYPHEN = "\ue000", "\ue001"
# Within ASCII nothing has marks, and of the letters above only these stand there.
_DROPPED = str.maketrans("", "", "'`")
_WORD = re.compile(r"[^\W_]+")
# Names, notes and titles recur in thousands of documents.
MOST_TEXTS = 2048


def fold(text: str) -> str:
    """Return text in lower case without marks, so that Laçın, LACIN and lacin are one word.

    The Azerbaijani ə becomes e; `search_forms` adds the reading with a, since English spellings use either.
    """
    if text.isascii():
        return text.lower().translate(_DROPPED)
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.translate(_LETTERS).replace("ə", "e")


def search_forms(texts: Iterable[str]) -> str:
    """Return everything that should be found by words: folded words, each once, with one space between."""
    return " ".join(dict.fromkeys(chain.from_iterable(map(_forms_of, texts))))


@lru_cache(MOST_TEXTS)
def _forms_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, and those of its reading with a where it has an ə."""
    words = words_of(text)
    if "ə" in text.casefold():
        words += words_of(text.casefold().replace("ə", "a"))
    return tuple(words)


def words_of(text: str) -> list[str]:
    """Split a text into folded words; whatever is neither letter nor digit divides them."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def dataset_word(dataset: str) -> str:
    """Return the word that each event of a dataset has, the record's own under an empty id; no reader can type it."""
    return f"{_DATASET}{dataset.replace('-', _HYPHEN)}"

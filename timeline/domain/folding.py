"""Folding text for search: case, accents and letters that people type without their marks."""

import unicodedata

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


def fold(text: str) -> str:
    """Return text in lower case without marks, so that Laçın, LACIN and lacin are one word.

    The Azerbaijani ə becomes e; `search_forms` adds the reading with a, since English spellings use either.
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.translate(_LETTERS).replace("ə", "e")


def search_forms(texts: list[str]) -> str:
    """Return everything that should be found by words: folded words, each once, with one space between."""
    words: dict[str, None] = {}
    for text in texts:
        words |= dict.fromkeys(words_of(text))
        if "ə" in text.casefold():
            words |= dict.fromkeys(words_of(text.casefold().replace("ə", "a")))
    return " ".join(words)


def words_of(text: str) -> list[str]:
    """Split a text into folded words; whatever is neither letter nor digit divides them."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
    return [word[:LONGEST_WORD] for word in words]

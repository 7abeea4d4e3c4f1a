"""Folding text for search: case, accents and letters that people type without their marks."""

import unicodedata

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
    """Return everything that should be found by words, folded, one form a line, each once."""
    forms: dict[str, None] = {}
    for text in texts:
        if not text:
            continue
        forms[fold(text)] = None
        if "ə" in text.casefold():
            forms[fold(text.casefold().replace("ə", "a"))] = None
    return "\n".join(forms)


def words_of(query: str) -> list[str]:
    """Split what a reader typed into folded words; whatever is neither letter nor digit divides them."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(query)).split()

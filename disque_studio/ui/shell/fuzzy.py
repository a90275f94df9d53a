"""How well typed letters fit a text, for searching commands."""

import re

_WORD = re.compile(r"\w+")


def score(query: str, title: str, more: str = "") -> float | None:
    """Rate how a query fits a title and further text, higher for better; None where it does not.

    Every word of the query must stand in the title, best at the start of a word, or in the further text; or
    all its letters follow each other in the title, as "wll" in "Wipe Line Left". An empty query fits all.
    """
    title, more, words = title.casefold(), more.casefold(), query.casefold().split()
    if not words:
        return 0.0
    ratings = [_rate(word, title, more) for word in words]
    if all(rating > 0 for rating in ratings):
        return sum(ratings) / len(ratings) + 1 / (1 + len(title))
    return _letters("".join(words), title)


def _rate(word: str, title: str, more: str) -> float:
    starts = [found.start() for found in _WORD.finditer(title)]
    if title.startswith(word):
        return 10.0
    if any(title.startswith(word, start) for start in starts):
        return 8.0
    if word in title:
        return 5.0
    if re.search(rf"\b{re.escape(word)}", more):
        return 3.0
    return 2.0 if len(word) > 2 and word in more else 0.0


def _letters(letters: str, title: str) -> float | None:
    """Rate letters that follow each other in the title; those at the starts of words count most."""
    place, rating = 0, 0.0
    for letter in letters:
        start = _start_of_word(letter, title, place)
        found = title.find(letter, place) if start < 0 else start
        if found < 0:
            return None
        rating += 1.0 if start >= 0 else 0.2
        place = found + 1
    return rating / len(letters)


def _start_of_word(letter: str, title: str, place: int) -> int:
    starts = (found.start() for found in _WORD.finditer(title))
    return next((start for start in starts if start >= place and title[start] == letter), -1)

"""KATO prints kinds of places as abbreviations; people read whole words."""

KAZAKH = {
    "а.": ("village", "ауылы"),
    "к.": ("township", "кенті"),
    "қ.": ("city", "қаласы"),
    "Қ.Ә.": ("city", "қаласы"),
    "қ.ә.": ("city", "қаласы"),
    "а.о.": ("rural_district", "ауылдық округі"),
    "а.о": ("rural_district", "ауылдық округі"),
    "а.ә.": ("rural_district", "ауылының әкімдігі"),
    "к.ә.": ("township", "кентінің әкімдігі"),
    "ст.": ("station", "станциясы"),
}
RUSSIAN_BEFORE = {
    "с.": "село",
    "г.": "город",
    "п.": "посёлок",
    "ст.": "станция",
    "рзд.": "разъезд",
}
RUSSIAN_AFTER = {
    "с.о.": "сельский округ",
    "с.о": "сельский округ",
    "с.а.": "сельская администрация",
    "п.а.": "поселковая администрация",
}
CITY_AFTER = {"г.а.", "Г.А."}


def kazakh(name: str) -> tuple[str, str]:
    """The name in whole words, and the kind of place its abbreviation says."""
    head, _, tail = name.strip().rpartition(" ")
    kind, word = KAZAKH.get(tail, ("", tail))
    return f"{head} {word}".strip(), kind


def russian(name: str) -> str:
    """The name in whole words."""
    words = name.strip()
    for short, word in RUSSIAN_BEFORE.items():
        if words.startswith(short) and len(words) > len(short):
            return f"{word} {words.removeprefix(short).strip()}"
    head, _, tail = words.rpartition(" ")
    if head and tail in CITY_AFTER:
        return f"{head} городская администрация" if head.endswith("ая") else f"город {head}"
    return f"{head} {RUSSIAN_AFTER.get(tail, tail)}".strip()

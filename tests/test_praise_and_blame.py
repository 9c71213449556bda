"""No sentence of ours congratulates or blames by itself: it says what is, and what comes next.

A fix that nobody confirmed once earned its office a "Congratulations!" in other systems, and a
resident who doubted it a reproach. So every sentence of the catalogues, in all three languages,
and every template, letter and script is searched for words of praise and blame. People may use
them; we do not.
"""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
WORDS = {
    "en": """
        congratulat* | well done | good job | great job | great work | good news | great news |
        bravo | hooray | hurray | excellent* | wonderful* | amazing* | fantastic* | awesome |
        brilliant* | proud* | hero | heroes | champion* | splendid* | kudos | keep it up |
        blam* | guilt* | culprit* | fault | faults | your fault | shame* | disgrace* | negligen* |
        careless* | incompeten* | laziness | failed to | ignored | ignores | liar* | lied |
        cheat* | irresponsib* | unacceptab* | scandal* | should have known
    """,
    "ru": """
        поздравл* | молодец | молодцы | браво | отличн* | прекрасн* | замечательн* | великолепн* |
        превосходн* | блестящ* | ура | гордимся | гордость | горды | герой | герои | чемпион* |
        так держать | хорошая работа | хорошие новости |
        вина | вины | вине | виной | винов* | виню | обвин* | стыд* | позор* | халатн* |
        безответственн* | некомпетентн* | ленив* | лень | проигнорир* | игнорир* | лжёт | лжет |
        солгал* | соврал* | скандал* | неприемлем* | не справил* | бездейств* | провал* | упрек*
    """,
    "kk": """
        құттықта* | жарайсы* | бәрекелді* | керемет* | тамаша* | үздік* | мақтан* | батыр |
        батырлар* | чемпион* | өте жақсы | жақсы жаңалық* | жақсы жұмыс | қайырлы болсын |
        кінә* | айыпт* | ұят* | масқара* | салақ* | жауапкершіліксіз* | немқұрайлы* | қабілетсіз* |
        жалқау* | өтірік* | елемеді* | елемеген* | елемейді* | дәрменсіз* | жанжал*
    """,
}
# where such a word means something else: the sentence itself stands here, and why
ALLOWED: dict[str, str] = {"Өте жақсы": "the best grade of the scale; people give it"}


def pattern(words):
    """The list as one expression: whole words, `*` for any ending."""
    parts = [re.escape(one.strip()).replace(r"\*", r"\w*") for one in words.split("|")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


FOUND_BY = {language: pattern(words) for language, words in WORDS.items()}


def judged(text, *languages):
    """The words of praise and blame in a text."""
    return [hit.group() for one in languages for hit in FOUND_BY[one].finditer(text)]


def sentences():
    """Every sentence of the catalogues with its language; plurals apart."""
    for language in ("kk", "ru"):
        folder = ROOT / "mapapp" / "locale" / language / "LC_MESSAGES"
        for path in sorted(folder.glob("*.po")):
            for entry in polib.pofile(str(path)):
                if entry.obsolete:
                    continue
                yield "en", entry.msgid
                yield "en", entry.msgid_plural
                yield language, entry.msgstr
                yield from ((language, text) for text in entry.msgstr_plural.values())


def files():
    """What speaks beside the catalogues: templates, letters, scripts, the reference words."""
    yield from sorted((ROOT / "mapapp" / "templates").rglob("*.*"))
    yield from sorted((ROOT / "static" / "js").rglob("*.js"))
    yield from sorted((ROOT / "fixtures" / "reference").glob("*.json"))


def test_no_sentence_of_ours_praises_or_blames():
    found = {
        (language, text): hits
        for language, text in sentences()
        if text not in ALLOWED and (hits := judged(text, language))
    }

    assert found == {}


def test_no_template_letter_or_script_praises_or_blames():
    found = {
        str(path.relative_to(ROOT)): hits
        for path in files()
        if (hits := judged(path.read_text(encoding="utf-8"), *WORDS))
    }

    assert found == {}


def test_every_language_has_its_list_and_something_to_search():
    read = [language for language, text in sentences() if text]

    assert {language: read.count(language) > 500 for language in WORDS} == dict.fromkeys(
        WORDS, True
    )
    assert len(list(files())) > 100


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Congratulations! Your problem is solved."),
        ("en", "The akimat failed to answer in time."),
        ("ru", "Поздравляем: проблема решена!"),
        ("ru", "Акимат проигнорировал обращение, и это его вина."),
        ("kk", "Құттықтаймыз! Мәселеңіз шешілді."),
        ("kk", "Бұған әкімдік кінәлі."),
    ],
)
def test_a_planted_word_is_found(language, text):
    """The twin: such a sentence would be seen."""
    assert judged(text, language)


def test_a_planted_word_in_a_catalogue_is_found(monkeypatch):
    """The twin: one sentence more in the list that is searched."""
    planted = [*sentences(), ("ru", "Молодец, что отметили!")]
    monkeypatch.setitem(globals(), "sentences", lambda: planted)

    with pytest.raises(AssertionError, match=r"Молодец"):
        test_no_sentence_of_ours_praises_or_blames()


def test_a_word_inside_another_is_no_judgement():
    assert judged("Defaults are kept; a heroine of a novel", "en") == []
    assert judged("Половина улицы, новинка", "ru") == []

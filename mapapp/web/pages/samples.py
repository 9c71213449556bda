"""What the page of components shows: one example of every state. Words are Kazakh on purpose.

Kazakh words are the longest, so the page shows them in every language of the frame.
"""

from datetime import timedelta

from django import forms
from django.core.paginator import Page, Paginator
from django.utils import timezone

from mapapp.web.lines_field import LinesField

KINDS = ("problem", "initiative", "opportunity", "owner")
COLOURS = [
    "paper",
    "ground",
    "well",
    "ink",
    "ink-2",
    "line",
    "edge",
    "action",
    "sun",
    "danger",
    "warn",
    "good",
    "problem",
    "initiative",
    "opportunity",
    "owner",
    "land",
    "water",
    "outline",
]
GROUPS = ("waiting", "in_work", "done", "stopped")


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Бастаманың атауы", help_text="Бір сөйлеммен: не істеледі?")
    text = LinesField(label="Сипаттама", required=False)
    direction = forms.ChoiceField(
        label="Бастама саласы", choices=[("", "Таңдаңыз"), ("eco", "Экология"), ("edu", "Білім")]
    )
    needs = forms.MultipleChoiceField(
        label="Не керек?",
        choices=[("people", "Адамдар"), ("things", "Заттар"), ("money", "Қаражат")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    radius = forms.ChoiceField(
        label="Қызмет аймағы",
        choices=[("1", "1 км"), ("5", "5 км"), ("25", "25 км")],
        widget=forms.RadioSelect,
    )
    day = forms.DateField(label="Күні", required=False)
    photo = forms.FileField(label="Фото", required=False)
    agrees = forms.BooleanField(label="Жұмыс ерікті және ақысыз екенін түсінемін")


class PlaceSample(forms.Form):
    """The two inputs a place picker fills in, and a radius."""

    lon = forms.DecimalField(label="Бойлық")
    lat = forms.DecimalField(label="Ендік")
    travels_km = forms.IntegerField(label="Радиус, км", initial=5)


def steps() -> list[dict]:
    """The eleven printed steps, at the fourth."""
    words = (
        ("Жобаны толтыру", "done", "3 қараша"),
        ("Кері байланыс", "done", "9 қараша, Сарыарқа ауданының әкімдігі"),
        ("Мемлекеттік органды тарту", "skipped", "Жер учаскесі қажет емес"),
        ("Топты таңдау", "current", "4 желтоқсанға дейін"),
        ("Ресурстарды іздеу", "ahead", ""),
        ("Ресурстарды тарту", "ahead", ""),
        ("Мемлекеттік органның қолдауы", "ahead", ""),
        ("Жүзеге асыру", "ahead", ""),
        ("Жобаны жабу", "ahead", ""),
        ("Бағалау", "ahead", ""),
        ("Нәтиже", "ahead", ""),
    )
    return [
        {"number": number, "label": label, "state": state, "note": note}
        for number, (label, state, note) in enumerate(words, 1)
    ]


def timeline() -> list[dict]:
    """Five happenings of five tones."""
    now = timezone.now()
    words = (
        ("Тұрғындар растады: шешілді", "Он екі адам жауап берді.", "circle-check", "good"),
        ("Жұмыс аяқталды дейді топ", "Фотолар қосылды.", "megaphone", "action"),
        ("Мерзім жақындады", "Үш күн қалды.", "clock", "warn"),
        ("Өтінім қабылданбады", "Учаске жеке меншікте, иесінің келісімі керек.", "ban", "danger"),
        ("Мәселе картаға түсті", "", "map-pin", ""),
    )
    return [
        {
            "at": now - timedelta(days=9 * age),
            "title": title,
            "text": text,
            "icon": icon,
            "tone": tone,
            "who": "Сарыарқа ауданының әкімдігі",
            "lang": "kk",
        }
        for age, (title, text, icon, tone) in enumerate(words)
    ]


def page_of_many() -> Page:
    """The second of several pages."""
    return Paginator(range(100), 20).page(2)


def context() -> dict:
    """Everything the page shows."""
    wrong = SampleForm({"wrong-title": "", "wrong-radius": "99"}, prefix="wrong")
    return {
        "kinds": KINDS,
        "groups": GROUPS,
        "form": SampleForm(initial={"needs": ["people"], "radius": "5"}),
        "wrong_form": wrong,
        "place": PlaceSample(),
        "steps": steps(),
        "timeline": timeline(),
        "page": page_of_many(),
        "fact_yes": {"state": "yes", "on": timezone.now(), "text": "12 адам"},
        "fact_no": {"state": "no", "on": timezone.now(), "text": "шұңқыр қалған"},
        "fact_waiting": {"state": "waiting"},
        "tabs": [
            {"label": "Жаңа", "href": "#", "is_current": True, "count": 12},
            {"label": "Бүгін", "href": "#", "count": 3, "urgent": True},
            {"label": "Барлығы", "href": "#"},
        ],
        "crumbs": [{"label": "Бастамалар", "href": "#"}, {"label": "Ауладағы алаң"}],
        "colours": COLOURS,
    }

import csv

import pytest
from django.core.management import CommandError, call_command

from geo.loading import abbreviations
from geo.loading.codes import above, level_of
from geo.loading.kato import load_kato
from geo.loading.report import Report, progress
from geo.models import Level, Region
from tests.factories.geo import RegionFactory

pytestmark = pytest.mark.django_db


def row(kato, name_kk="Ауыл а.", name_ru="с.Село"):
    return {"kato": kato, "name_kk": name_kk, "name_ru": name_ru}


@pytest.fixture
def akmola():
    return RegionFactory(kato="110000000", name_kk="Ақмола облысы")


ROWS = [
    row("110000000", "Ақмола облысы", "Акмолинская область"),
    row("111600000", "Қосшы Қ.Ә.", "Косшы Г.А."),
    row("113200000", "Ақкөл ауданы", "Аккольский район"),
    row("113220000", "Ақкөл қ.ә.", "Аккольская г.а."),
    row("113220100", "Ақкөл қ.", "г.Акколь"),
]


@pytest.mark.usefixtures("akmola")
def test_the_classifier_becomes_a_tree_with_names_in_whole_words():
    assert load_kato(ROWS).counts == {"new": 4}
    assert load_kato(ROWS).counts == {"the same": 4}

    town = Region.objects.get(kato="113220100")
    assert town.path == "000000000.110000000.113200000.113220000.113220100."
    assert [unit.name_kk for unit in town.ancestors()][2:] == ["Ақкөл ауданы", "Ақкөл қаласы"]
    assert (town.level, town.name_ru) == (Level.SETTLEMENT, "город Акколь")


def test_a_district_of_a_great_city_stands_right_under_it():
    RegionFactory(kato="710000000")
    load_kato([row("711210000", "Есіл ауданы", "район Есиль")])

    district = Region.objects.get(kato="711210000")
    assert (district.level, district.parent.kato) == (Level.DISTRICT, "710000000")


def test_a_unit_with_land_keeps_its_name_unless_told(akmola):
    RegionFactory(under=akmola, kato="111600000", name_kk="Қосшы қаласы", name_ru="Косшы")
    renamed = [row("111600000", "Жаңа Қосшы Қ.Ә.", "Новые Косшы Г.А.")]

    assert load_kato(renamed).counts == {"the same": 1}
    assert load_kato(renamed, rename=True).counts == {"renamed": 1}
    assert Region.objects.get(kato="111600000").name_kk == "Жаңа Қосшы қаласы"


def test_a_unit_that_left_the_classifier_is_kept_and_told(akmola):
    RegionFactory(under=akmola, kato="111900000")

    assert load_kato(ROWS).counts["no longer in the classifier, kept"] == 1


@pytest.mark.usefixtures("akmola")
def test_what_is_refused_is_named_with_its_reason():
    report = load_kato(
        [row("113200000"), row("113200000"), row("x"), row(""), row("113300000", ""),
         row("611600000")]
    )  # fmt: skip

    assert dict(report.refused) == {
        "the code stands twice": ["113200000"],
        "not a code of nine digits": ["x", "(empty)"],
        "no Kazakh name": ["113300000"],
        "the unit that holds it is not loaded": ["611600000"],
    }


@pytest.mark.usefixtures("akmola")
def test_a_name_that_no_column_can_hold_is_refused():
    report = load_kato([row("113200000"), row("113300000", "А" * 201)])

    assert dict(report.refused) == {"a name is longer than 200 letters": ["113300000"]}
    assert report.counts["new"] == 1


@pytest.mark.usefixtures("akmola")
def test_a_failed_load_leaves_nothing(monkeypatch):
    monkeypatch.setattr(Region.objects, "bulk_update", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        load_kato(ROWS)

    assert Region.objects.filter(level__gt=Level.REGION).count() == 0


@pytest.mark.usefixtures("akmola")
def test_the_command_reads_other_column_names(tmp_path, capsys):
    path = tmp_path / "kato.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        csv.writer(lines).writerows([["te", "kaz", "rus"], ["113200000", "Ақкөл ауданы", ""]])

    call_command("load_kato", str(path), "--kato=te", "--name-kk=kaz", "--name-ru=rus")

    assert "KATO: 1 new, 0 refused" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no column kato"):
        call_command("load_kato", str(path))


@pytest.mark.parametrize(
    ("name_kk", "name_ru", "words"),
    [
        ("Семей Қ.Ә.", "Семей Г.А.", ("Семей қаласы", "город Семей", "city")),
        (
            "Ақсу к.ә.", "Аксуская п.а.",
            ("Ақсу кентінің әкімдігі", "Аксуская поселковая администрация", "township"),
        ),
        (
            "Абай а.о.", "Абайский с.о.",
            ("Абай ауылдық округі", "Абайский сельский округ", "rural_district"),
        ),
        ("Қараауыл а.", "с.Карааул", ("Қараауыл ауылы", "село Карааул", "village")),
        ("Есіл ауданы", "район Есиль", ("Есіл ауданы", "район Есиль", "")),
        ("Қосшы", "Косшы", ("Қосшы", "Косшы", "")),
    ],
)  # fmt: skip
def test_abbreviations_are_said_in_whole_words(name_kk, name_ru, words):
    kazakh, kind = abbreviations.kazakh(name_kk)

    assert (kazakh, abbreviations.russian(name_ru), kind) == words


def test_a_code_says_its_level_and_what_may_hold_it():
    levels = [level_of(code) for code in ("110000000", "113200000", "113220000", "113220100")]

    assert levels == [Level.REGION, Level.DISTRICT, Level.RURAL_DISTRICT, Level.SETTLEMENT]
    assert above("113220100") == ["113220000", "113200000", "110000000", "000000000"]
    assert above("110000000") == ["000000000"]


def test_a_long_list_of_refusals_is_cut_and_counted():
    report = Report("places")
    for number in range(9):
        report.refuse(str(number), "no name")

    assert [*report.lines()] == [
        "places: nothing new, 9 refused",
        "  refused, no name: 0; 1; 2; 3; 4; and 4 more",
    ]


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_shown_on_a_terminal_only(is_terminal):
    class Screen:
        shown = ""

        def isatty(self):
            return is_terminal

        def write(self, text):
            self.shown += text

        def flush(self): ...

    screen = Screen()

    assert [*progress("abc", "letters", total=3, screen=screen)] == ["a", "b", "c"]
    assert ("letters: 3 of 3" in screen.shown) == is_terminal

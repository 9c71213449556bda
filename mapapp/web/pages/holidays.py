"""The days of the calendar in the reader's language; the calendar itself is kept in Kazakh."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kernel.calendar import CalendarDay

MOVED = " (ауыстырылған)"
NAMES = {
    "Жаңа жыл": gettext_lazy("New Year"),
    "Православиелік Рождество": gettext_lazy("Orthodox Christmas"),
    "Халықаралық әйелдер күні": gettext_lazy("International Women's Day"),
    "Наурыз мейрамы": gettext_lazy("Nauryz"),
    "Қазақстан халқының бірлігі мерекесі": gettext_lazy("Unity Day of the People of Kazakhstan"),
    "Отан қорғаушы күні": gettext_lazy("Defender of the Fatherland Day"),
    "Жеңіс күні": gettext_lazy("Victory Day"),
    "Құрбан айттың бірінші күні": gettext_lazy("First day of Kurban Ait"),
    "Астана күні": gettext_lazy("Capital City Day"),
    "Конституция күні": gettext_lazy("Constitution Day"),
    "Республика күні": gettext_lazy("Republic Day"),
    "Тәуелсіздік күні": gettext_lazy("Independence Day"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """One day that is not what its weekday says; `language` where only Kazakh words are known."""

    day: date
    is_working: bool
    why: str
    language: str


def named(kept: CalendarDay) -> Day:
    """The day with its name; what has no name of ours is said as the calendar says it."""
    name = NAMES.get(kept.note.removesuffix(MOVED))
    if name is None:
        return Day(kept.day, kept.is_working, kept.note, "kk")
    is_moved = kept.note.endswith(MOVED)
    why = _("%(holiday)s, moved") % {"holiday": name} if is_moved else str(name)
    return Day(kept.day, kept.is_working, why, "")

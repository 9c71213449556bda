"""Ready answers of the office of the story."""

from initiatives.models import AnswerTemplate
from mapapp.demo.cast import Cast

READY = (
    (
        "refuse",
        "Қаражат жоқ",
        "{number} өтініші қаралды: биылғы бюджетте {place} бойынша бұл жұмысқа қаражат жоқ.",
        "Обращение {number} рассмотрено: в бюджете этого года средств на это нет ({place}).",
    ),
    (
        "start",
        "Жұмыс басталады",
        "Мердігерге тапсырылды, жұмыс {until} дейін аяқталады.",
        "Передано подрядчику, работы закончат до {until}.",
    ),
    (
        "ask",
        "Дәл мекенжай керек",
        "Қай үй екенін жазыңызшы: {place} бойынша мекенжай анық емес.",
        "Напишите, пожалуйста, номер дома: по {place} адрес неясен.",
    ),
)


def tell(cast: Cast) -> None:
    """Each once."""
    office = cast.staff["official_region"].offices[0]
    for verb, title, text_kk, text_ru in READY:
        AnswerTemplate.objects.get_or_create(
            office=office,
            kind="problem",
            verb=verb,
            title=title,
            defaults={"text_kk": text_kk, "text_ru": text_ru},
        )

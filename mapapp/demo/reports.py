"""The closing reports of the story, written by their leads over the days of the work."""

from functools import partial
from typing import Any
from uuid import uuid4

from django.utils import timezone

from initiatives import closing_report as writing
from initiatives import spending
from initiatives.closing_money import money_now, told_in
from initiatives.models import Area, Initiative, Milestone, MilestoneOutcome, Moment, Section

State = MilestoneOutcome.State
WORDS = {
    "kk": {
        "begun": "Керек-жарақты алдық, бірінші күні орынды тазаладық.",
        "done": "Жұмыс бітті: орын тазаланды, жөнделді, суреттер тіркелді.",
        "late": "Жаңбыр жауып, екі күнге кешіктік.",
        "counted": "Көршілермен бірге орнында санадық.",
        "people": "Үш көшенің тұрғындары, үйлердің тізімі бойынша.",
        "hours": "Әр күнгі келгендердің тізімі бойынша.",
        "paid": "Материалдар, түбіртек бойынша",
        "payer": "Топтың өзі",
        "left": "Қалғаны жетекшіде, келесі жұмысқа кетеді.",
        "pair": "Дәл сол жерден, жұмысқа дейін және кейін",
    },
    "ru": {
        "begun": "Всё нужное купили, в первый день расчистили место.",
        "done": "Работа сделана: место убрано, починено, снимки приложены.",
        "late": "Шёл дождь, опоздали на два дня.",
        "counted": "Сосчитали на месте вместе с соседями.",
        "people": "Жители трёх улиц, по списку домов.",
        "hours": "По списку пришедших в каждый из дней.",
        "paid": "Материалы, по чеку",
        "payer": "Сама команда",
        "left": "Остаток у руководителя, пойдёт на следующую работу.",
        "pair": "С одного и того же места, до работы и после",
    },
}


def begin_report(initiative: Initiative) -> None:
    """The first words, on the first day."""
    _saver(initiative)(Section.WORDS, words=WORDS[initiative.language]["begun"])


def write_report(initiative: Initiative) -> None:
    """Everything else, on the last."""
    say, save = WORDS[initiative.language], _saver(initiative)
    save(Section.WORDS, words=say["done"])
    rows = enumerate(initiative.milestones.all())
    save(Section.MILESTONES, lines={row.pk: _milestone(row, n, say) for n, row in rows})
    counted = {
        row.pk: {"measured": row.planned, "how": say["counted"]}
        for row in initiative.indicators.all()
    }
    save(Section.INDICATORS, lines=counted)
    save(Section.NUMBERS, **_numbers(say))
    _pay(initiative, say)
    save(Section.MONEY, **_money(initiative, say))
    save(Section.AREA, area=Area.KM_3)
    _show(initiative, say)


def _saver(initiative: Initiative) -> Any:  # noqa: ANN401 - the verb without what never changes
    return partial(writing.save_section, initiative, by=initiative.lead, seen=None)


def _milestone(row: Milestone, number: int, say: dict[str, str]) -> dict[str, Any]:
    day = min(row.due_on, timezone.localdate())
    return {"state": State.DONE, "done_on": day, "words": say["late"] if number else ""}


def _pay(initiative: Initiative, say: dict[str, str]) -> None:
    """Everything that was planned is bought by now."""
    for line in initiative.budget_lines.with_spent():
        if line.spent == line.amount_tiyn:
            continue
        paid = spending.Spent(
            amount_tiyn=line.amount_tiyn - line.spent,
            spent_on=timezone.localdate(),
            words=say["paid"],
            client_id=uuid4(),
        )
        spending.spend(line, paid, by=initiative.lead)


def _money(initiative: Initiative, say: dict[str, str]) -> dict[str, Any]:
    """What was given does not reach: the team paid the rest; or something of it is left."""
    money = money_now(initiative, told_in(writing.being_written(initiative)))
    paid = {
        off.line.key: {"elsewhere_tiyn": off.amount_tiyn, "payer": say["payer"]}
        for off in money.troubles
    }
    return {"lines": paid, "left_words": say["left"] if money.left_tiyn > 0 else ""}


def _numbers(say: dict[str, str]) -> dict[str, Any]:
    return {
        "people_helped": 200,
        "people_how": say["people"],
        "hours": 36,
        "hours_how": say["hours"],
    }


def _show(initiative: Initiative, say: dict[str, str]) -> None:
    photos = [initiative.evidence.filter(moment=moment).first() for moment in Moment]
    writing.put_side_by_side(initiative, *photos, by=initiative.lead, words=say["pair"])

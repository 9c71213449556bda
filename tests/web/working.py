"""The doors of the work: what each takes, and whose it is."""

from notifications.work_dates import ADDRESS

# What the routes of the work take, by the things of a territory.
WORK = {
    "photos:news": lambda t: [t.news_photo.pk],
    "feeds:work": lambda t: [ADDRESS.of(t.work_calendar)],
    "work:home": lambda t: [t.initiative.pk],
    "work:tell": lambda t: [t.initiative.pk],
    "work:take_back": lambda t: [t.initiative.pk, t.news.pk],
    "work:mark": lambda t: [t.initiative.pk, t.milestone.pk],
    "work:expenses": lambda t: [t.initiative.pk],
    "work:spend": lambda t: [t.initiative.pk],
    "work:take_expense_back": lambda t: [t.initiative.pk, t.expense.pk],
    "work:tasks": lambda t: [t.initiative.pk],
    "work:task": lambda t: [t.initiative.pk, t.task.pk],
    "work:receipt": lambda t: [t.initiative.pk, t.expense.pk],
}
LEADS = {"author", "lead"}
ACCEPTS = {"coordinator", "official_district", "official_region"}
# Whose each of them is; what is not here is everybody's to read.
WORKED_BY = {
    "work:mark": LEADS,
    "work:spend": LEADS,
    "work:take_expense_back": LEADS,
    "work:receipt": LEADS | {"member"} | ACCEPTS,
    "work:take_back": {"member"},
    "work:tasks": LEADS | {"member"},
    "work:task": LEADS | {"member"},
    "work:tell": LEADS | {"member"},
}

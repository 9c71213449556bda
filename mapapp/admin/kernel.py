"""The journal and the outbox to look at, the working calendar to keep."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kernel.models import CalendarDay, JournalEntry, Outbox
from mapapp.admin.reading import ReadOnly


@admin.register(JournalEntry)
class JournalEntryAdmin(ReadOnly, admin.ModelAdmin):
    """Everything that happened; the database refuses to change it, too."""

    list_display = ["at", "workflow", "subject_id", "verb", "before", "after", "actor"]
    list_filter = ["workflow", "verb"]
    list_select_related = ["actor"]
    date_hierarchy = "at"
    search_fields = ["=subject_id"]
    fields = [
        "at",
        ("workflow", "subject_type", "subject_id"),
        ("verb", "before", "after"),
        ("reason_code", "reason"),
        "details",
        "actor",
    ]


@admin.register(CalendarDay)
class CalendarDayAdmin(admin.ModelAdmin):
    """Holidays and moved days, each with the decree it comes from."""

    list_display = ["day", "is_working", "note", "source"]
    list_filter = ["is_working"]
    date_hierarchy = "day"
    fields = ["day", "is_working", "note", "source"]


@admin.register(Outbox)
class OutboxAdmin(ReadOnly, admin.ModelAdmin):
    """What waits to leave, and what did not; the words of a letter are not shown."""

    list_display = ["created_at", "kind", "key", "attempts", "done_at", "trouble"]
    list_filter = ["kind", ("done_at", admin.EmptyFieldListFilter)]
    date_hierarchy = "created_at"
    fields = ["kind", "key", "created_at", "due_at", "attempts", "done_at", "trouble"]

    @admin.display(description=_("last error"))
    def trouble(self, row: Outbox) -> str:
        """The first line of the last error."""
        return row.last_error.partition("\n")[0][:200]

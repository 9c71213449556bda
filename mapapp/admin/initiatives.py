"""Words and questions to keep; problems and initiatives to look at, never to move from here."""

from django import forms
from django.contrib import admin
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest

from initiatives.models import (
    AnswerTemplate,
    BudgetLine,
    CareKind,
    CategoryQuestion,
    CategorySheet,
    Channel,
    Direction,
    DirectionRule,
    EmergencyPhone,
    Indicator,
    Initiative,
    Involvement,
    Milestone,
    Need,
    Problem,
    ProblemCategory,
    Question,
    Questionnaire,
    ResourceKind,
    RoutingRule,
    Seat,
    Skill,
    TeamMember,
)
from mapapp.admin.reading import Kept, ReadOnly
from mapapp.icons import icon_names

NAMES = ("name_kk", "name_ru", "name_en")


class WordAdmin(Kept, admin.ModelAdmin):
    """A word of reference data: its code is for ever, its name may be corrected."""

    list_display = ["code", *NAMES, "ordering", "is_active"]
    list_editable = ["ordering", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["code", *NAMES]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Others refer to the code, so it stays as it was first written."""
        del request
        return ["code"] if obj else []

    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: object
    ) -> forms.Field | None:
        """An icon is one of those that are drawn."""
        if db_field.name == "icon":
            names = [(name, name) for name in icon_names()]
            return forms.ChoiceField(choices=[("", "—"), *names], required=False)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


WORDS = [Direction, Skill, ResourceKind, ProblemCategory, Channel, EmergencyPhone]
admin.site.register(WORDS, WordAdmin)


@admin.register(CareKind)
class CareKindAdmin(WordAdmin):
    """Kinds of what is looked after; how far everybody sees one is settled when it is added."""

    list_display = ["code", *NAMES, "every_days", "cell_km", "ordering", "is_active"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """An initiative near it was shown by it: another precision is another kind."""
        kept = super().get_readonly_fields(request, obj)
        return [*kept, "cell_km"] if obj else kept


@admin.register(AnswerTemplate)
class AnswerTemplateAdmin(Kept, admin.ModelAdmin):
    """Ready answers; those without an office are everybody's and are written here only."""

    list_display = ["title", "kind", "verb", "category", "office", "is_active"]
    list_filter = ["kind", "verb", "is_active"]
    list_select_related = ["category", "office"]
    search_fields = ["title"]


@admin.register(DirectionRule)
class DirectionRuleAdmin(Kept, admin.ModelAdmin):
    """What authors are told about the spheres, each with where it is said."""

    list_display = ["code", "kind", "direction", *NAMES, "source"]
    list_filter = ["kind"]
    list_select_related = ["direction"]
    search_fields = ["code", *NAMES]


class CategoryQuestionInline(admin.StackedInline):
    """The questions of one version about a kind of problem."""

    model = CategoryQuestion
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What has been answered is not asked differently afterwards."""
        return super().has_add_permission(request, obj) and not is_answered(obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As above."""
        return super().has_change_permission(request, obj) and not is_answered(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As above."""
        return super().has_delete_permission(request, obj) and not is_answered(obj)


def is_answered(sheet: CategorySheet | None) -> bool:
    """Some report keeps answers to this very version."""
    return sheet is not None and Problem.objects.filter(sheet=sheet.pk).exists()


@admin.register(CategorySheet)
class CategorySheetAdmin(Kept, admin.ModelAdmin):
    """Versions of the questions about a kind; a new version is a new row."""

    list_display = ["__str__", "category", "version", "created_at"]
    list_select_related = ["category"]
    inlines = [CategoryQuestionInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """A version keeps its kind and its number."""
        del request
        return ["category", "version"] if obj else []


class LineInline(ReadOnly, admin.TabularInline):
    """Rows of one initiative, to look at."""

    extra = 0


def inline(row: type[Model], *fields: str) -> type[LineInline]:
    """A table of rows of this kind."""
    shown = {"model": row, "fields": fields, "readonly_fields": fields}
    return type(f"{row.__name__}Inline", (LineInline,), shown)


@admin.register(Questionnaire)
class QuestionnaireAdmin(ReadOnly, admin.ModelAdmin):
    """Versions to look at; they are written on the site, where they are previewed first."""

    list_display = ["__str__", "direction", "version", "published_at"]
    list_select_related = ["direction"]
    fields = ["direction", "version", "published_at"]
    inlines = [inline(Question, "ordering", "code", "kind", *NAMES, "is_required")]


@admin.register(RoutingRule)
class RoutingRuleAdmin(ReadOnly, admin.ModelAdmin):
    """Exceptions of routing to look at; they are kept on the site, where they are tried first."""

    list_display = ["order", "region", "category", "direction", "office", "is_active"]
    list_filter = ["is_active", "category"]
    list_select_related = ["region", "category", "direction", "office"]
    exclude = ["area"]


@admin.register(Problem)
class ProblemAdmin(ReadOnly, admin.ModelAdmin):
    """Problems by stage and territory. The exact place and the contact are not shown."""

    list_display = ["number", "stage", "category", "region", "office", "due_at", "created_at"]
    list_filter = ["stage", "category"]
    list_select_related = ["category", "region", "office"]
    search_fields = ["=number", "text"]
    date_hierarchy = "created_at"
    fields = [
        ("number", "stage", "stage_since"),
        ("due_at", "paused_at"),
        ("category", "language"),
        "text",
        ("taken_by", "channel", "is_vouched_for"),
        ("region", "office", "routed_because"),
        "duplicate_of",
        ("created_at", "updated_at"),
    ]


@admin.register(Initiative)
class InitiativeAdmin(ReadOnly, admin.ModelAdmin):
    """Initiatives by stage and territory; drafts are their authors' alone."""

    list_display = ["number", "title", "stage", "direction", "region", "office", "due_at"]
    list_filter = ["stage", "direction"]
    list_select_related = ["direction", "region", "office"]
    search_fields = ["=number", "title"]
    date_hierarchy = "created_at"
    fields = [
        ("number", "stage", "stage_since"),
        ("due_at", "paused_at"),
        ("title", "language"),
        "summary",
        ("direction", "region", "office", "routed_because"),
        ("plan_starts", "plan_ends", "resources_until"),
        ("public_answer_kk", "public_answer_ru"),
        "report",
        "duplicate_of",
        ("created_at", "updated_at"),
    ]
    inlines = [
        inline(Seat, "role", "skill", "wanted", "is_essential"),
        inline(Need, "kind", "title", "wanted", "unit", "is_essential"),
        inline(Milestone, "title", "due_on", "indicator", "ordering"),
        inline(Indicator, "title", "planned", "unit"),
        inline(BudgetLine, "title", "amount_tiyn", "source"),
        inline(TeamMember, "seat", "need", "state", "answered_at"),
        inline(Involvement, "office", "kind", "task", "due_at", "answer_kk", "closed_at"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Initiative]:
        """Whatever has been sent."""
        return super().get_queryset(request).exclude(stage="draft")

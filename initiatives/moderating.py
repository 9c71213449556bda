"""What of this app may be flagged and moderated, and what is left of it once it is deleted.

A deleted problem or initiative keeps its row: numbers, dates and the journal stay true, the
people's words, places, photos and contacts are gone. A deleted photo is gone altogether.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from community.commenting import forget_comment, forget_taken_back
from community.models import Comment
from community.moderated import Moderated, register
from community.redacting import forget_file
from initiatives import backing, evaluating
from initiatives.models import (
    Beneficiary,
    BestPractice,
    BodyPromise,
    CareVisit,
    Document,
    DrawnEvaluator,
    EvaluationAnswer,
    EvaluationQuestion,
    EvidencePhoto,
    FixQuestion,
    Initiative,
    NewsPhoto,
    Note,
    OutsidePhoto,
    OutsideQuestion,
    Problem,
    ProblemPhoto,
    WorkNews,
)
from initiatives.models.about import Thing
from initiatives.pins import put_initiative, put_problem
from initiatives.spending import forget_receipts
from initiatives.telling_news import forget_news

Photo = ProblemPhoto | EvidencePhoto | OutsidePhoto | NewsPhoto


def forget_problem(problem: Problem) -> None:
    """Nothing of what was told is left, and no exact place."""
    for photo in problem.photos.all():
        forget_photo(photo)
    problem.answers.update(comment="")
    FixQuestion.objects.filter(round__problem=problem).delete()
    _forget_desk(problem)
    problem.sheet_answers = {}
    problem.text = problem.contact_phone = problem.contact_email = problem.client_digest = ""
    problem.location, problem.hides_name = problem.public_location, True
    problem.save()


def forget_initiative(initiative: Initiative) -> None:
    """Nothing of what was proposed is left."""
    for photo in initiative.evidence.all():
        forget_photo(photo)
    for document in initiative.documents.all():
        forget_document(document)
    backing.owe_nothing(initiative)
    for news in initiative.news.all():
        forget_news(news)
    forget_receipts(initiative)
    initiative.work_tasks.all().delete()
    initiative.members.update(message="")
    _forget_plan(initiative)
    BestPractice.objects.filter(initiative=initiative).delete()
    initiative.involvements.update(task="", answer_kk="", answer_ru="")
    BodyPromise.objects.filter(involvement__initiative=initiative).update(words="")
    _forget_evaluations(initiative)
    _forget_care(initiative)
    _forget_desk(initiative)
    initiative.title, initiative.summary = initiative.number or "", ""
    initiative.report, initiative.answers = "", {}
    initiative.location, initiative.hides_name = initiative.public_location, True
    initiative.save()


def follow_initiative(initiative: Initiative) -> None:
    """Hidden or shown again: its pin, what supporters are owed, the clock of those who judge."""
    put_initiative(initiative)
    backing.follow_mark(initiative)
    evaluating.follow_mark(initiative)


def _forget_plan(initiative: Initiative) -> None:
    """Who was looked for stays counted; what was planned, and who was asked to write, is gone."""
    initiative.needs.update(title="")
    initiative.seats.update(role="")
    initiative.closing_reports.all().delete()  # first: what was planned is held by them
    for rows in (initiative.milestones, initiative.indicators, initiative.co_authors):
        rows.all().delete()
    initiative.budget_lines.filter(expenses=None).delete()
    initiative.budget_lines.update(title="")  # the ledger holds on to its lines


def _forget_evaluations(initiative: Initiative) -> None:
    """What was answered stays counted, without its words and links.

    The people helped are gone with the report that named them; the journal keeps their count.
    """
    said = {"comment": ""}
    EvaluationAnswer.objects.filter(evaluation__initiative=initiative).update(**said)
    DrawnEvaluator.objects.filter(draw__evaluation__initiative=initiative).update(**said)
    EvaluationQuestion.objects.filter(evaluation__initiative=initiative).delete()


def forget_beneficiaries(rows: QuerySet[Beneficiary]) -> None:
    """Neither how they could be reached nor their links; what they answered stays counted."""
    rows.filter(answer=None).delete()
    rows.update(contact="", contact_hash="", word_hash="")


def _forget_care(initiative: Initiative) -> None:
    """What was looked after, where exactly, and what was seen of it."""
    for visit in CareVisit.objects.filter(point__initiative=initiative).exclude(photo=""):
        forget_file(visit.photo)
    initiative.care_points.all().delete()


def _forget_desk(thing: Thing) -> None:
    """What colleagues told each other and everybody said, and what was asked elsewhere."""
    Note.objects.of(thing).delete()
    Comment.objects.of(thing).update(text="", hides_name=True)
    for question in OutsideQuestion.objects.of(thing):
        for photo in question.photos.all():
            forget_photo(photo)
        question.delete()


def forget_photo(photo: Photo) -> None:
    """The row and the file."""
    forget_file(photo.image)
    photo.delete()


def forget_document(document: Document) -> None:
    """The row and the paper."""
    forget_file(document.file)
    document.delete()


def _photos_of_problems(user: Any) -> QuerySet[ProblemPhoto]:  # noqa: ANN401 - a user or a guest
    seen = Problem.objects.visible_to(user)
    return ProblemPhoto.objects.shown().filter(problem__in=seen).select_related("problem__region")


def _evidence(user: Any) -> QuerySet[EvidencePhoto]:  # noqa: ANN401 - the same
    seen = Initiative.objects.visible_to(user)
    rows = EvidencePhoto.objects.shown().filter(initiative__in=seen)
    return rows.select_related("initiative__region")


def _news(user: Any) -> QuerySet[WorkNews]:  # noqa: ANN401 - the same
    seen = Initiative.objects.visible_to(user)
    return WorkNews.objects.said().filter(initiative__in=seen).select_related("initiative__region")


def _photos_of_news(user: Any) -> QuerySet[NewsPhoto]:  # noqa: ANN401 - the same
    """A photo goes out of sight with the words it belongs to."""
    rows = NewsPhoto.objects.shown().filter(news__in=_news(user).order_by().values("pk"))
    return rows.select_related("news__initiative__region")


def _comments(user: Any) -> QuerySet[Comment]:  # noqa: ANN401 - the same
    """What is said about the things this person sees."""
    seen = Q()
    for model in (Problem, Initiative):
        rows = model.objects.visible_to(user).order_by().values("pk")
        kind = ContentType.objects.get_for_model(model)
        seen |= Q(subject_type=kind, subject_id__in=rows)
    return Comment.objects.said().filter(seen)


register(
    Moderated(
        name="problem",
        model=Problem,
        parent_of=lambda problem: problem,
        author_of=lambda problem: problem.author_id,
        seen_by=Problem.objects.visible_to,
        forget=forget_problem,
        follow=put_problem,
        is_supported=True,
    )
)
register(
    Moderated(
        name="initiative",
        model=Initiative,
        parent_of=lambda initiative: initiative,
        author_of=lambda initiative: initiative.author_id,
        seen_by=Initiative.objects.visible_to,
        forget=forget_initiative,
        follow=follow_initiative,
        is_supported=True,
    )
)
register(
    Moderated(
        name="photo",
        model=ProblemPhoto,
        parent_of=lambda photo: photo.problem,
        author_of=lambda photo: photo.added_by_id or photo.problem.author_id,
        seen_by=_photos_of_problems,
        forget=forget_photo,
        is_photo=True,
    )
)
register(
    Moderated(
        name="evidence",
        model=EvidencePhoto,
        parent_of=lambda photo: photo.initiative,
        author_of=lambda photo: photo.added_by_id,
        seen_by=_evidence,
        forget=forget_photo,
        is_photo=True,
    )
)
register(
    Moderated(
        name="news",
        model=WorkNews,
        parent_of=lambda news: news.initiative,
        author_of=lambda news: news.author_id,
        seen_by=_news,
        forget=forget_news,
    )
)
register(
    Moderated(
        name="news_photo",
        model=NewsPhoto,
        parent_of=lambda photo: photo.news.initiative,
        author_of=lambda photo: photo.news.author_id,
        seen_by=_photos_of_news,
        forget=forget_photo,
        is_photo=True,
    )
)
register(
    Moderated(
        name="comment",
        model=Comment,
        parent_of=lambda comment: comment.subject,
        author_of=lambda comment: comment.author_id,
        seen_by=_comments,
        forget=forget_comment,
        follow=forget_taken_back,
    )
)

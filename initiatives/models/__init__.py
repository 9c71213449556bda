"""What is wrong, what is proposed, and who carries it."""

from initiatives.models.answer import Opinion, ProblemAnswer
from initiatives.models.application import CoAuthor, Document
from initiatives.models.asking import FixQuestion, FixRound, FixSilence
from initiatives.models.beneficiary import Beneficiary, BeneficiaryAnswer
from initiatives.models.care import CarePoint, CareRound, CareState, CareVisit
from initiatives.models.category_sheet import CategoryQuestion, CategorySheet
from initiatives.models.closing import (
    Area,
    ClosingReport,
    IndicatorOutcome,
    MilestoneOutcome,
    PaidElsewhere,
    PhotoPair,
    Section,
    SectionRemark,
)
from initiatives.models.desk_view import DeskOpening, DeskView
from initiatives.models.drawn import Draw, DrawnEvaluator, ResidentsDraw
from initiatives.models.drive import Drive
from initiatives.models.evaluation import (
    Evaluation,
    EvaluationAnswer,
    EvaluationQuestion,
    Verdict,
)
from initiatives.models.evidence import EvidencePhoto, Moment
from initiatives.models.expense import Expense
from initiatives.models.initiative import Initiative
from initiatives.models.involvement import BodyPromise, Involvement
from initiatives.models.need import Need
from initiatives.models.news import NewsPhoto, WorkNews
from initiatives.models.note import Note, NoteVersion
from initiatives.models.numbering import NumberCounter
from initiatives.models.outside import OutsidePhoto, OutsideQuestion
from initiatives.models.owed import OwedAnswer
from initiatives.models.photo import ProblemPhoto, WaitingPhoto
from initiatives.models.plan import BudgetLine, Indicator, Milestone, Progress
from initiatives.models.problem import Problem
from initiatives.models.programme import (
    BaseCentre,
    BestPractice,
    Joined,
    NationalProject,
    Priority,
    ProjectGoal,
)
from initiatives.models.questionnaire import Question, Questionnaire
from initiatives.models.routing_rule import RoutingRule
from initiatives.models.team import Seat, TeamMember
from initiatives.models.template import AnswerTemplate
from initiatives.models.work_task import WorkTask
from initiatives.taxonomy import (
    CareKind,
    Channel,
    Direction,
    DirectionRule,
    EmergencyPhone,
    ProblemCategory,
    ResourceKind,
    Skill,
)

__all__ = [
    "AnswerTemplate",
    "Area",
    "BaseCentre",
    "Beneficiary",
    "BeneficiaryAnswer",
    "BestPractice",
    "BodyPromise",
    "BudgetLine",
    "CareKind",
    "CarePoint",
    "CareRound",
    "CareState",
    "CareVisit",
    "CategoryQuestion",
    "CategorySheet",
    "Channel",
    "ClosingReport",
    "CoAuthor",
    "DeskOpening",
    "DeskView",
    "Direction",
    "DirectionRule",
    "Document",
    "Draw",
    "DrawnEvaluator",
    "Drive",
    "EmergencyPhone",
    "Evaluation",
    "EvaluationAnswer",
    "EvaluationQuestion",
    "EvidencePhoto",
    "Expense",
    "FixQuestion",
    "FixRound",
    "FixSilence",
    "Indicator",
    "IndicatorOutcome",
    "Initiative",
    "Involvement",
    "Joined",
    "Milestone",
    "MilestoneOutcome",
    "Moment",
    "NationalProject",
    "Need",
    "NewsPhoto",
    "Note",
    "NoteVersion",
    "NumberCounter",
    "Opinion",
    "OutsidePhoto",
    "OutsideQuestion",
    "OwedAnswer",
    "PaidElsewhere",
    "PhotoPair",
    "Priority",
    "Problem",
    "ProblemAnswer",
    "ProblemCategory",
    "ProblemPhoto",
    "Progress",
    "ProjectGoal",
    "Question",
    "Questionnaire",
    "ResidentsDraw",
    "ResourceKind",
    "RoutingRule",
    "Seat",
    "Section",
    "SectionRemark",
    "Skill",
    "TeamMember",
    "Verdict",
    "WaitingPhoto",
    "WorkNews",
    "WorkTask",
]

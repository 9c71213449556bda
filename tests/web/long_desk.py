"""A desk as long as a bad year, in a country with many others."""

from django.db import connection

from initiatives.models import Initiative, Problem
from initiatives.stages import PROBLEM_ON_THE_DESK, ProblemStage, Stage
from tests.factories.accounts import OfficeFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

OPEN = 10_000
CLOSED = 500
ELSEWHERE = 24_000
OFFICES = 40
OWN_COLUMNS = {"id", "number", "client_id", "stage", "due_at", "office_id", "region_id"}
COPY = """
    INSERT INTO {table} (number, stage, due_at, office_id, region_id, {rest})
    SELECT 'X-' || nextval('a_long_desk'), (%s::text[])[1 + n %% %s],
           now() + make_interval(mins => n * 37 %% 57600 - 14400), %s, %s, {rest}
    FROM {table}, generate_series(1, %s) AS n WHERE id = %s
"""


def lay(office):
    """Ten thousand open things at one office, closed ones behind them, the country around it."""
    problem = ProblemFactory(confirmed=True)
    initiative = InitiativeFactory(submitted=True, region=problem.region)
    lands = RegionFactory.create_batch(OFFICES, under=problem.region, box=None)
    others = [OfficeFactory(region=land) for land in lands]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")  # it guards people, not this load
        cursor.execute("CREATE SEQUENCE a_long_desk")
        for at, open_ in ((office, OPEN), *((other, ELSEWHERE // OFFICES) for other in others)):
            _copy(cursor, problem, at, open_ * 4 // 5, sorted(PROBLEM_ON_THE_DESK))
            _copy(cursor, initiative, at, open_ // 5, [Stage.IN_REVIEW])
        _copy(cursor, problem, office, CLOSED, [ProblemStage.CLOSED])
        _copy(cursor, initiative, office, CLOSED, [Stage.SOLVED])
        for model in (Problem, Initiative):
            cursor.execute(f"ANALYZE {model._meta.db_table}")


def _copy(cursor, thing, office, count, stages):
    """So many like this one, at this office, in these stages by turns, due around today."""
    table = thing._meta.db_table
    columns = {field.column for field in thing._meta.concrete_fields if not field.generated}
    sql = COPY.format(table=table, rest=", ".join(sorted(columns - OWN_COLUMNS)))
    facts = [[str(stage) for stage in stages], len(stages), office.pk, office.region_id]
    cursor.execute(sql, [*facts, count, thing.pk])


def models():
    """The tables that grow."""
    return (Problem, Initiative)

"""A migration that locks a table in use is refused, unless it says why it may."""

from mapapp.management.commands.lint_migrations import complaints

INDEX = 'CREATE INDEX "pin_idx" ON "initiatives_problem" ("stage");'
RULE = "require-concurrent-index-creation"


def test_an_index_built_while_people_write_is_refused():
    assert [line for line in complaints(INDEX, set()) if RULE in line]


def test_a_reason_in_the_migration_lets_it_pass():
    assert complaints(INDEX, {RULE}) == []


def test_a_column_that_is_taken_away_under_the_running_code_is_refused():
    assert complaints('ALTER TABLE "initiatives_problem" DROP COLUMN "title";', set())


def test_what_blocks_nobody_passes():
    assert (
        complaints('ALTER TABLE "initiatives_problem" ADD COLUMN "seen" date NULL;', set()) == []
    )

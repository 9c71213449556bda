"""Random lives through the pages: who presses what, and what the tables typed by hand allow.

Nothing here asks the product what is right: `tests/initiatives/model.py` says it.
"""

from datetime import date

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import OperatorFactory
from tests.initiatives import model, promised
from tests.initiatives.world import GIVEN, World

ANSWERS = {  # a code of the model: what the page may say; 404 where the thing is not seen at all
    "not_allowed": {403, 404},
    "wrong_stage": {404, 409},
    "no_office_above": {422},
    "answers_awaited": {422},
    "extended_already": {422},
    "clock_is_the_plan": {422},
    "doubted_already": {422},
    "nobody_doubts": {422},
    "nothing_to_appeal": {422},
    "stale": {409},
    "unknown": {404},
    "guest": {302},
}
CODES = {"forward": "wrong_office", "withdraw": "by_mistake", "suspend": "dispute"}
UNKNOWN = ("leap", "set_stage")  # words of no table
STALE_NOW_AND_THEN, ANYTHING, ADMIN = 0.07, 0.45, 0.12
PROBLEM_DEAD = {"withdrawn", "refused", "closed"}
ADMIN_ANSWERS = {302, 403, 404, 405}


class Pages:
    """The browsers of everybody."""

    def __init__(self):
        self.browsers = {}

    def of(self, person):
        """One browser a person, a fresh one for guests; a crash is an answer, of 500."""
        key = person.pk if person else None
        if key not in self.browsers:
            self.browsers[key] = Client(raise_request_exception=False)
            if person:
                self.browsers[key].force_login(person)
        return self.browsers[key]


def sent(verb, given):
    """What the browser sends for what the table is given."""
    typed = dict(given)
    for line in typed.pop("gives", []):  # a field of the form for each kind
        typed[f"gives_{line['kind']}"] = line["words"]
    if verb in CODES:
        typed["reason_code"] = CODES[verb]
    return {f"{verb}-{name}": as_text(value) for name, value in typed.items()}


def as_text(value):
    """A thing as its field names it."""
    if isinstance(value, Model):
        return getattr(value, "number", None) or value.pk
    if isinstance(value, date):
        return value.isoformat()
    return "on" if value is True else value


class Life:
    """An initiative and its problem after one another, both led by chance."""

    def __init__(self, luck):
        self.luck, self.world, self.pages = luck, World(), Pages()
        self.operator = OperatorFactory(of=self.world.home, is_superuser=True)
        self.pressed = self.made = self.in_admin = 0
        self.seen_answers = set()
        self.begin()

    def begin(self):
        """Both are born together."""
        self.problem = self.world.problem()
        self.initiative = self.world.initiative(self.problem)
        self.told, self.problem_told = model.Initiative(), model.Problem()

    def step(self):
        """Somebody does something, and both products must agree afterwards."""
        if self.luck.random() < ADMIN:
            self.staff_admin()
        else:
            subject = self.luck.choice((self.initiative, self.problem))
            self.press(subject, *self.drawn(subject))
        self.agree("afterwards")
        if self.told.stage == "withdrawn" or self.problem_told.stage in PROBLEM_DEAD:
            self.begin()

    def drawn(self, subject):
        """A verb and an actor: anything at all, or a way on that is open."""
        carrier, number = [self.told.stage][: subject is self.problem], self.luck.randrange(10_000)
        told = self.problem_told if carrier else self.told
        ways = told.ways(number, *carrier)
        if ways and self.luck.random() > ANYTHING:
            return self.luck.choice(ways)
        table = promised.PROBLEM_MOVES if carrier else promised.MOVES
        verb = self.luck.choice((*table, *UNKNOWN))
        entitled = [a for a in model.ACTORS if verb in table and told.may(a, verb, *carrier)]
        # a stage is guarded by the table alone only against those whom the table names
        return verb, self.luck.choice(entitled if entitled and number % 2 else model.ACTORS)

    def press(self, subject, verb, actor):
        """One press, and what came of it."""
        expected, person = self.expected(subject, verb, actor), self.person(subject, actor)
        verdicts = [self.luck.choice(("yes", "partly", "no")) for _ in range(3)]
        given = self.given(subject, verb, verdicts, expected)
        last = subject.last_entry()
        if not expected and person is None:
            subject.move(verb, by=None, **given)  # time has passed: no page does this
            self.follow(subject, verb, actor, verdicts)
            return
        seen = last.pk if last else 0
        if not expected and last and self.luck.random() < STALE_NOW_AND_THEN:
            expected, seen = "stale", seen - 1
        answer = self.post(subject, verb, person, sent(verb, given) | {"seen": seen})
        if expected or answer.status_code != 302:
            self.judge_refusal(answer, expected, last, (verb, actor, subject))
            return
        self.made += 1
        self.follow(subject, verb, actor, verdicts)
        first = subject.journal().filter(pk__gt=seen).earliest("pk")
        assert (first.verb, first.actor) == (verb, person)

    def post(self, subject, verb, person, typed):
        """The page's own form, from the public page or from the desk."""
        kind, browser = type(subject).__name__.lower(), self.pages.of(person)
        if from_desk := self.luck.random() < 0.5:
            looked = browser.get(reverse(f"review:{kind}", args=[subject.pk]))
            assert looked.status_code in {200, 302, 403, 404}, looked.status_code
        typed |= {"from": "desk"} if from_desk else {}
        self.pressed += 1
        answer = browser.post(reverse(f"{kind}s:move", args=[subject.pk, verb]), typed)
        self.seen_answers.add(answer.status_code)
        return answer

    def judge_refusal(self, answer, expected, last, tried):
        """Nothing has changed, and the page has said why."""
        verb, actor, subject = tried
        self.agree(tried)
        assert subject.last_entry() == last, (verb, actor)
        found = (verb, actor, subject.stage, answer.status_code, expected)
        assert answer.status_code in ANSWERS.get(expected, ()), found
        if expected == "guest":
            assert "login" in answer["Location"], found

    def expected(self, subject, verb, actor):
        """The refusal the tables promise, or nothing."""
        table = promised.PROBLEM_MOVES if subject is self.problem else promised.MOVES
        if verb not in table:
            return "guest" if actor == "system" else "unknown"
        if subject is self.problem:
            code = self.problem_told.refusal(actor, verb, self.told.stage)
        else:
            code = self.told.refusal(actor, verb)
        return "guest" if code and actor == "system" else code

    def given(self, subject, verb, verdicts, expected):
        """Everything it must have; where it must be refused, as much as can be said."""
        if not expected:
            return self.world.given(subject, verb, verdicts)
        return GIVEN.get(verb, {})

    def person(self, subject, actor):
        """The author of the problem is somebody else than the author of the initiative."""
        swapped = {"author": "passer_by", "passer_by": "author"}
        return self.world.people[swapped.get(actor, actor) if subject is self.problem else actor]

    def follow(self, subject, verb, actor, verdicts):
        """It happened: it must lead where the table says, and the model goes along."""
        subject.refresh_from_db()
        if subject is self.problem:
            targets = self.problem_told.targets(verb, self.told.stage)
            assert subject.stage in targets, (verb, subject.stage)
            self.problem_told.follow(verb, subject.stage, actor)
            return
        targets = self.told.targets(verb)
        targets = {model.result_of(verdicts)} if verb == "conclude" else targets
        assert subject.stage in targets, (verb, subject.stage)
        self.told.follow(verb, actor, subject.stage)
        if verb in model.CARRIES:
            self.problem.refresh_from_db()
            assert self.problem.stage in self.problem_told.carried_along(verb), verb
            self.problem_told.stage = self.problem.stage

    def agree(self, when):
        """The database tells what the model tells."""
        for subject, told in ((self.initiative, self.told), (self.problem, self.problem_told)):
            subject.refresh_from_db()
            assert subject.stage == told.stage, f"left the table: {when}"

    def staff_admin(self):
        """Somebody posts a stage to the admin's own forms; only the operator gets in at all."""
        subject = self.luck.choice((self.initiative, self.problem))
        stages = promised.STAGES if subject is self.initiative else promised.PROBLEM_STAGES
        stage = self.luck.choice(sorted(stages - {subject.stage}))
        person = self.luck.choice((self.operator, self.operator, *self.world.people.values()))
        page = f"admin:initiatives_{type(subject).__name__.lower()}_"
        form, args = self.luck.choice((("change", [subject.pk]), ("delete", [subject.pk])))
        typed = {"stage": stage, "_save": "1", "post": "yes"}
        answer = self.pages.of(person).post(reverse(page + form, args=args), typed)
        self.in_admin += 1
        assert answer.status_code in ADMIN_ANSWERS, (form, answer.status_code)

"""A second, much smaller product: what the two tables promise, kept in plain dictionaries.

It knows offices as letters (A and B are districts of R, K is the country) and people as words.
The real one is compared with it after every step of the state machine.
"""

from dataclasses import dataclass, field

from tests.initiatives import promised

# whose officials decide on what lies at an office
DECIDERS = {
    "A": {"official_a", "official_r", "official_k"},
    "B": {"official_b", "official_r", "official_k"},
    "R": {"official_r", "official_k"},
    "K": {"official_k"},
}
ABOVE = {"A": ("R", "K"), "B": ("R", "K"), "R": ("K",), "K": ()}
HOME_OF = {"official_a": "A", "official_b": "B", "official_r": "R", "official_k": "K"}
# who may keep a problem closed: the official in the team holds every post of the region
SITS_IN = HOME_OF | {"member_official": "R"}
ACCEPTED = {
    "team_selection", "resource_search", "resources_not_found", "resource_attraction",
    "state_body_support", "implementation", "closing", "evaluation",
}  # fmt: skip
ACTORS = (
    "author", "lead", "member_official", "official_a", "official_b", "official_r", "official_k",
    "far_official", "coordinator", "moderator", "passer_by", "system",
)  # fmt: skip
CARRIES = {"accept", "start", "support", "finish", "conclude"}
RARE = {"withdraw", "suspend", "refuse", "merge", "forward", "reroute", "extend", "close"}
RECEIVED_BY = {"submit", "confirm", "forward", "reroute", "appeal", "reopen", "retry"}


@dataclass
class Initiative:
    """What the table says about one initiative."""

    stage: str = "draft"
    office: str = "A"
    body: str = ""  # the office that was asked last
    refusers: set = field(default_factory=set)
    before: dict = field(default_factory=dict)  # verb: the stage it was taken from
    is_extended: bool = False
    left: set = field(default_factory=set)  # the offices where it lay when its author appealed
    is_appealed: bool = False  # and nobody has accepted it since

    def may(self, actor, verb):
        """The table's column "who", with the rule that nobody decides twice or for themselves."""
        who = promised.MOVES[verb][2]
        if actor in who:  # author, lead, coordinator, moderator, system
            return actor != "system" or verb in {"answer", "run_out", "conclude"}
        is_asked = self.body and HOME_OF.get(actor) == self.body and self.waits_for_the_body()
        if verb == "support":
            return bool(is_asked)
        if "official" not in who or actor in self.refusers:
            return False
        if verb in {"accept", "refuse"} and is_asked:
            return True
        return actor in DECIDERS[self.office]

    def waits_for_the_body(self):
        """Its question is open; it stays so while everything is suspended."""
        stage = self.before["suspend"] if self.stage == "suspended" else self.stage
        return stage in {"state_body_review", "state_body_support"}

    def refusal(self, actor, verb):
        """The code of the refusal the table promises, or nothing."""
        if not self.may(actor, verb):
            return "not_allowed"
        if self.stage not in promised.MOVES[verb][0]:
            return "wrong_stage"
        if verb == "extend" and self.is_extended:
            return "extended_already"
        if verb in {"forward", "involve"} and self.has_refused(other(self.office)):
            return "office_has_refused"
        above = self.office_above()
        return "no_office_above" if verb == "appeal" and above is None else ""

    def has_refused(self, office):
        """An appeal is decided now, and it was this office that said no."""
        said_no = self.left | {HOME_OF[actor] for actor in self.refusers}
        return self.is_appealed and office in said_no

    def ways(self, luck):
        """Every move open now; the rare ones only now and then."""
        open_now = [(v, a) for v in promised.MOVES for a in ACTORS if not self.refusal(a, v)]
        return rarely(open_now, luck)

    def targets(self, verb):
        """Where the move may lead now."""
        if verb == "resume":
            return {self.before["suspend"]}
        return promised.MOVES[verb][1]

    def follow(self, verb, actor, stage):
        """It happened."""
        self.before[verb] = self.stage
        if verb == "refuse":
            self.refusers.add(actor)
            self.before["refuser"] = actor
        self.is_extended = verb == "extend" or (self.is_extended and verb not in RECEIVED_BY)
        if verb == "forward":
            self.office = other(self.office)
        if verb in {"involve", "ask_support"}:
            self.body = other(self.office) if verb == "involve" else self.office
        if verb == "appeal":
            self.left.add(self.office)
            self.office = self.office_above()
        if verb in {"appeal", "accept"}:
            self.is_appealed = verb == "appeal"
        self.stage = stage

    def office_above(self):
        """One level up, but not where the refuser sits."""
        home = HOME_OF.get(self.before.get("refuser"))
        return next((o for o in ABOVE[self.office] if o != home), None)


@dataclass
class Problem:
    """What the table says about one problem."""

    stage: str = "reported"
    office: str = "A"
    before: dict = field(default_factory=dict)
    is_extended: bool = False
    has_a_plan: bool = False  # an initiative put it in work: its plan is the clock
    claimer: str = ""  # who said last that it is fixed
    keepers: set = field(default_factory=set)  # who decided that it stays so
    doubt_is_settled: bool = False  # its author said "no" to this claim, and was answered
    is_kept: bool = False  # the last decision: it stays fixed

    def may(self, actor, verb, carrier):
        """The table's column "who"; `carrier` is the initiative that took it up."""
        who = promised.PROBLEM_MOVES[verb][2]
        if actor in who:
            return True
        if verb in {"keep", "reopen"} and actor in self.keepers:
            return False
        if verb == "keep" and actor == self.claimer:
            return False
        if verb == "claim_fixed" and actor == "lead":
            return carrier in {"implementation", "closing"}
        if verb == "start" and actor == "system":
            return carrier in ACCEPTED
        # the official in the team decides, up to the region, unless the team carries the problem
        is_barred = carrier in ACCEPTED or self.office == "K"
        member = set() if is_barred else {"member_official"}
        return "official" in who and actor in DECIDERS[self.office] | member

    def refusal(self, actor, verb, carrier):
        """The code of the refusal the table promises, or nothing."""
        if not self.may(actor, verb, carrier):
            return "not_allowed"
        if self.stage not in promised.PROBLEM_MOVES[verb][0]:
            return "wrong_stage"
        if verb == "extend" and self.stage == "in_work" and self.has_a_plan:
            return "clock_is_the_plan"
        if verb == "extend" and self.is_extended:
            return "extended_already"
        if code := self.refusal_after_a_fix(actor, verb):
            return code
        return "answers_awaited" if verb == "judge" and carrier in ACCEPTED else ""

    def refusal_after_a_fix(self, actor, verb):
        """A doubt is answered once an asking; an appeal needs a decision and somebody above."""
        if verb == "request_reopening" and self.doubt_is_settled:
            return "doubted_already" if actor == "author" else "nobody_doubts"
        if verb == "appeal" and not self.is_kept:
            return "nothing_to_appeal"
        return "no_office_above" if verb == "appeal" and self.office_above() is None else ""

    def ways(self, luck, carrier):
        """Every move open now; the rare ones only now and then."""
        verbs = promised.PROBLEM_MOVES
        open_now = [(v, a) for v in verbs for a in ACTORS if not self.refusal(a, v, carrier)]
        return rarely(open_now, luck)

    def targets(self, verb, carrier):
        """Where it may lead now; in an initiative's hands, taking up is starting."""
        stages = promised.PROBLEM_MOVES[verb][1]
        if verb == "unmerge":
            stages = {self.before["merge"]}
        if verb == "extend":
            return {self.stage}
        started = carrier in ACCEPTED and verb in {"take_up", "answer", "unmerge"}
        return {"in_work"} if started and "acknowledged" in stages else stages

    def follow(self, verb, stage, actor):
        """It happened."""
        self.before[verb] = self.stage
        self.is_extended = verb == "extend" or (self.is_extended and verb not in RECEIVED_BY)
        if stage == "in_work" and verb != "extend":
            self.has_a_plan = verb != "start" or actor == "system"
        if verb in {"forward", "reroute"}:
            self.office = other(self.office)
        self.follow_the_fix(verb, actor)
        self.stage = stage

    def follow_the_fix(self, verb, actor):
        """Who claimed, who doubted, who decided."""
        if verb == "claim_fixed":
            self.claims(actor)
        if verb == "keep":
            self.keepers.add(actor)
            self.before["keeper"] = actor
            self.doubt_is_settled = True
        if verb == "appeal":
            self.office = self.office_above()
        if verb in {"keep", "judge"}:
            self.is_kept = verb == "keep"

    def claims(self, actor):
        """Said to be fixed: a new question, and everybody may decide on it."""
        self.claimer, self.doubt_is_settled, self.keepers = actor, False, set()

    def office_above(self):
        """One level up, but not where the keeper sits."""
        home = SITS_IN.get(self.before.get("keeper"))
        return next((o for o in ABOVE[self.office] if o != home), None)

    def carried_along(self, verb):
        """What an initiative's move does to it: the stages it may stand in afterwards."""
        stage = self.stage
        if verb in {"accept", "start", "support", "finish"} and stage == "acknowledged":
            stage, self.has_a_plan = "in_work", True
        if verb == "finish" and stage == "in_work":
            stage = "claimed_fixed"
            self.claims("lead")
        judged = verb == "conclude" and stage == "claimed_fixed"
        return {"claimed_fixed", "fixed", "not_fixed"} if judged else {stage}


def rarely(ways, luck):
    """Without what ends or delays a life, three times out of four; unless nothing else is open."""
    usual = [way for way in ways if way[0] not in RARE]
    return ways if luck % 4 == 0 or not usual else usual


def other(office):
    """Where things are forwarded to."""
    return "A" if office == "B" else "B"


def result_of(verdicts):
    """The published rule for three people who answered."""
    yes, partly = verdicts.count("yes"), verdicts.count("partly")
    if yes * 3 >= len(verdicts) * 2:
        return "solved"
    return "partly_solved" if (yes + partly) * 3 >= len(verdicts) else "not_solved"

"""The words about problems."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PROBLEMS: dict[str, tuple[Any, Any]] = {
    "problem.confirm": (
        _("Problem %(name)s is on the map"),
        _("The akimat takes it up on the next working day."),
    ),
    "problem.confirm@office": (
        _("New on the desk: problem %(name)s"),
        _("Please take it up on the next working day."),
    ),
    "problem.split": (
        _("A part of your problem is with another office: %(name)s"),
        _("The part has its own page, term and answer. You will be asked whether it is done."),
    ),
    "problem.split@office": (
        _("New on the desk: a part of a problem, %(name)s"),
        _("Please take it up on the next working day."),
    ),
    "problem.take_up": (
        _("Problem %(name)s: taken up"),
        _("An official deals with it and answers within the term of the law."),
    ),
    "problem.forward": (
        _("Problem %(name)s: passed on to another office"),
        _("The other office is the one that can help."),
    ),
    "problem.forward@that_office": (
        _("Passed on to your desk: problem %(name)s"),
        _("Another office found that it is yours."),
    ),
    "problem.reroute": (
        _("Problem %(name)s: now with the office that answers for it"),
        _("Its kind or place was corrected. The clock starts again there."),
    ),
    "problem.reroute@that_office": (
        _("New on the desk: problem %(name)s"),
        _("Its kind or place was corrected, and it is yours. Please take it up."),
    ),
    "problem.reroute@office_before": (
        _("Problem %(name)s has left your desk"),
        _("Its kind or place was corrected, and another office answers for it."),
    ),
    "problem.extend": (
        _("Problem %(name)s: the akimat needs more time"),
        _("The reason and the new date are on its page. It can be done only once."),
    ),
    "problem.refuse": (
        _("Problem %(name)s: refused"),
        _("You may start an initiative about it, alone or with neighbours."),
    ),
    "problem.merge": (
        _("Problem %(name)s: joined with another one"),
        _("Both are about the same. You will hear about the other one."),
    ),
    "problem.unmerge": (
        _("Problem %(name)s: separate again"),
        _("It was joined with another problem by mistake."),
    ),
    "problem.ask": (
        _("Problem %(name)s: the akimat asks you something"),
        _("Please answer. Until then the clock stands still."),
    ),
    "problem.answer": (
        _("Problem %(name)s: the question is answered"),
        _("The clock runs again."),
    ),
    "problem.start": (
        _("Problem %(name)s: somebody works on it"),
        _("Its page shows who, and what comes next."),
    ),
    "problem.claim_fixed": (
        _("Problem %(name)s: said to be fixed"),
        _("Those who told of it are asked whether it is true."),
    ),
    "problem.claim_fixed@asked": (
        _("Problem %(name)s: is it fixed?"),
        _("They say it is done. Please look and answer: your word decides."),
    ),
    "problem.ask_again": (
        _("Problem %(name)s: is it fixed, as it was said?"),
        _("Some time has gone by. Please look again and say: your word decides."),
    ),
    "problem.request_reopening": (
        _("Problem %(name)s: asked to be reopened"),
        _(
            "Somebody who told of it says that it is not fixed. "
            "An official decides, with a reason."
        ),
    ),
    "problem.request_reopening@office": (
        _("On your desk: problem %(name)s is said not to be fixed"),
        _("Please look on the spot, then reopen it or say why it stays fixed."),
    ),
    "problem.appeal": (
        _("Problem %(name)s: the office above decides now"),
        _("Another office than before says whether it is reopened."),
    ),
    "problem.appeal@office": (
        _("On your desk: an appeal about problem %(name)s"),
        _("The office below found it fixed, and a resident does not. Please decide."),
    ),
    "problem.reopen": (
        _("Problem %(name)s: reopened"),
        _("The akimat deals with it again and answers within the term of the law."),
    ),
    "problem.keep": (
        _("Problem %(name)s: it stays fixed"),
        _("An official has looked at the doubt. The reason is on its page."),
    ),
    "problem.keep@deniers": (
        _("Problem %(name)s: the answer to your “no”"),
        _("An official finds it fixed; the reason stands here. You may ask the office above."),
    ),
    "problem.judge": (
        _("Problem %(name)s: the answers are counted"),
        _("Its page shows what the residents said."),
    ),
    "problem.retry": (
        _("Problem %(name)s: back on the desk"),
        _("The residents said that it is not fixed."),
    ),
    "problem.close": (
        _("Problem %(name)s: closed"),
        _("It stayed fixed. If it comes back, please report it again."),
    ),
    "problem.withdraw": (
        _("Problem %(name)s: withdrawn by its author"),
        _("Nothing more happens with it."),
    ),
}

"""The words about initiatives and their teams."""

from typing import Any

from django.utils.translation import gettext_lazy as _

INITIATIVES: dict[str, tuple[Any, Any]] = {
    "initiative.submit": (
        _("%(name)s: the application is sent"),
        _("Its public number is %(number)s. An official takes it up on the next working day."),
    ),
    "initiative.submit@office": (
        _("New on the desk: %(name)s"),
        _("Please take it up on the next working day."),
    ),
    "initiative.take_up": (
        _("%(name)s: taken up"),
        _("An official reads the application and answers within the term of the law."),
    ),
    "initiative.forward": (
        _("%(name)s: passed on to another office"),
        _("The other office is the one that can decide. The term of the law goes on."),
    ),
    "initiative.forward@that_office": (
        _("Passed on to your desk: %(name)s"),
        _("Another office found that it is yours to decide."),
    ),
    "initiative.extend": (
        _("%(name)s: the akimat needs more time"),
        _("The reason and the new date are on its page. It can be done only once."),
    ),
    "initiative.ask": (
        _("%(name)s: the akimat asks you something"),
        _("Please answer on its page. Until then the clock stands still."),
    ),
    "initiative.answer": (
        _("%(name)s: the question is answered"),
        _("The clock runs again."),
    ),
    "initiative.refuse": (
        _("%(name)s: refused"),
        _("You may appeal: an office one level up decides, never the one that refused."),
    ),
    "initiative.refuse@followers": (
        _("%(name)s: refused"),
        _("The reason is on its page. The author may appeal."),
    ),
    "initiative.appeal": (
        _("%(name)s: the refusal is appealed"),
        _("The office one level up decides."),
    ),
    "initiative.merge": (
        _("%(name)s: joined with another initiative"),
        _("Both are about the same. Its page leads to the other one."),
    ),
    "initiative.unmerge": (
        _("%(name)s: separate again"),
        _("It was joined with another initiative by mistake."),
    ),
    "initiative.involve": (
        _("%(name)s: a state body was asked"),
        _("The body considers it and gives a public answer."),
    ),
    "initiative.involve@body": (
        _("Your body is asked to consider: %(name)s"),
        _("The task and the term are on its page."),
    ),
    "initiative.accept": (
        _("%(name)s: accepted"),
        _("The public answer is on its page. Now the team is chosen."),
    ),
    "initiative.seek": (
        _("%(name)s seeks helpers near you"),
        _("Look at what is needed; joining takes one tap."),
    ),
    "initiative.attract": (
        _("%(name)s gathers people and things near you"),
        _("Look at what is still missing and promise what you can."),
    ),
    "initiative.run_out": (
        _("%(name)s: not everything was found in time"),
        _("Whatever was promised is released. The lead may seek again."),
    ),
    "initiative.ask_support": (
        _("%(name)s: a state body was asked for support"),
        _("The body says what it gives, or why it does not."),
    ),
    "initiative.ask_support@body": (
        _("Your body is asked for support: %(name)s"),
        _("What is asked for and by when is on its page."),
    ),
    "initiative.support": (
        _("%(name)s: the state body has answered"),
        _("What it gives is on the page. The work begins."),
    ),
    "initiative.body_gave": (
        _("%(name)s: the state body has given what it promised"),
        _("Its page shows what was given and when."),
    ),
    "initiative.start": (
        _("%(name)s: the work begins"),
        _("Everything essential was found."),
    ),
    "initiative.finish": (
        _("%(name)s: the team says it is done"),
        _("A coordinator checks the report and the photos; then you will be asked."),
    ),
    "initiative.return_report": (
        _("%(name)s: the report came back"),
        _("The reason says what is missing."),
    ),
    "initiative.open_evaluation": (
        _("%(name)s: did it help?"),
        _("Please say whether it is solved. Only the word of those affected decides."),
    ),
    "initiative.open_evaluation@residents": (
        _("%(name)s: is it better near you?"),
        _("Some of those who live there are asked. Please say whether it is solved."),
    ),
    "initiative.open_evaluation@drawn": (
        _("Drawn by lot to judge: %(name)s"),
        _("Please say how it is. Your word stands beside the result; those affected decide."),
    ),
    "initiative.conclude": (
        _("%(name)s: the result is known"),
        _("Its page shows how those affected have judged."),
    ),
    "initiative.reopen": (
        _("%(name)s: open again"),
        _("The reason is on its page."),
    ),
    "initiative.suspend": (
        _("%(name)s: suspended"),
        _("The clock stands still until it goes on."),
    ),
    "initiative.resume": (
        _("%(name)s: goes on"),
        _("It stands where it stood before."),
    ),
    "initiative.withdraw": (
        _("%(name)s: withdrawn by its author"),
        _("Nothing more happens with it."),
    ),
    "initiative.ask_again": (
        _("%(name)s: does it still help?"),
        _("Some time has gone by. Please say once more whether it is solved."),
    ),
    "team.asked": (
        _("Somebody asks to join: %(name)s"),
        _("Please accept or decline on the page of the initiative."),
    ),
    "team.accepted": (
        _("You are in the team: %(name)s"),
        _("The page of the initiative shows what comes next."),
    ),
    "team.declined": (
        _("%(name)s: the team has declined this time"),
        _("Other initiatives within your reach need people too."),
    ),
    "team.invited": (
        _("You are invited to the team: %(name)s"),
        _("Who leads it asks you to help. Say yes or no on its page; both are fine."),
    ),
    "team.recalled": (
        _("%(name)s: the invitation was taken back"),
        _("You need not answer it any more."),
    ),
    "team.agreed": (
        _("The invitation was accepted: %(name)s"),
        _("Somebody you invited is in the team now."),
    ),
    "team.refused": (
        _("The invitation was turned down: %(name)s"),
        _("Somebody you invited cannot help this time. Others within reach may."),
    ),
    "team.left": (
        _("Somebody has left the team: %(name)s"),
        _("The place is free again."),
    ),
}

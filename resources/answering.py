"""What the apps below ask of owners and promises: each question is answered by a function here.

Imported once, when the app is ready.
"""

from accounts import forgetting as people
from accounts.roles import also_known_from
from initiatives import closing_money, coverage, drawing, releases, speaking
from initiatives import residing as homes
from initiatives.querysets import speakers
from resources import covering, forgetting, given, independent, proposing, residing, roles

also_known_from(roles.of_verified_bodies)
coverage.register(covering.accepted_or_given)
closing_money.register(given.money_given_to)
releases.register(covering.release_promises)
speaking.register(proposing.is_spoken_for)
speakers.register(proposing.speakers)
drawing.register(independent.Organisations())
drawing.register_interest(independent.donors)
homes.register(residing.volunteers)
people.register(forgetting.forget_traces)

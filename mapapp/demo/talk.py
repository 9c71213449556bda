"""What people of the story say about things, and what they write to offices and bodies."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from accounts.models import User
from community.commenting import Words, comment
from community.mailing import LetterWords, follow_up, write
from community.models import Comment, Letter
from initiatives.models import Initiative, Problem
from mapapp.demo.cast import Cast
from mapapp.demo.story import Story
from resources.models import Owner

Thing = Problem | Initiative


def tell(story: Story, cast: Cast, problems: list[Problem], initiatives: list[Initiative]) -> None:
    """Each comment and each letter once, with its answers."""
    things = {"problem": problems, "initiative": initiatives}
    for number, facts in enumerate(story.told["comments"]):
        kind = next(name for name in things if name in facts)
        _discuss(story, cast, number, facts, about=things[kind][facts[kind]])
    for number, facts in enumerate(story.told["letters"]):
        _correspond(story, cast, number, facts, initiatives)


def _discuss(
    story: Story, cast: Cast, number: int, facts: dict[str, Any], *, about: Thing
) -> None:
    """A comment and what is answered; whoever wrote the thing answers as its author."""
    top = _say(story, _person(cast, facts["by"], about), about, facts, f"comment-{number}")
    for n, answer in enumerate(facts.get("answers", [])):
        speaker = _person(cast, answer["by"], about)
        _say(story, speaker, about, answer, f"comment-{number}-{n}", answers_to=top)


def _say(  # noqa: PLR0913 - who says what about what, when, in answer to whom
    story: Story,
    speaker: User,
    about: Thing,
    facts: dict[str, Any],
    name: str,
    *,
    answers_to: Comment | None = None,
) -> Comment:
    key = story.key(name, 0)
    known = Comment.objects.filter(author=speaker, client_id=key).first()
    if known:
        return known
    words = Words(text=facts["text"], language=facts["language"], client_id=key)
    with story.at(_moment(story, facts)):
        return comment(speaker, about, words, answers_to=answers_to)


def _moment(story: Story, facts: dict[str, Any]) -> Any:  # noqa: ANN401 - a moment
    return story.now - timedelta(hours=facts["hours_ago"])


def _person(cast: Cast, who: int | str, about: Thing) -> User:
    """A resident by their number, somebody of an office by its role, or the author."""
    if who == "author":
        return about.author
    return cast.staff[who] if isinstance(who, str) else cast.residents[who]


def _correspond(
    story: Story, cast: Cast, number: int, facts: dict[str, Any], initiatives: list[Initiative]
) -> None:
    """A letter to an office or a body, and the words that follow."""
    team = initiatives[facts["team"]] if "team" in facts else None
    writer = team.author if team else cast.residents[facts["by"]]
    receiver, reader = _receiver(cast, facts["to"])
    key = story.key("letter", number)
    if Letter.objects.filter(author=writer, client_id=key).exists():
        return
    with story.at(_moment(story, facts)):
        first = write(writer, receiver, _words(facts, key, team=team))
    for n, more in enumerate(facts.get("answers", [])):
        side = reader if more["by"] == "receiver" else writer
        with story.at(_moment(story, more)):
            follow_up(first, side, _words(more, story.key(f"letter-{number}", n)))


def _words(facts: dict[str, Any], key: UUID, *, team: Initiative | None = None) -> LetterWords:
    said = {"text": facts["text"], "language": facts["language"]}
    return LetterWords(**said, client_id=key, team=team)


def _receiver(cast: Cast, to: int | str) -> tuple[Any, User]:
    """An office by its role, or the body of a speaker by their number; and who reads for it."""
    if isinstance(to, str):
        return cast.offices[to], cast.staff[to]
    speaker = cast.speakers[to]
    return Owner.objects.of_a_body().spoken_for_by(speaker).get(), speaker

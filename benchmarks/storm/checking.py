"""What must hold after the storm, by Slack's messages and the database's rows: nothing lost, twice or stuck."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.load.slack import is_draft
from benchmarks.storm.people import Heard

UNSAID = ("pending", "sending")


@dataclass(frozen=True)
class Case:
    """A kept case. `number` is its command's; `broken` the line at which its trail breaks; `due`: work that waits."""

    id: str
    number: int | None
    due: bool = False
    broken: int | None = None


@dataclass(frozen=True)
class Post:
    """A message as it is kept. `open`: it is to be changed or taken out."""

    case_id: str
    key: str
    kind: str
    state: str
    ts: str | None = None
    open: bool = False
    error: str | None = None


@dataclass(frozen=True)
class Revision:
    id: str
    case_id: str
    state: str
    due: bool = False


@dataclass(frozen=True)
class Kept:
    """What the database holds, and what stands in Slack: the time stamps of the messages of each key."""

    cases: Sequence[Case]
    posts: Sequence[Post]
    revisions: Sequence[Revision]
    standing: Mapping[str, Sequence[str]]
    undecided: int = 0
    """Acts that nobody decided on."""


@dataclass
class Verdict:
    """Sentences for what is wrong; how many cases wait their turn, and how many messages for a person."""

    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    backlog: int = 0
    for_a_person: Counter[str] = field(default_factory=Counter)
    """Messages that don't go on by themselves, with what the database says why."""

    @property
    def problems(self) -> list[str]:
        return [*self.lost, *self.twice, *self.stuck]


def judged(heard: Mapping[int, Heard], kept: Kept) -> Verdict:
    """Holds the commands against what came of them."""
    found = Verdict()
    _commands(found, heard, kept)
    _messages(found, kept)
    _going_on(found, kept)
    return found


def _commands(found: Verdict, heard: Mapping[int, Heard], kept: Kept) -> None:
    of = Counter(case.number for case in kept.cases)
    for number, told in heard.items():
        if told is Heard.TAKEN and not of[number]:
            found.lost.append(f"command {number} was acknowledged and is not kept")
        if of[number] > 1:
            found.twice.append(f"command {number} became {of[number]} cases")
    found.twice += [f"case {case.id} is of no command" for case in kept.cases if case.number not in heard]


def _messages(found: Verdict, kept: Kept) -> None:
    """Every message once, what is kept as posted stands, and nothing else stands."""
    known = {post.key: post for post in kept.posts}
    for key, stamps in kept.standing.items():
        post = known.get(key)
        if len(stamps) > 1:
            found.twice.append(f"{key} stands {len(stamps)} times")
        if post is None:
            found.twice.append(f"{key} stands in Slack and is not kept")
    for post in kept.posts:
        if post.kind != "whisper" and post.state == "posted" and post.ts not in kept.standing.get(post.key, ()):
            found.lost.append(f"{post.key} is kept as posted and does not stand")


def _going_on(found: Verdict, kept: Kept) -> None:
    posts, revisions = defaultdict[str, list[Post]](list), defaultdict[str, list[Revision]](list)
    for post in kept.posts:
        posts[post.case_id].append(post)
    for revision in kept.revisions:
        revisions[revision.case_id].append(revision)
    if kept.undecided:
        found.stuck.append(f"{kept.undecided} acts are not decided on")
    for case in kept.cases:
        if case.broken:
            found.lost.append(f"the trail of {case.id} breaks at line {case.broken}")
        found.for_a_person.update(_waiting_for_a_person(posts[case.id]))
        waits = [*_unfinished(case, posts[case.id], revisions[case.id])]
        due = case.due or any(r.due for r in revisions[case.id])
        if waits and due:
            found.backlog += 1
        elif waits:
            found.stuck.append(f"{case.id} is stuck: {', '.join(waits)}")


def _unfinished(case: Case, posts: Sequence[Post], revisions: Sequence[Revision]) -> Iterator[str]:
    """What a case still wants: its message in the channel, a revision, and that revision's message."""
    keys = {post.key for post in posts}
    shown = {key.partition(":")[0] for key in keys if is_draft(key)}
    if f"{case.id}:case" not in keys:
        yield "it has no message"
    if not revisions:
        yield "it has no revision"
    for revision in revisions:
        if revision.state == "drafting":
            yield f"{revision.id} is not written"
        elif revision.id not in shown:
            yield f"{revision.id} has no message"
    for post in posts:
        if post.state in UNSAID or (post.open and post.state == "posted"):
            yield f"{post.key} is {post.state}{', to be changed' if post.open else ''}"


def _waiting_for_a_person(posts: Sequence[Post]) -> Iterator[str]:
    for post in posts:
        if post.state in ("uncertain", "refused"):
            yield f"{post.kind} {post.state}{f' ({post.error})' if post.error else ''}"

"""What is harmless by its grammar, though its words are common in faults."""

import re

from bot.checks.tone.grammar.reproach import was_due_to_them
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_LONGEST = 500
"""How many characters of a part are read."""
_GRASPS = stem_set("know understand realize realise see appreciate regret imagine")
_HOPES = stem_set("hope expect want wait wish need plan like ask look mean wonder")
_NOT_TO_KNOW = (
    r"\byou (?:weren't|were not) to know\b|\byou (?:couldn't|could not|can't|cannot) (?:possibly )?have"
    r" (?:known|seen|noticed|guessed)\b(?! better)|\bhow (?:were|could|should) you (?:supposed to |have )know(?:n)?\b"
)
"""That nobody blames them: `you weren't to know that`."""
_SPARED = re.compile(
    r"\byou (?:really |certainly )?"
    r"(?:should(?:n't| not) (?:ever |even )?have (?:had )?to|(?:do|did)(?:n't| not) (?:have|need) to|need(?:n't| not)"
    r"|won't (?:have|need) to)\b"
    r"(?! (?:be (?:told|reminded|asked)|explain|repeat|shout|know))"
    r"|\bthan you (?:\w+ )?(?:bargained|hoped|asked|planned|expected|wished)\b"
    rf"|{_NOT_TO_KNOW}",
    re.I,
)
"""A duty they are relieved of: `you shouldn't have to knock on doors`."""
_SAYS = stem_set("tell let say write ask describ repli know")
_SCORNED = stem_set("learn bother manage care stop dare finish calm grow read listen think insist complain")
_CHARGED = stem_set("bill charge invoice debit")
_WAITED_FOR_US = re.compile(
    r"\W*thanking you (?:for your (?:patience|understanding|help|time|message|order)|in advance|in anticipation)\b"
    r"(?![^.!?]*\byou(?:r|rs|rself)\b[^.!?]*\b(?:wrong|fault|mistake))"
    r"|\W*(?:\w+ )?thank(?:s| you)(?: so much| very much| again)* for (?:your (?:patience|understanding|help)|waiting"
    r"|bearing with (?:us|me)|holding on|being (?:so )?patient)(?: so far| today)? (?:while|until|as)"
    r" (?:i|we|(?:my|our|the) (?!\w*self)\w+|ups|usps|fedex|dhl)\b(?![^.!?]*\byou(?:r|rs|rself)?\b)",
    re.I,
)
_BARE = re.compile(r"(?:just|please|simply|kindly) (?:say|tell|let|write|ask)\b", re.I)
_MAY = re.compile(
    r"\W*(?:and |but |so )?you(?: (?:can|could|may|might|would)|'d)\b"
    r"(?! (?:\w+ )?(?:have (?!to\b)|been|better|\w+ed\b))",
    re.I,
)
_TOOK_UP = r"(?:told|called|rang|answered|explained|acted|wrote|warned|noticed|replied|checked|reacted|followed)"
_RELIEVES = re.compile(
    r"\b(?:nobody|no one|neither of you)(?: here| from our side)? "
    r"(?:will|has to|have to|needs? to|is going to|doubts|says|expects|wants)\b(?! (?:\w+ )?(?:believe|care))"
    r"|\b(?:i(?:'m| am)|we(?:'re| are)|i|we)(?: won't| will not| not going to)(?: \w+)? "
    r"(?:ask(?:ing)?|want(?:ing)?|try)(?: to talk)? you\b"
    r"|\b(?:is|it's|that's) (?:for|up to) us to\b"
    r"|\b(?:is|are|it's|that's) (?:now )?(?:our|my) (?:job|task|turn|part)\b"
    r"|\b(?:isn't|is not|wasn't|was not|neither|none|and not)\b[^.!?]{0,25}\b(?:on you|of your making|your fault)\b"
    r"|\byou(?:'re| are)(?: not|n't) "
    r"(?:making a (?:fuss|scene)|overreacting|being (?:difficult|unreasonable|a bother|a nuisance)"
    r"|a (?:bother|nuisance|burden))\b"
    r"|\byou (?:do not|don't)(?: \w+)? have to do (?:anything|any more)\b"
    rf"|{_NOT_TO_KNOW}",
    re.I,
)
"""Something they are relieved of: `nobody will ask you again`, `that is for us to find out`."""
_ADMITS = re.compile(
    rf"\b(?:nobody|no one)(?: here| on our side| of us)? (?:\w+ )?{_TOOK_UP}\b(?! (?:you )?to\b)(?! else\b)"
    r"|\b(?:on|at|in|from) our (?:dock|yard|side|warehouse|page|shelf)\b"
    r"|\b(?:is|was|were|that's|it's) (?:entirely |purely |simply )?our (?:own )?(?:mistake|fault|slip|error"
    r"|oversight)\b"
    r"|\bwe(?: \w+ly)? (?:mixed|overlooked|misread|forgot|confused|swapped|failed)\b"
    r"|\bwould(?:n't| not| never) have happened (?:if|had) (?:we|our|i)\b"
    r"|\b(?:if|had) you(?: had|'d)? been (?:told|informed|warned|asked)\b"
    r"|\bshould (?:never|not) have (?:gone|been|left|happened)\b"
    r"|\b(?:and|but) we (?:\w+ )?(?:did not|didn't|never) (?:\w+ )?(?:act|look|answer|reply|notice|write|read|check"
    r"|see)\b"
    r"|\b(?:my|our) (?:colleague|driver|packer|warehouse|team)s? (?:\w+ )?(?:hung up|forgot|missed|overlooked|mixed"
    r"|sent)\b"
    r"|, which (?:is|was) (?:far |much )?too (?:long|late|many)\b"
    r"|\bregret(?:table)? that (?:the|a|one|some|part|your (?!\w+ing\b)\w+)\b(?![^.!?]*\byou\b)",
    re.I,
)
"""The fault is ours: `you told us twice, and nobody acted on it`."""
_FEELS_WITH = re.compile(
    r"\b(?:i|we) (?:know|reali[sz]e|see|understand)(?: that)? (?:this|that|it)(?:'s| is)? not (?:what|the \w+)"
    r" (?:that )?you\b"
    r"|\byou(?:'re| are) not the (?:only|first) (?:one|person|customer) (?:with|(?:who|to) (?!tr[iy]|claim|complain"
    r"|think))"
    r"|^\W*(?:my |our )?(?:congratulations|congrats)(?: to you)? on (?:getting|finishing|completing|building"
    r"|passing|winning)\b"
    r"|\b(?:i|we) (?:can )?(?:hear|see|understand) how \w+ you are\b|\byou had every (?:reason|right)\b",
    re.I,
)
_AGREES = re.compile(
    r"^\W*as you(?: have|'ve)?(?: already)? (?:told (?:us|me)|wrote|written|said|described|mentioned|noticed)\b[^,]*,"
    r"(?![^.!?]*\byou)",
    re.I,
)
_LEFT_TO_THEM = re.compile(
    r"\b(?:it|that|this|which|what you (?:write|choose|keep|take))(?:'s| is)(?: entirely| all"
    r"| completely)? up to you\s*[.!]*\W*$"
    r"|\bor not, (?:just )?as you (?:wish|like|prefer)\b",
    re.I,
)
_NAMED = re.compile(r"\b(?:[Mm]y name is|[Ii]'m|[Ii] am|(?:deal|speak) with me,) [A-Z][a-z]+\b(?! \w+er\b)")
_OFFER = re.compile(r"\W*(?:if|should|in case|when|once)\b", re.I)


def spares(words: str) -> bool:
    """Whether it says what they needn't do, what was due to them, or that we know what they hoped for."""
    plain = words[:_LONGEST].replace("\u2019", "'")
    said = statements(plain)
    return bool(_SPARED.search(plain)) or was_due_to_them(plain) or _grasps(said) or _kept_from_them(said)


def eases(words: str) -> bool:
    """Whether it relieves them, owns a fault, sympathizes, or leaves them a choice."""
    plain = words[:_LONGEST].replace("\u2019", "'")
    return admits(plain) or any(form.search(plain) for form in (_RELIEVES, _FEELS_WITH, _AGREES, _LEFT_TO_THEM))


def admits(words: str) -> bool:
    """Whether it says that the fault is ours."""
    return bool(_ADMITS.search(words[:_LONGEST].replace("\u2019", "'")))


def introduces(words: str) -> bool:
    """Whether the writer gives their name: `My name is Nadia`, `I am Rosa`."""
    return bool(_NAMED.search(words[:_LONGEST].replace("\u2019", "'")))


def thanks_for_waiting(words: str) -> bool:
    """`Thank you for your patience while we looked for it`; but not `while you read the manual`."""
    return bool(_WAITED_FOR_US.match(words[:_LONGEST]))


def only_offered(words: str) -> bool:
    """Whether it is only what they may do: `You can just leave it`, `you'd only have to tell me`."""
    theirs = [s for s in statements(words[:_LONGEST].replace("\u2019", "'")) if s.actor is Actor.READER]
    return bool(theirs) and all(not s.negated and _MAY.match(s.text) for s in theirs)


def _kept_from_them(said: tuple[Statement, ...]) -> bool:
    """Whether they are spared something: `You would not be billed`."""
    return bool(said) and all(s.passive and s.negated and s.verb in _CHARGED for s in said)


def _grasps(said: tuple[Statement, ...]) -> bool:
    """`I know that's not what you were hoping for`."""
    ours = bool(said) and said[0].actor is Actor.WRITER and not said[0].negated and said[0].verb in _GRASPS
    theirs = [s for s in said[1:] if s.actor is Actor.READER]
    return ours and bool(theirs) and all(s.verb in _HOPES for s in theirs)


def offers(words: str) -> bool:
    """Whether it asks to hear of something: `Should anything be missing, just say so`."""
    said = statements(words[:_LONGEST])
    asked = [s for s in said if s.mood is Mood.REQUEST or _BARE.match(s.text)]
    told = all(stem(s.verb) in _SAYS and not s.negated for s in asked)
    rest = [s for s in said if s not in asked]
    return bool(asked and told and _OFFER.match(words)) and not any(s.verb in _SCORNED for s in rest)

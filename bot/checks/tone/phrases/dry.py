"""Dry faults that a form gives away: what sounds polite, word by word, and is meant to sting or to end the talk."""

from collections.abc import Iterator

from bot.checks.tone.grammar.grammar import ours_ahead
from bot.checks.tone.phrases.forms import Form, Forms
from bot.checks.tone.phrases.putting_off import PutOff
from bot.checks.tone.phrases.remarks import Remark
from bot.checks.tone.phrases.sayings import Saying
from bot.checks.tone.phrases.scorn import Scorn
from bot.checks.tone.reading import Reading
from bot.checks.tone.signs.signs import settled
from bot.knowledge.schema.style import ToneRule
from bot.language.segmentation.spans import Span

_LONGEST = 500
"""Characters of a part that are read."""
_TO_US = (
    r"(?:writ|ask|call|phon|e-?mail|messag|contact|complain|argu|chas|bother|send\w* (?:us|me|e-?mails|messages)\b)"
)
_WORDS_TO_US = r"(?:messages?|e-?mails?|calls?|questions?|repl(?:y|ies)|tickets?|reminders?|complaints?)"
_TO_THE_END = (
    r"(?:back (?:to|in|of|into) (?:the|a)\b|(?:to )?the (?:end|bottom)|delays?|takes? (?:\w+ )?longer|slows?"
    r"|holds? \w+ up)"
)
_BIG_STICK = (
    r"(?:chargeback|lawyers?|attorneys?|court|sue\b|(?<!power )bank\b|authorities"
    r"|(?:bad|negative|one-star|your|that) review|complain)"
)
_SEEN = r"(?:read|looked|noticed|checked|measured|tried|plugged|switched|turned|opened|charged|seen|saw)\b"
_SEE = r"(?:read|look|notice|check|measure|try|plug|switch|turn|open|charge|see)\b"


class Dry(Form):
    """What a part of a reply does to the customer: the rule, what to write instead, its form, and what spares it."""

    REGRETS_FEELING = (
        ToneRule.EVASIVE,
        "It is sorry for what the customer feels, not for what happened; name what went wrong",
        r"\b(?:sorry|apologi[sz]e|regret)\b(?: it)?,?(?: that| if)? (?:you|they|he|she)(?: may| might| have| had)*"
        r" (?:feel|felt)(?: about it| about this)? (?:(?:that|this) way|like (?:that|this))\b"
        r"|^\W*(?:but |and )?(?:so )?sorry(?: that| if)? (?:you|they)(?: may| might| have)* (?:see|saw"
        r"|look at)"
        r" (?:it|this|that|things) (?:(?:that|this) way|differently|like (?:that|this)|so)\b"
        r"|\b(?:sorry|apologi[sz]e|regret)\b[^.!?]{0,10}\b(?:any|the|your) (?:\w+ )?(?:confusion|misunderstanding"
        r"|mix-up)"
        r" (?:on|at) your (?:part|side|end)\b"
        r"|\b(?:sorry|apologi[sz]e|regret(?: it)?) if (?:you|any(?:one|body)|some(?:one|body)|(?:your|our|my) \w+)"
        r"\b(?: \w+){0,3} (?:offend\w*|upset|hurt|insult\w*|took offen[cs]e)\b",
        "",
    )
    PRESUMES = (
        ToneRule.RUDE,
        "It tells the customer what they think; leave that out, and say how it is",
        r"\b(?:(?:contrary to|despite|regardless of|unlike) what(?:ever)? you|whatever you (?:may|might))"
        r"(?: may| might| seem to| appear to| apparently| evidently| obviously| like to)*"
        r" (?:think|believe|assume|suppose|imagine|claim)\b"
        r"|\byou (?:seem|appear) to (?:think|believe|assume|imagine|expect|forget|have forgotten|have decided"
        r"|be under the impression|misunderstand|confuse)\b"
        r"|\byou (?:don't|do not|didn't|did not) (?:seem|appear) to (?:get|have (?:got|read|understood|noticed)"
        r"|understand|reali[sz]e|grasp|know)\b"
        r"|\byou(?: are|'re) under the (?:mistaken )?impression\b"
        r"|\b(?:i'm|i am|we're|we are) sure(?: that)? you(?:'ll| will| can| could| do)?"
        r" (?:see|imagine|understand|agree)\b"
        r"|\byou (?:apparently|evidently|obviously|clearly) (?:think|believe|assume|imagine|expect)\b",
        r"\bthink(?:ing)? of\b|\?\W*$",
    )
    DOUBTS = (
        ToneRule.SARCASTIC,
        "It doubts that the customer did the obvious; ask for it plainly, and say why",
        r"\b(?:i|we) (?:(?:do )?take it|trust)(?: that)? you(?:'ve| have| had| actually| also| at least| even)*"
        rf" (?:did {_SEE}|{_SEEN})"
        r"|\b(?:i|we) (?:gather|take it|assume|presume|suspect)(?: that)?"
        r" you(?: (?:have|did) not|'ve not| haven't| hadn't| didn't| never) (?:yet )?(?:read|looked?|noticed?)\b"
        r"|\b(?:i|we) (?:presume|assume|suppose|gather)(?: that)? you(?:'ve| have| had)?"
        rf" (?:did {_SEE}|(?:actually|even|at least) {_SEEN}|(?:read|looked|noticed)\b)",
        r"\b(?:another|already|since|thank)\b|\?\W*$",
    )
    NAMES_A_FAILING = (
        ToneRule.BLAME,
        "It names a failing of the customer's; say what happened, and what is possible now",
        r"\byour (?:own |apparent |obvious |evident |sheer )?(?:(?:inability|failure|unwillingness|refusal) to\b"
        r"|lack of (?:planning|patience|attention|care|experience|knowledge|preparation|judge?ment|interest|respect)\b"
        r"|(?:carelessness|impatience|haste|negligence|(?:poor|bad) (?:planning|judge?ment|memory))\b)",
        r"\b(?:understand\w*|natural|sorry|fair|right)\b",
    )
    WANTS_A_NOD = (
        ToneRule.SARCASTIC,
        "It wants a nod and no answer; state the fact, or ask what you need to know",
        r",\s*(?:wouldn't|don't|won't|would(?:n't)? not) you (?:say|think|agree|find)(?: so)?\s*[?.!]*\W*$",
        "",
    )
    DARES = (
        ToneRule.RUDE,
        "It dares the customer to go on; say what is decided and what you do next",
        rf"^\W*(?:then |so |well,? )*(?:do )?(?:go (?:right )?ahead|by all means|be my guest|(?:do )?feel free)\b"
        rf"[^.!?]{{0,30}}\b{_BIG_STICK}"
        r"|\b(?:go (?:right )?ahead|by all means|be my guest|feel free)\b[^.!?]*\bthey(?:'ll| will) (?:only |just"
        r" )?(?:tell|say)"
        r" (?:you )?(?:exactly )?the same\b"
        r"|\bgood luck with (?:your|the|that) (?:\w+ )?(?:claim|chargeback|dispute|complaint|lawyer|review|case)\b",
        r"\bplease\b|\bask (?:your|the) bank\b|\bcarriers?\b",
    )
    BELITTLES = (
        ToneRule.SARCASTIC,
        "It makes little of what the customer says; take it up, and say the fact",
        r"\b(?:that's|that is|it's|it is) (?:(?:certainly|surely|definitely) (?:one|a|an \w+) way (?:of|to)\b"
        r"|(?:one|an interesting|a creative|a bold) way of (?:seeing|looking|putting|reading))\b"
        r"|\b(?:is|are|was|were)(?:n't| not) (?:generally|usually|normally|widely) considered (?:an?|to be an?)"
        r" (?:long|short|large|small|big|great|serious|high|fortune|lot|emergency)\b"
        r"|\b(?:is|are|was|were) (?:hardly|scarcely) (?:a|an|the)\b"
        r"|\b(?:isn't|is not|aren't|are not|wasn't|not) (?:exactly )?what (?:i|we|one|most people)(?:'d| would) call\b",
        r"\b(?:surprise|wonder|effort|trouble|work|minute)\b",
    )
    THREATENS = (
        ToneRule.RUDE,
        "It threatens the customer for writing; say when they hear from you, so they need not ask",
        rf"\b(?:if|should) you (?:keep|continue|go on|carry on|insist on)(?: on| to| with)? {_TO_US}\w*"
        rf"|\bthe more(?: often)? you {_TO_US}\w*\b[^.!?]{{0,40}}\bthe (?:longer|slower|later|less|more)\b"
        rf"|\b(?:each|every|any) (?:further|more|new|additional|other|extra) {_WORDS_TO_US}\b"
        rf"[^.!?]{{0,40}}\b{_TO_THE_END}"
        rf"|\bone more {_WORDS_TO_US} like (?:this|that)\b",
        r"\b(?:here|thread|conversation)\b|\?\W*$",
    )
    TIRES = (
        ToneRule.RUDE,
        "It says how tiresome the question is; give the answer once, and what comes next",
        r"\b(?:not|un)\s?sure (?:what|how) (?:else|more) (?:i|we|you)\b(?! (?:\w+ )?tr(?:y|ied))"
        r"|\bwe(?:'ve| have)(?: already)? been (?:over|through) (?:this|that)(?: before| already)?\W*$"
        r"|\b(?:i|we) (?:thought|believed?|think)(?: that)? (?:i|we)(?:'d| had| have)?"
        r" (?:made (?:myself|ourselves|it|that|this)|was|were|have been|had been) (?:\w+ )?clear\b"
        r"|\b(?:shout|ask|writ|call|complain|insist|repeat|e-?mail|threaten|swear)ing(?! (?:the|your|amazon|to)\b)"
        r"(?: \w+){0,3} (?:doesn't|does not|won't|will not|isn't going to) (?:change|make|speed|help|bring|get)\b"
        r"|\b(?:i|we) can only (?:say|repeat|tell|explain|answer)\b[^.!?]{0,25}\bso (?:many times|often)\b"
        r"|\bas (?:stated|said|written|explained|mentioned|noted|pointed out|told)(?: \w+){0,2}"
        r" (?:times|repeatedly|more than once)\b",
        "",
    )
    TALKS_DOWN = (
        ToneRule.RUDE,
        "Its opening words talk down; leave them out, and say the rest",
        r"\blet me (?:put|say|explain) (?:it|this|that) (?:very |really )?(?:slowly|in simple \w+)\b"
        r"|\bput (?:it|this) in (?:very )?simple (?:words|terms)\b|\b(?:i|we)(?:'ll| will) say (?:it|this) slowly\b"
        r"|\bneedless to say\b|\bit goes without saying\b|\bas any(?:one|body) can see\b|\bas every(?:one|body) knows\b"
        r"|\bhate to break it to you\b|\bburst your bubble\b|\bhere's a thought\b"
        r"|^\W*(?:and )?you (?:(?:do )?reali[sz]e (?:that|this|it)|do (?:know|understand|see|reali[sz]e)"
        r" (?:that|this|you|it|the|we))\b"
        r"|^\W*(?:and )?do you (?:even |actually |really )?reali[sz]e (?:how|what|that)\b",
        "",
    )
    GRANTS = (
        ToneRule.RUDE,
        "It grants the help as a favor; offer it plainly, or say why not",
        r"\b(?:since|if|as) you insist\b|\bif (?:it|that) makes you (?:happy|happier|feel (?:any )?better)\b"
        r"|\bif you (?:really )?must(?: know)?,|\bif you (?:really )?(?:need|want) (?:it|one) that badly\b"
        r"|\bas a courtesy\b[^.!?]{0,30}\b(?:one (?:last|more) time|once more|again)\b"
        r"|^\W*(?:ok(?:ay)?,? |all right,? |alright,? |oh,? |well,? )*(?:fine|have it your way|very well then)[,.]"
        r" (?:then )?(?:i|we)(?:'ll| will|'ve| have)\b",
        "",
    )
    BRUSHES_OFF = (
        ToneRule.RUDE,
        "It waves the customer off; say what is decided and what they can do",
        r"\blet (?:me|us) (?:just )?do (?:my|our) jobs?\b|\bsuit yourself\b|\bhave it your(?: own)? way\b|\bif you"
        r" say so\W*$|\bthat's rich\W*$"
        r"|\b(?:was|is) (?:that|it) so (?:hard|difficult)\b|\b(?:wouldn't|don't|not) hold (?:my|your) breath\b"
        r"|\bi(?:'ll| will) let you figure\b|\b(?:i|we) (?:trust|take it|think|believe|assume)(?: that)?"
        r" (?:(?:we're|we are) (?:done|finished|through)(?: here| now| with (?:this|that))?\W*$"
        r"|(?:this|that) settles (?:it|this|that)\b)|\blet's (?:all )?be (?:realistic|reasonable)\b",
        "",
    )
    WARNS_OF_ITSELF = (
        ToneRule.RUDE,
        "It warns that something rude follows; leave the warning out, and say the fact",
        r"\bno offen[cs]e\b|\bwith all due respect\b"
        r"|(?<!i )(?<!we )\bdon't take (?:this|it) (?:personally|the wrong way)\b"
        r"|\b(?:not to be|i don't mean to be|without wanting to be|i don't want to (?:be|sound))"
        r" (?:rude|harsh|funny)\b",
        r"\btaken\b|\b(?:was|is|were) (?:meant|intended)\b",
    )
    HIDES = (
        ToneRule.EVASIVE,
        "It points at a rule or a system instead of answering; say what applies here and what can still be done",
        r"\b(?:i|we) (?:don't|didn't|do not|did not) (?:make|write|set) (?:the|these|those)"
        r" (?:rules|polic\w+|terms)\b"
        r"|\b(?:the|our) (?:system|computer|software) (?:just |simply )?(?:doesn't|won't|does not|will not|can't)"
        r" (?:allow|let|permit|accept) (?:it|that|this|me|us)\s*[.!]*\W*$",
        "",
    )
    ANSWERS_FOR_ALL = (
        ToneRule.EVASIVE,
        "It answers for everybody; say what holds for this order, and why",
        r"\bhave to (?:do|make|give|offer|allow) (?:it|one|that|this|the same) (?:for|to) every(?:body|one)\b"
        r"|\bif (?:i|we) (?:made|did|gave|allowed)\b[^.!?]{0,40}\bevery(?:body|one)(?:'d| would) (?:want|ask|expect)\b",
        "",
    )
    THANKS_LATE = (
        ToneRule.SARCASTIC,
        "Its thanks hold a reproach; thank for what helped, or leave them out",
        r"\bthank(?:s| you)(?: so much| very much| a lot)? for (?:finally|eventually|at last)\b"
        r"|\bthank(?:s| you) for [^.!?]{0,60}\b(?:at last|for once|such as it is)\W*$",
        "",
    )


_HANDED_ON = (Dry.HIDES, Saying.ASK_SOMEBODY, PutOff.MAY_HAVE_SOMEHOW)
"""What is no evasion where we say what we do."""
_THREATS = (Dry.THREATENS, Scorn.THREATENS_WORSE)
_WITH_A_DAY = (PutOff.WAITS_FOR_SOMEBODY, PutOff.TOLD_IF, PutOff.MAY_HAVE_SOMEHOW)
"""What is no evasion where the sentence names a day."""
_EVERY = Forms[Form]((*Dry, *Remark, *Saying, *Scorn, *PutOff))


def says_it_all(form: Form) -> bool:
    """Whether no graver fault is to be looked for in the same words: what follows a warning is often one."""
    return form is not Dry.WARNS_OF_ITSELF


def threatens(form: Form) -> bool:
    """Whether what follows is what is threatened, so that it goes with the threat."""
    return form in _THREATS


def dry(reading: Reading) -> Iterator[tuple[Form, Span]]:
    """The dry forms in a text, the first for each part, with that part. Who says what they do hides behind nothing."""
    for start, end in reading.parts:
        found = _EVERY.first(reading.text[start : min(end, start + _LONGEST)])
        answered = (found in _HANDED_ON and ours_ahead(reading)) or (
            found in _WITH_A_DAY and settled(reading, (start, end))
        )
        if found and not answered:
            yield found, _all_of_it(reading, start) if threatens(found) else (start, end)


def _all_of_it(reading: Reading, place: int) -> Span:
    """The sentence, without its greeting."""
    start, end = reading.sentence(place)
    first = next((a for a, b in reading.parts if start <= a < end and not reading.greets((a, b))), start)
    return first, end

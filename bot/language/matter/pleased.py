"""Whether somebody writes only to say thank you or that all is well."""

import re
from typing import Final

from bot.language.goods.came import CAME
from bot.language.goods.harm import without_denied_harm
from bot.language.grammar.statement import Mood
from bot.language.grammar.statements import statements
from bot.language.matter.settled import settled
from bot.language.matter.trouble import troubles_in
from bot.language.normalization.emojis import as_names, emojis
from bot.language.patterns.any_of import for_lower_case
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.segmentation.tokens import straight

_THANKS: Final = for_lower_case(
    r"\b(?:thanks|thank you|thank u|thx|ty|tysm|cheers"
    r"|ta(?= (?:very|so|for|again|muchly)\b|[,.!]|$)|much appreciated|grateful|danke\w*|vielen dank|merci|gracias"
    r"|grazie)\b"
)
_WELL: Final = for_lower_case(
    r"\b(?:lov(?:es?|ed|ing)(?! to\b)|great(?:ly)?|perfect(?:ly)?|excellent|awesome|amazing|fantastic|fabulous"
    r"|wonderful(?:ly)?|beautiful(?:ly)?|gorgeous|lovely|brilliant|superb|stunning|adorable|divine"
    r"|heavenly|delicious|tasty|yummy|impressed"
    r"|(?:pleased|happy|delighted|thrilled)(?! to\b)|over the moon|a dream|the best|praise|smoothly"
    r"|works? (?:fine|well|like a charm|now|again)|that (?:worked|helped|did (?:it|the trick))"
    r"|got it (?:working|running|going|sorted)|(?:quick|fast|prompt|speedy|kind) (?:reply|response|answer|help)"
    r"|(?:so|very|being) (?:kind|helpful|patient)|for (?:all )?your (?:\w+ )?(?:help|kindness|patience)"
    r"|unharmed|(?:well|nicely|carefully|beautifully|perfectly) packed"
    r"|packed (?:so |very |really )?(?:well|carefully|nicely)|(?:good|nice|fine) (?:packing|packaging)"
    r"|super|sorted|solved|resolved|fixed|all (?:good|well|set|sorted)"
    r"|(?:everything|all|it)(?:'s| is| was| works| turned out)?(?: \w+)? (?:fine|ok|okay|in order|good|well)"
    r"|(?:five|5)[ -]stars?|as described|so fast|(?:quick|fast|speedy) (?:delivery|shipping)|a hit"
    r"|recommend\w*|(?:arrived|came|works?|fits?) (?:fine|good|nicely|well)|funktioniert|gut angekommen|parfait|perfekt"
    r"|perfecto|perfetto|encanta\w*|tutto bene|todo bien|alles gut|all working|works? a treat"
    r"|(?:you(?:'re| are| guys are| all are)|u r|ur|what) (?:an? |all |such |absolute(?:ly)? |total |real |true )*"
    r"(?:stars?(?!,? as in)|legends?|gems?|life ?savers?|angels?|hero(?:es)?|treasures?|superstars?))\b"
)
_CAME: Final = for_lower_case(
    r"^\W*(?:(?:just|thx|thanks|thank you|hi|ok),? )*"
    rf"(?:got (?:it|them|(?:the|my|your) \w+)|(?:[\w']+ ){{1,3}}(?:{CAME}|(?:is|are) here))"
    r"(?: (?:today|yesterday|already|now|just|early|safe(?:ly)?|fast|quickly|well|fine|on time|in time|this|morning"
    r"|afternoon|week|on|last|\w+day))*(?:,? (?:thx|thanks|thank you))*\W*$"
)
"""Says that it came, and nothing else."""
_MORE: Final = for_lower_case(
    r"\?|n't\b|\b(?:when|where|why|how (?:long|soon|much)) (?:is|are|will|do|does|did|can)\b"
    r"|\b(?:no|not|but|however|although|though|except|unless|until|unfortunately|sadly|nearly|almost|apart from"
    r"|only|yet|still|finally|at last|wonder(?:ing|ed|s)?|wish|hope|hoping|would|could|should|can|need|needs|want|wants"
    r"|please|pls|plz|asap|if|question|refund\w*|money|charg(?:es?|ed|ing)|invoice|receipt|discount"
    r"|coupon|code|cancel\w*"
    r"|return\w*|exchange|address|(?:for|with) nothing|waiting|back|sent|reason|law\w*|must|late|again|complain\w*"
    r"|issues?|problems?|than|nicht|kein\w*|leider|aber|noch|bitte|pas|mais|pero|ma|non|sin|falta\w*|por favor)\b"
)
_FINE: Final = re.compile(
    r"\b(?:(?:thanks|thank you|thx) again"
    r"|(?:will|would|i'll|we'll|'d|going to) (?:\w+ )?(?:buy|order|shop|come back)(?: here)? again"
    r"|no (?:complaints?|issues?|problems?|reply needed)(?: at all)?|not a complaint|works? again"
    r"|even though the (?:box|carton|parcel|package|outside)(?: (?!and\b)[\w']+){1,9}(?=\W*$|[.!])"
    r"|nothing to (?:fix|complain about)|(?:could|can)(?:n't| not) (?:be happier|complain|thank you enough)"
    r"|(?:issues?|problems?) (?:is |was |got )?(?:solved|fixed|resolved|sorted)|(?:the |an? )?exchange (?:went|was)"
    r"|have a (?:\w+ ){0,2}(?:day|evening|night|week|weekend|one|christmas|holidays?)|god bless(?: you)?"
    r"|sorry (?:for|about) (?:all )?the (?:fuss|bother|trouble|hassle|confusion)"
    r"|(?:the |my |our )?refund (?:came through|arrived|landed|is (?:in|here)|has (?:come|arrived))"
    r"|(?:please )?(?:pass|give|send) (?:on |along )?(?:my|our) (?:\w+ )?(?:compliments|thanks|regards|praise)"
    r"|for (?:sorting|fixing|sending|replacing|solving|resolving|mending)(?: (?:out|on|over|me|us))*"
    r" (?:the |my |our |a )?(?:new |other )?(?:missing|broken|lost|late|faulty|damaged|wrong)? ?\w+"
    r"|what an? (?:\w+ )?(?:star|legend|gem|angel|hero)(?: you (?:are|all are))?"
    r"|(?:i )?(?:just |only )*(?:want|wanted|wish|wished) to (?:say|tell you|praise|let you know|thank)(?: that)?)\b",
    re.IGNORECASE,
)
"""Sounds like trouble or a wish, and isn't."""
_THANKS_OR_PRAISE: Final = for_lower_case(
    r"\b(?:thanks|thank you|thx|tysm|cheers|much appreciated|grateful)\b"
    r"|\b(?:you(?:'re| are)|u r|ur) (?:an? |all |such |the |absolute(?:ly)? )*(?:stars?|legends?|gems?"
    r"|angels?|best|brilliant)\b"
)
_BEGINS_CAME: Final = re.compile(
    r"^\W*(?:just |now )?(?:(?:they|it(?:'s)?|they're|mine|everything|all|both"
    r"|(?:the|my|your|our) (?!(?:full |partial )?(?:refund|money|credit|label|bill"
    r"|invoice)\b)[\w-]+(?: [\w-]+)?) (?:all |both )?)?"
    rf"(?:{CAME}|(?:is|are) here|here)\b"
)
"""Tells that it came, and what is done with it since."""
_NODS: Final = frozenset(
    """
    +1 thumbsup thumbs_up heart hearts pray folded_hands clap ok_hand smile smiley grinning grin blush
    slightly_smiling_face
    heart_eyes relaxed raised_hands star star2 tada sparkling_heart two_hearts hugs smiling_face_with_three_hearts
    white_check_mark heavy_check_mark muscle kissing_heart bouquet sunflower rose handshake wink partying_face sparkles
    """.split()
)
"""Emojis that stand for a yes or for thanks, by their common names."""
_SHADE: Final = re.compile(
    r"_(?:light|dark|medium(?:[_-](?:light|dark))?)_skin_tone"
    r"|^(?:red|yellow|green|blue|purple|orange|white|black|pink)_(?=heart)"
)
_ASKED: Final = (Mood.QUESTION, Mood.REQUEST)
_ON_A_CARD = re.compile(
    r"\b(?:put|lay|slip|add|write|tuck|include|stick|pop|enclose) (?:an?|the|some|in a) (?:\w+ )?"
    r"(?:note|card|tag|message|words)\b",
    re.IGNORECASE,
)
"""A wish, with kind words that are for somebody else: `put in a card that says with love`."""
_MOST, _FEW = 45, 8
"""Most words of such a message, and of one that only says that it came."""


@remembered(64)
def only_pleased(text: str) -> bool:
    """Whether every sentence thanks or praises, and the message has no trouble, question or wish; or it is a nod."""
    if is_nod(text):
        return True
    plain = settled(straight(without_denied_harm(text)).strip())
    said = _FINE.sub("", plain)
    came = _thanks_for_what_came(plain)
    well = len(plain.split()) <= _MOST and (came or _is_well(plain.lower()))
    if not well or _MORE.search(said.lower()) or _ON_A_CARD.search(said) or troubles_in(said):
        return False
    apart = [s for a, b in sentence_spans(plain) if not _is_glad(s := plain[a:b]) and len(s.split()) > 1]
    if came:
        apart = [s for s in apart if not _BEGINS_CAME.match(s.lower())]
    return not apart and not any(s.mood in _ASKED or s.negated for s in statements(said))


def _thanks_for_what_came(plain: str) -> bool:
    """`They came this morning, and the chair is quiet. Thanks so much!`"""
    begins = any(_BEGINS_CAME.match(plain[a:b].lower()) for a, b in sentence_spans(plain))
    return begins and _THANKS_OR_PRAISE.search(plain.lower()) is not None


def is_nod(text: str) -> bool:
    """Whether it is nothing but emojis that stand for a yes or for thanks."""
    shown = [text[a:b] for a, b in emojis(text)]
    return bool(shown) and not re.search(r"[\w?]", text) and all(map(_nods, shown))


def _nods(emoji: str) -> bool:
    """By its name without the tone of a skin or the color of a heart."""
    return _SHADE.sub("", as_names(emoji)) in _NODS


def _is_well(small: str) -> bool:
    thanks_for_it = _THANKS.search(small) and _CAME.search(small) and len(small.split()) <= _FEW
    return bool(_WELL.search(small) or thanks_for_it)


def _is_glad(sentence: str) -> bool:
    small = sentence.lower()
    return any(p.search(small) for p in (_WELL, _THANKS, _FINE)) or (
        bool(_CAME.search(small)) and len(small.split()) <= _FEW
    )

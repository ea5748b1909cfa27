"""The vocabulary of promises: who acts, what is given, by which verbs, and what negates it."""

from typing import Final

from bot.language.grammar.parties import COMPANIES
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.lexicon import BE, DETERMINERS, PREPOSITIONS, VERBS, word_set
from bot.language.vocabulary.stems import lemma, stem

US: Final = word_set("i we us me myself ourselves")
OURS: Final = word_set("my our")
COLLEAGUES: Final = word_set("colleague colleagues teammate teammates")
YOURS: Final = word_set("your yours")
YOU: Final = word_set("you yourself")
ABOVE: Final = word_set("lead leads manager supervisor owner director boss department specialist specialists head")
"""People who decide for us."""
OTHERS: Final = COMPANIES | word_set(
    "carrier courier driver postman paypal bank insurer marketplace manufacturer supplier vendor they he she depot post"
    " insurance issuer"
)
"""People and companies whose acts we can't promise."""
BACKGROUND: Final = word_set(
    "if once when unless until till after before whenever should provided assuming where as while"
)
"""Words that open a condition or circumstance, which promises nothing itself."""
NAMES_ONE: Final = word_set("the a an your our any every")
"""Words before a noun that more is said of: `the refund you asked for`."""
BEFORE_NOUNS: Final = (DETERMINERS | PREPOSITIONS) - word_set("these those this that")
"""After these a word is a noun, even if it could be a verb."""
AFTER_VERBS: Final = DETERMINERS | word_set("you it them him her us me in back by")
"""Before these a word is a verb, even if it could be a noun."""
ALSO_BEFORE_NOUNS: Final = word_set("after before until till")
ADDRESSES: Final = word_set("let tell please confirm note feel")
"""Verbs that still ask the customer when bare after `and`: `and let me know`."""
WISHES: Final = word_set("like love want wish be plan intend mean delight please thrill honor honour")
"""Verbs that only introduce the next: `we would like to send`."""
UNREAL: Final = word_set("would could should might 'd")
"""With `have` and a participle: what didn't happen."""
EMBEDS: Final = word_set("whether how why who which what")
"""Words that open something asked or left open."""
CHOICE: Final = stem_set("which whether prefer rather choose choice")
"""Words for a choice that the customer is to make."""
MORE_VERBS: Final = word_set(
    "waive reship entitle qualify void repay travel lie rest love earn belong redirect reroute unship bear owe honor"
    " honour throw gift delight please thrill amend assure swear vow hope wonder depend appear"
)
"""Verbs that bot/language/vocabulary/lexicon.py lacks."""
_MORE: Final = {stem(w): w for w in MORE_VERBS}
BY_STEM: Final = {stem(w): w for w in VERBS | MORE_VERBS}
"""Verbs by their stems."""
BARRED: Final = word_set("unable impossible decline refuse deny reject unlikely avoid prevent")
"""Words that turn a promise into its opposite."""
FREE_OF: Final = stem_set(
    "cost charge extra fee further longer more need matter obligation later question problem doubt less"
)
"""After `no`, these deny no promise: `at no cost`."""

GIVE: Final = word_set(
    "issue process pay give send offer provide approve pay credit make arrange grant initiate complete do prepare"
    " transfer return top add authorize authorise start release put propose waive cover post bring"
)
SEND: Final = word_set(
    "send ship dispatch mail offer issue arrange order provide prepare give get reship resend approve organize organise"
    " pack put hand include add throw gift"
)
MOVES: Final = word_set("send ship dispatch mail reship resend pack")
RECEIVE: Final = word_set("receive end get find have expect see download print entitle qualify")
RELIES: Final = word_set("count rely depend bank choose")
"""What a customer may do with a promise: `you can count on`."""
DEMANDS: Final = word_set("ask need require expect want request invite tell have like prefer")
"""With `you`, these leave the act to the customer."""
GOES: Final = word_set("leave ship go come travel arrive")
OPEN: Final = word_set(
    "open start file request ask begin initiate launch place raise create submit have put make run report"
)
WRITE: Final = word_set(
    "write update contact reply call respond message email follow inform confirm answer tell let look check come get"
    " report speak text know"
)
HAND: Final = word_set(
    "pass forward hand refer raise ask bring transfer give share escalate send take put lie rest be submit lay go"
)
TAKES_ON: Final = word_set("look decide read review check handle answer take write examine deal consider")
COVER: Final = word_set("pay cover bear reimburse waive absorb")

CHANGES: Final = word_set("change update correct redirect reroute fix set switch amend edit replace swap")

REFUND: Final = stem_set("refund money reimbursement reimburse cashback")
PRICE: Final = stem_set("price amount sum cent penny payment everything credit dollar cost")
BACK: Final = stem_set("back")
CARD: Final = stem_set("card account bank wallet")
"""Where money goes to."""
SHARE: Final = stem_set("half rest third quarter part everything all")
WHOLE: Final = stem_set("full whole entire complete every")
NEW: Final = stem_set("replacement replace another new second exchange swap missing spare fresh")
SPOKEN: Final = stem_set("word words remark question comment say")
"""Things that can be taken back though they aren't goods."""
PAPERS: Final = stem_set(
    "photo picture detail message answer update confirmation number evidence reply invoice copy scan estimate date"
    " review address code link case request question email information list instruction page decision window clause"
    " offer refund policy return form file"
)
"""Things that are sent though they aren't goods."""
LABEL: Final = stem_set("label postage")
WAY_BACK: Final = stem_set("return back")
POST: Final = stem_set("shipping postage cost trip label way delivery freight")
TRACE: Final = stem_set("trace investigation inquiry search enquiry")
ELSEWHERE: Final = stem_set("address office workplace")
FREE: Final = stem_set("free prepaid nothing us our attach enclose")


def verb_of(word: str) -> str:
    """The dictionary form of a verb."""
    found = "be" if word in BE else lemma(word)
    return found if found in VERBS else _MORE.get(stem(word), found)


def is_verb(word: str) -> bool:
    """Whether a word can be a verb of ours."""
    base = verb_of(word)
    return base in VERBS or base in MORE_VERBS

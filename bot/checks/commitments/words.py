"""The words by which a promise is known: who acts, what is given, what it is given with, and what bars it."""

from functools import lru_cache
from typing import Final

from bot.language.lexicon import BE, DETERMINERS, PREPOSITIONS, VERBS
from bot.language.parties import COMPANIES
from bot.language.stems import lemma, stem


@lru_cache(maxsize=256)
def words(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


@lru_cache(maxsize=256)
def stems(text: str) -> frozenset[str]:
    """Their stems."""
    return frozenset(map(stem, text.split()))


US: Final = words("i we us me myself ourselves")
OURS: Final = words("my our")
YOU: Final = words("you yourself")
ABOVE: Final = words("lead leads manager supervisor owner director boss department specialist specialists head")
"""Those who decide for us."""
OTHERS: Final = COMPANIES | words(
    "carrier courier driver postman paypal bank insurer marketplace manufacturer supplier vendor they he she depot post"
    " insurance issuer"
)
"""Those whose acts are not ours to promise."""
BACKGROUND: Final = words(
    "if once when unless until till after before whenever should provided assuming where as while"
)
"""What these open is background, or a condition, and promises nothing itself."""
NAMES_ONE: Final = words("the a an your our any every")
"""They open a thing that more is said of: `the refund you asked for`."""
BEFORE_NOUNS: Final = (DETERMINERS | PREPOSITIONS) - words("these those this that")
"""After these a word names a thing, though it could be a verb."""
AFTER_VERBS: Final = DETERMINERS | words("you it them him her us me in back by")
"""Before these a word is a verb, though it could name a thing."""
ALSO_BEFORE_NOUNS: Final = words("after before until till")
ADDRESSES: Final = words("let tell please confirm note feel")
"""Verbs that, bare after `and`, still ask the customer: `and let me know`."""
WISHES: Final = words("like love want wish be plan intend mean delight please thrill honor honour")
"""Verbs that leave the meaning to the next one: `we would like to send`."""
UNREAL: Final = words("would could should might 'd")
"""With `have` and a participle they tell of what didn't come about."""
EMBEDS: Final = words("whether how why who which what")
"""What these open is asked or left open."""
CHOICE: Final = stems("which whether prefer rather choose choice")
"""Words of a choice that the customer is asked to make."""
MORE_VERBS: Final = words(
    "waive reship entitle qualify void repay travel lie rest love earn belong redirect reroute unship bear owe honor"
    " honour throw gift delight please thrill amend assure swear vow hope wonder depend appear"
)
"""Verbs that the general list lacks."""
_MORE: Final = {stem(w): w for w in MORE_VERBS}
BY_STEM: Final = {stem(w): w for w in VERBS | MORE_VERBS}
"""Verbs by their stems."""
BARRED: Final = words("unable impossible decline refuse deny reject unlikely avoid prevent")
"""Words that turn a promise into its opposite."""
FREE_OF: Final = stems(
    "cost charge extra fee further longer more need matter obligation later question problem doubt less"
)
"""After `no` these take nothing away: `at no cost`."""

GIVE: Final = words(
    "issue process pay give send offer provide approve pay credit make arrange grant initiate complete do prepare"
    " transfer return top add authorize authorise start release put propose waive cover post bring"
)
SEND: Final = words(
    "send ship dispatch mail offer issue arrange order provide prepare give get reship resend approve organize organise"
    " pack put hand include add throw gift"
)
MOVES: Final = words("send ship dispatch mail reship resend pack")
RECEIVE: Final = words("receive end get find have expect see download print entitle qualify")
RELIES: Final = words("count rely depend bank choose")
"""What a customer is told to do on a promise: `you can count on`."""
DEMANDS: Final = words("ask need require expect want request invite tell have like prefer")
"""With `you`, these leave the act to the customer."""
GOES: Final = words("leave ship go come travel arrive")
OPEN: Final = words(
    "open start file request ask begin initiate launch place raise create submit have put make run report"
)
WRITE: Final = words(
    "write update contact reply call respond message email follow inform confirm answer tell let look check come get"
    " report speak text know"
)
HAND: Final = words(
    "pass forward hand refer raise ask bring transfer give share escalate send take put lie rest be submit lay go"
)
TAKES_ON: Final = words("look decide read review check handle answer take write examine deal consider")
COVER: Final = words("pay cover bear reimburse waive absorb")

CHANGES: Final = words("change update correct redirect reroute fix set switch amend edit replace swap")

REFUND: Final = stems("refund money reimbursement reimburse cashback")
PRICE: Final = stems("price amount sum cent penny payment everything credit dollar cost")
BACK: Final = stems("back")
CARD: Final = stems("card account bank wallet")
"""Where money goes."""
SHARE: Final = stems("half rest third quarter part everything all")
WHOLE: Final = stems("full whole entire complete every")
NEW: Final = stems("replacement replace another new second exchange swap missing spare fresh")
SPOKEN: Final = stems("word words remark question comment say")
"""What is taken back without being goods."""
PAPERS: Final = stems(
    "photo picture detail message answer update confirmation number evidence reply invoice copy scan estimate date"
    " review address code link case request question email information list instruction page decision window clause"
    " offer refund policy return form file"
)
"""Things that are sent without being goods."""
LABEL: Final = stems("label postage")
WAY_BACK: Final = stems("return back")
POST: Final = stems("shipping postage cost trip label way delivery freight")
TRACE: Final = stems("trace investigation inquiry search enquiry")
ELSEWHERE: Final = stems("address office workplace")
FREE: Final = stems("free prepaid nothing us our attach enclose")


def verb_of(word: str) -> str:
    """The dictionary form of a verb."""
    found = "be" if word in BE else lemma(word)
    return found if found in VERBS else _MORE.get(stem(word), found)


def is_verb(word: str) -> bool:
    """Whether a word can be a verb of ours."""
    base = verb_of(word)
    return base in VERBS or base in MORE_VERBS

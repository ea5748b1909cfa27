"""The function words of English by what they do in a sentence, and the verbs of support messages."""

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words in a list written as one text."""
    return frozenset(text.split())


BE: Final = word_set("am is are was were be been being 's")
HAVE: Final = word_set("have has had having")
DO: Final = word_set("do does did")
WILL: Final = word_set("will shall 'll")
CAN: Final = word_set("can could may might")
MUST: Final = word_set("must should")
MODALS: Final = WILL | CAN | MUST | {"would", "'d"}
AUXILIARIES: Final = BE | HAVE | DO | MODALS
NEGATIONS: Final = word_set("not never nor neither hardly n't")
NOTHING: Final = word_set("no nothing none nobody noone neither")

SUBJECTS: Final = word_set(
    "i we you he she they it who nobody noone someone somebody everyone everybody anyone anybody nothing everything"
)
"""Words that, before a verb, can only be its subject."""
POINTERS: Final = word_set("this that these those which there one none both")
OBJECTS: Final = word_set("me us him her them you it myself ourselves yourself")
DETERMINERS: Final = word_set(
    "the a an my our your his its their this that these those each every some any no all both another either one two"
    " three four five six several many few more most other such what which whose own same next last first second third"
)
PREPOSITIONS: Final = word_set(
    "of in on at to for from by with about into over after before between through during without within under against"
    " as than per via off onto upon towards toward across around near behind beside inside outside since until till"
    " regarding concerning despite except like instead because"
)
CONDITIONS: Final = word_set("if unless once whenever should provided assuming")
QUESTION_WORDS: Final = word_set("why how when where what who which")
_CONJUNCTIONS = word_set("while until till because since although though whereas whether that after before as so")
SUBORDINATORS: Final = CONDITIONS | QUESTION_WORDS | _CONJUNCTIONS
JOINERS: Final = word_set("and or but so then yet plus nor")
MARKS: Final = word_set(', ; : - ( ) . ! ? " * > /')
ADVERBS: Final = word_set(
    "already just also now still never not ever even only always really then again yet all actually kindly please"
    " first twice once often soon too therefore thus here there since simply maybe perhaps later today yesterday"
    " tomorrow myself ourselves definitely instead however otherwise to-date long hereby further either nor n't hardly"
    " several thrice far quite so nevertheless nonetheless moreover furthermore meanwhile indeed altogether"
)
NOT_ADVERBS: Final = word_set(
    "reply supply apply rely comply assembly family only july daily early friendly likely ply fly"
)

VERBS: Final = word_set(
    "accept acknowledge act add adjust advise agree aim allow answer apologise apologize apply appreciate approve"
    " arrange arrive ask assemble assist attach authorise authorize await be become begin believe bill block book"
    " break bring buy call cancel carry change charge chase check choose claim clean clear click close collect come"
    " compare compensate complain complete confirm connect consider contact continue copy correct cost count cover"
    " create credit damage deal decide decline deduct delay delete deliver deny describe detach discuss dispatch"
    " dispute do doublecheck download drive drop email enclose end ensure enter escalate examine exchange expect"
    " explain extend fail fasten fetch fill find finish fit fix follow forget forward get give go grant guarantee"
    " hand handle happen have hear help hold ignore include inform insist inspect install insure investigate invite"
    " issue join keep know label lack leave let like list load locate lodge log look lose mail make manage mark match"
    " mean measure mention message miss misplace monitor move need note notice notify obtain offer open order owe pack"
    " pass pay phone photograph pick place plan plug pop post prepare present press prevent print proceed process"
    " produce promise propose prove provide pull purchase push put quote raise reach read receive recheck recommend"
    " record redeem redirect reduce refer refund refuse register reimburse reinstall reject release remain remember"
    " remind remove reopen repair repeat replace reply report request require resend reset resolve respond restart"
    " return review reweigh ring run save say scan schedule search see seem select sell send separate set"
    " settle ship show sign sit solve sort speak split start state stay stop store submit supply suggest swap switch"
    " take talk tell test thank think track transfer trace treat trust try turn type understand undo unplug unpack"
    " unscrew update upgrade upload use validate verify visit wait walk want warn wash weigh wipe wish withdraw work"
    " write charge claim text knock disconnect reconnect reboot rinse remeasure resubmit refile file fill"
    " tighten loosen insert replug rerun reach dial google consult inquire enquire hang toss approach insure feel"
    " escort wire deposit reverse"
)
NOUNISH: Final = word_set(
    "order claim label mail email address return refund claim charge list message note offer report request review"
    " ship store test text track use work post pack plan phone photograph place process quote record ring run scan"
    " sign state stop supply switch trace trust type update visit wait credit cover cost copy change call book bill"
    " check answer act end help hand drop drive issue look load mark match need order pay present press print produce"
    " reply show start stay swap talk turn walk wash weigh wish damage delay deal set sort split exchange file help"
    " bill account block load deposit register transfer upgrade fit fix like mean open complete clear clean present"
    " correct separate own long close doublecheck respect attempt purchase repair search reset restart double"
)
"""Verbs that are as often nouns or adjectives: before another noun they name a thing."""
IRREGULAR: Final[dict[str, str]] = {
    form: verb
    for verb, forms in {
        "be": "was were been",
        "become": "became",
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "buy": "bought",
        "choose": "chose chosen",
        "come": "came",
        "deal": "dealt",
        "do": "did done",
        "drive": "drove driven",
        "fall": "fell fallen",
        "feel": "felt",
        "find": "found",
        "forget": "forgot forgotten",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone",
        "have": "had",
        "hang": "hung",
        "hear": "heard",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "leave": "left",
        "lose": "lost",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "pay": "paid",
        "ring": "rang rung",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "sell": "sold",
        "send": "sent",
        "resend": "resent",
        "show": "shown",
        "sit": "sat",
        "speak": "spoke spoken",
        "spend": "spent",
        "stick": "stuck",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "throw": "threw thrown",
        "understand": "understood",
        "wear": "wore worn",
        "withdraw": "withdrew withdrawn",
        "write": "wrote written",
        "build": "built",
        "fly": "flew flown",
        "undo": "undid undone",
        "stand": "stood",
        "win": "won",
        "bend": "bent",
        "bind": "bound",
        "bleed": "bled",
        "blow": "blew blown",
        "catch": "caught",
        "dig": "dug",
        "draw": "drew drawn",
        "feed": "fed",
        "freeze": "froze frozen",
        "grow": "grew grown",
        "hide": "hid hidden",
        "lay": "laid",
        "lead": "led",
        "lend": "lent",
        "rise": "rose risen",
        "shake": "shook shaken",
        "sink": "sank sunk",
        "slide": "slid",
        "spin": "spun",
        "steal": "stole stolen",
        "sweep": "swept",
        "swing": "swung",
        "tear": "tore torn",
        "wake": "woke woken",
        "weave": "wove woven",
        "wind": "wound",
    }.items()
    for form in forms.split()
}
SAME_IN_PAST: Final = word_set("read put set cut let cost hit split shut quit reset")
SAME_AFTER_HAVE: Final = SAME_IN_PAST | word_set("run rerun come become overcome")
"""Participles that equal the plain form."""
NOT_PAST: Final = word_set(
    "based related limited detailed interested concerned due need feed speed seed indeed exceed proceed bed red"
    " shed embed hundred kindred deed weed breed used"
)
STOP_WORDS: Final = (
    SUBJECTS
    | POINTERS
    | OBJECTS
    | PREPOSITIONS
    | SUBORDINATORS
    | JOINERS
    | AUXILIARIES
    | NEGATIONS
    | word_set(
        "the a an my our your his its their please thank thanks just also now then very so too am pm each some any all"
    )
    | word_set(
        "already again still really quite actually kindly simply ever even only same such more most other own here"
    )
)

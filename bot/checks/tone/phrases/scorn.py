"""Scorn by set turns of speech: mock confidence, proverbs, what everybody knows, threats, and blame in passing."""

from bot.checks.tone.phrases.forms import Form
from bot.knowledge.schema.style import ToneRule

_AMAZED = r"(?:amazed|astonished|stunned|shocked|surprised|fascinated|astounded)"
_EASY = r"(?:reading|looking|measuring|counting|checking|scrolling|thinking|listening|following \w+|planning|searching)"
_FIGURE_OUT = (
    r"(?:manage|find|figure|work (?:it |that |this )?out|cope|get (?:there|it|the hang)|survive|handle|master|succeed"
    r"|understand|remember|locate|spot)\b"
)
_AT_LAST = (
    r"(?:this time|eventually|in the end|one day|some day|somehow|sooner or later|next time|for once|by yourself"
    r"|all by yourself|on your own|if you try|with (?:a (?:little|bit of)|some) (?:effort|practice|luck|thought))"
)
_SENSIBLE = r"(?:sensible|reasonable|normal|grown|intelligent|educated|rational|mature)"
_WAY_OF = (
    r"(?:check|read|look|measure|think|know|understand|notice|wait|ask|plan|say|see|try|listen|manage|behave|write)"
)
_BEHAVIOR = (
    r"(?:rudeness|insults?|abuse|threats?|complaints?|nonsense|insolence|outbursts?|remarks?|language|tone|messages?"
    r"|e-?mails?)"
)
_LOSES = r"(?:clos|block|ban|cancel|suspend|terminat|void|blacklist|delet|restrict|lock)\w*"


class Scorn(Form):
    """A turn of speech, what it does to the customer, and what to write instead."""

    SURE_OF_THEM = (
        ToneRule.SARCASTIC,
        "It is so sure of the customer that it sounds like doubt; leave it out, and say the step itself",
        r"\b(?:(?:i'm|i am|we're|we are) (?:\w+ )?(?:sure|confident|certain|convinced)|no doubt|i dare say|hopefully"
        r"|i trust|we trust)(?: that)?,? (?:even )?you(?:'ll| will| can| should| could)(?: \w+ly)? (?:be able to )?"
        rf"{_FIGURE_OUT}[^.!?]*\b{_AT_LAST}\s*[.!]*\W*$",
        r"\b(?:sorry|help you|like it|like them)\b",
    )
    EVEN_YOU = (
        ToneRule.RUDE,
        "It thinks little of the customer; leave that out, and say the fact",
        r"\beven you (?:can|will|should|could|must|know|see|would|understand|have|might)\b",
        "",
    )
    SURPRISES = (
        ToneRule.SARCASTIC,
        "It announces the obvious as a surprise; state the fact",
        rf"\byou(?:'ll| will| may| might)(?: \w+ly| perhaps)? be {_AMAZED} to (?:hear|learn|know|find|discover|read)\b",
        "",
    )
    A_LOT_TO_ASK = (
        ToneRule.SARCASTIC,
        "It pretends that the obvious is hard for the customer; leave it out, and say the fact",
        rf"\b{_EASY}(?: [\w-]+){{0,4}} (?:is|was|may be|might be|can be|seems|must be)(?: \w+ly)? (?:a lot to ask"
        r"|asking (?:a lot|too much)|too much to ask|(?:hard|difficult|tiring|exhausting|a challenge|a struggle)"
        r" for (?:you|some)\b)"
        rf"|\b(?:technology|reading|assembly|patience|math(?:s|ematics)?|{_EASY}) can be (?:a (?:bit|little)"
        r" )?(?:hard|confusing"
        r"|difficult|tricky|overwhelming|daunting|scary) (?:for|to) (?:some|certain|older|many) (?:people|customers"
        r"|users|buyers"
        r"|of us)\b"
        rf"|\b(?:technology|reading|assembly|patience|math(?:s|ematics)?|{_EASY}) (?:isn't|is not|may not be|might"
        r" not be) (?:for|given to) every(?:one|body)\b",
        "",
    )
    AS_ANYONE_KNOWS = (
        ToneRule.RUDE,
        "It says that everybody else knows; leave that out, and say the fact",
        r"^\W*as (?:any|every|most|all)(?:one|body)?(?: [\w-]+){0,5}? (?:(?:will|would|can|could|should|ought to)"
        r" (?:\w+ly )?)?(?:knows?|sees?|tells?(?: you)?|confirms?|understands?)\b"
        rf"|\b(?:grown-?ups|adults|{_SENSIBLE} (?:people|adults|customers|buyers|person|adult))"
        rf"(?: would| will)?(?: \w+ly| just| at least)? {_WAY_OF}s?\b"
        r"|\bone (?:should|ought to|has to)(?: \w+ly| always| at least| just)?"
        r" (?:plan|know|read|think|expect|prepare|check|learn|understand|reali[sz]e)\b",
        r"^\W*as (?:most|all) (?:of (?:us|our)|our|the)\b|\bat your age\b"
        r"|\b(?:which|the|this|that|no|each|every|\w+er|\w+st|second|third) one\b",
    )
    PROVERB = (
        ToneRule.SARCASTIC,
        "It answers with a proverb; leave it out, and say what comes next and by when",
        r"\b(?:rome wasn't built in a day|patience is a virtue|good things come to (?:those|people)|haste makes waste"
        r"|beggars can't be choosers|you get what you pay for|better late than never|money doesn't grow on trees"
        r"|can't make an omelet\w*|have your cake and eat|a (?:poor|bad) (?:workman|craftsman)|the early bird"
        r"|a fool and (?:his|their) money|buyer beware|caveat emptor|ignorance is (?:bliss|no (?:excuse|defen[cs]e))"
        r"|no such thing as a free lunch|that's life\W*$|such is life|c'est la vie|life isn't fair|life goes on"
        r"|worse things happen|it's not the end of the world|nobody's perfect\W*$|a watched pot)",
        r"\b(?:sorry|our fault|our mistake|we got|i got)\b",
    )
    WHAT_THINGS_DO = (
        ToneRule.SARCASTIC,
        "It jokes about how things are; say the cause, and what can be done",
        r"^\W*(?:well,? |yes,? |indeed,? |sadly,? |and )*(?:that's|that is|this is)(?: generally| usually| kind of"
        r"| just"
        r"| pretty much)? (?:what|how) (?!the\b|this|our|a\b|an\b|your|it\b|they|we\b|you\b|i\b)(?:[\w-]+ ){0,2}"
        r"[a-z-]{2,}s (?:do|work|are|behave)\s*[.!]*\W*$"
        r"|^\W*(?:it's|it is|that's|this is) called (?:gravity|physics|common sense|reading|patience|winter|weather"
        r"|aging|math)\b"
        r"|^\W*(?:it's |it is )?almost as (?:if|though)\b",
        "",
    )
    GIVES_IT_A_WILL = (
        ToneRule.SARCASTIC,
        "It speaks of the thing as of a person; say the cause, and the step that helps",
        r"\b(?:wants?|would like|would love|likes?|loves|is (?:just |simply |only )?(?:dying|waiting|longing"
        r"|begging)|prefers) to be (?:\w+ly )?"
        r"(?:switched|plugged|turned|opened|read|pressed|charged|pushed|filled|used|looked|noticed|closed|fed|asked)\b"
        r"|\b(?:the|your|our|this|that) [\w-]+ (?:is|are|was|were)(?: just| perhaps| simply| probably| a bit"
        r"| a little)*"
        r" (?:shy|lonely|sulking|offended|on strike|in love|jealous|homesick|in a (?:bad )?mood)\b(?! of)"
        r"|\b(?:don't|doesn't|can't|cannot|do not|does not|didn't)(?: yet| usually)? (?:fly(?=\s*[.!]*\W*$)|teleport"
        r"|grow (?:legs|wings|on trees)|read (?:your |our )?(?:minds?|thoughts)|walk home|[a-z]+ (?:on request"
        r"|on command"
        r"|by magic|if you ask nicely))\b",
        r"\b(?:customer|buyer|he|she|my|printed)\b",
    )
    MOCK_THANKS = (
        ToneRule.SARCASTIC,
        "Its thanks mock the customer; thank for what helped, or leave them out",
        r"\bthank(?:s| you)(?: so much| very much| ever so much)? for (?:(?:the|your|that|this) (?:\w+ )?(?:lecture"
        r"|lesson|sermon"
        r"|speech|rant|tirade)(?! \w*(?:plan|material|book|notes?))|(?:explaining|teaching|telling|showing) (?:me"
        r"|us)? ?(?:how to do )?"
        r"(?:my|our) (?:own )?(?:job|work|business)|(?:explaining|describing) (?:our|my) own \w+)\b",
        "",
    )
    AS_YOU_ASK_SO_NICELY = (
        ToneRule.SARCASTIC,
        "Its courtesy is mock courtesy; say the same without it",
        r"\b(?:since|as|seeing that|because) you(?:'ve)? (?:asked|put it|wrote|said)(?: it| that)? so (?:very )?"
        r"(?:nicely|kindly|politely|sweetly|charmingly|nice)\b",
        "",
    )
    PRETENDS = (
        ToneRule.RUDE,
        "It corrects the customer's manners; leave it out, and answer",
        r"\b(?:i'll|i will|we'll|we will|let me|let's) (?:just |simply )?(?:pretend|act as if"
        r"|overlook the fact)(?: that)?"
        r" (?:i|we|you|this|that)\b"
        r"|\b(?:i'm|i am|we're|we are) sure(?: that)? you (?:meant|wanted|intended) to (?:write|say|add|ask)\b",
        r"\bsorry\b|\bour\b",
    )
    MADE_SMALL_FOR_THEM = (
        ToneRule.RUDE,
        "It talks down to the customer; leave the remark out, and give the answer",
        r"\b(?:keep|make|put|say|explain|write|phrase)(?:ing)? (?:it|this|that|things) (?:very |really "
        r"|nice and )?(?:short"
        r"|simple|slow(?:ly)?|brief|basic|in (?:short|small|simple) (?:words"
        r"|sentences))\b[^.!?]{0,20}\b(?:so (?:that )?"
        r"(?:even )?you\b|for (?:you|your sake)\W*$)",
        r"\bsorry\b|\bapolog|\b(?:we|i) should\b",
    )
    HINTS_AT_OURS = (
        ToneRule.BLAME,
        "It hints that the customer isn't honest; say what our record shows, without the hint",
        r"^\W*(?:well,? |it's |it is |how |quite |very |rather )*(?:funny|odd|strange|curious|interesting"
        r"|remarkable),? (?:that"
        r"|how)\b[^.!?]*\bwhen (?:we|i|it) (?:\w+ )?(?:packed|weighed|checked|scanned|sent|shipped|left|sealed"
        r"|photographed|tested)\b",
        r"\bsorry\b|\bour (?:mistake|fault|error)\b|\b(?:carrier|driver|scans?|tracking)\b",
    )
    LOOKS_DOWN_FIRST = (
        ToneRule.RUDE,
        "Its opening words talk down; leave them out, and say the rest",
        r"\bi (?:can't|cannot) believe (?:that )?(?:i|we) (?:have|need) to (?:say|explain|write|repeat|spell)\b"
        r"|\b(?:i|we) shouldn't (?:have|need) to (?:say|explain|write|repeat|spell)\b"
        r"|\b(?:it|this|that) (?:may|might|will) (?:perhaps )?come as (?:news|a surprise|a shock) to you\b"
        r"|\bjust so (?:we're|we are|you're|you are) clear\b|\blet me be (?:very |perfectly |crystal "
        r"|absolutely )(?:clear|blunt)\b|\bdo yourself a favou?r\b",
        r"\bsorry\b|\bapolog",
    )
    ENDS_THE_TALK = (
        ToneRule.RUDE,
        "It ends the talk; say what is decided, and what they can still do",
        r"\b(?:i|we)(?: won't| will not| refuse to|'m not going to|'re not going to| am not going to| are not going to)"
        r" (?:discuss|debate|talk about|entertain|go on with) (?:this|that|it|the matter)\b"
        r"|\b(?:conversation|discussion|debate|topic|subject) (?:is|are) (?:now )?(?:over|closed|finished|done)\b"
        r"|\bend of (?:story|discussion|debate)\b",
        "",
    )
    SIGHS_AT_THEM = (
        ToneRule.RUDE,
        "It sighs at the customer; leave it out, and answer",
        r"\bhere we (?:go|are) again\b|\bi see(?: that)? (?:we're|you're|you are|we are) back(?: again)?\s*[.!]*\W*$"
        r"|^\W*(?:oh,? )?(?:look,? )?(?:it's )?you again\b|^\W*and yet (?:you (?!had|have|were|got)|here (?:we|you))\b",
        r"\bsorry\b|\bour\b",
    )
    THREATENS_WORSE = (
        ToneRule.RUDE,
        "It threatens the customer; leave that out, and say what is decided and what they can do",
        r"^\W*(?:you )?(?:keep (?:this|that) up|(?:keep going|keep on|carry on|go on) like (?:this|that)(?:,?"
        r" and\b[^.!?]*)?"
        r"|continue like (?:this"
        r"|that))\s*,?\W*$"
        r"|\b(?:if|should) you (?:keep (?:this|that|it) up|(?:carry|go) on (?:like (?:this|that)|in this \w+))\b"
        r"|\byou(?:'ll| will| may| might| could)(?: well| just| only)? (?:(?:come to )?regret (?:it|this|that)"
        r"|be sorry\W*$"
        r"|end up with (?:nothing|less|even less)|get nothing(?: at all)?\W*$|wish you hadn't)"
        r"|\b(?:keep|have|maintain) a (?:list|file|record|blacklist) of (?:\w+ )?(?:customers|people|buyers|accounts)\b"
        r"|\b(?:if|should) you (?:\w+ )?(?:open|start|raise|file|go through with|go ahead with|make|begin) (?:a|an"
        r"|another|the|that"
        r"|your) (?:\w+ )?(?:chargeback|dispute|claim|case|complaint)\b[^.!?]{0,20},?"
        r" (?:(?:we|i)(?:'ll| will| shall|(?: will)? have to| must)|your \w+ (?:will|may) be)"
        rf" (?:have to )?{_LOSES}\b(?! the (?:return|request|case|ticket|claim))"
        rf"|\b(?:any|one|another) (?:more |further |other |additional )?(?:such )?{_BEHAVIOR}\b(?: of this kind"
        r"| like (?:this|that))?(?:,? and|,? (?:will|would|may) (?:lead|result|mean|cost|end))\b"
        r"|\bthink (?:carefully|twice|again|hard|long and hard) before (?:you )?(?:go(?:ing)? to|contact|involv|fil"
        r"|open|leav|repl|answer|writ|post|send|disput"
        r"|complain|leav|publish)\w*"
        r"|\byou (?:really |certainly )?(?:don't|do not|won't|will not) (?:really )?(?:want to|wish to|like to) (?:find"
        r" out|know|see|learn) (?:what|how|where)\b"
        r"|\b(?:this|that|it)(?: all)? (?:could|will|may|might|can|is going to) (?:\w+ )?(?:end badly|backfire"
        r"|have consequences|come back to haunt|cost you dearly)\b"
        r"|\b(?:strongly |urgently |kindly )?(?:advise|warn|urge|recommend"
        r"|suggest)(?: that)? you(?: to)? (?:drop (?:this"
        r"|it|the (?:matter|subject|topic|claim|case|complaint))(?=[.,;!]|$| (?:and|now|here|or)\b)|let (?:this|it"
        r"|the matter) (?:go|rest)|be (?:very )?careful (?:what|how)|watch (?:your|what))\b"
        r"|\bif you (?:\w+ )?(?:post|publish|write|leave|file|dispute|complain|contest|report)\b[^.!?]{0,50},?"
        rf" (?:(?:we|i)(?:'ll| will| shall|(?: will)? have to| must)|your \w+ (?:will"
        rf"|may) be) (?:have to )?{_LOSES}\b(?! the (?:return|request|case|ticket|claim))"
        r"|\bif you (?:\w+ )?(?:post|publish|write|leave|give us)\b[^.!?]{0,20}\b(?:reviews?|ratings?|stars?"
        r"|feedback)\b"
        r"[^.!?]{0,20},? (?:we|i)(?:'ll| will)? (?:won't|not|no longer|can't|cannot)\b",
        r"\b(?:case|claim|return|request)s?\W*$|\bregret\b[^.!?]*\b(?:buying|choosing)\b"
        r"|\bplease (?:do )?(?:carry on|go on|continue)\b",
    )
    YOU_DID_ANYWAY = (
        ToneRule.BLAME,
        "It says that the customer did it all the same; say what happened, and what is possible now",
        r"^\W*(?:and |but |yet )?(?:\w+ )?you(?: still| then| just)? (?!received|needed|missed)(?:\w{2,}ed|took|chose"
        r"|bought|went|put|did|left|sent|ran|kept|cut|wore|drove|set)\b[^.!?,;]{0,40}\b(?:regardless|anyway"
        r"|nevertheless"
        r"|all the same)\s*[.!]*\W*$",
        r"\b(?:thank|sorry|glad|kind|generous|patient)\w*\b|\?\W*$",
    )
    HAD_IT_COMING = (
        ToneRule.BLAME,
        "It says that the customer had it coming; say what happened, and what is possible now",
        r"\bthat(?:'s| is| was) what you get (?:for|when|if)\b"
        r"|\b(?:that|this)(?:'s| is)(?: exactly| just| precisely| usually)? what happens (?:if|when) (?:you|one"
        r"|people)\b"
        r"|\b(?:that|this)(?:'s| is| was)(?: just| exactly)? what comes of \w+ing\b",
        "",
    )
    NOT_OURS_THAT_YOU = (
        ToneRule.BLAME,
        "It turns the fault on the customer; say what the rule or the manual is, and what is possible now",
        r"\b(?:isn't|is not|wasn't|was not|not|hardly|'s not) (?:really |exactly )?(?:our|my"
        r"|the \w+'s) (?:\w+ )?(?:fault"
        r"|mistake|doing|responsibility|error) (?:that|if|when) (?:you|people|customers|somebody|someone)\b"
        r"|\b(?:can't|cannot|can hardly|could hardly|can not|won't) be (?:held )?(?:responsible|blamed|accountable"
        r"|liable|expected to know)\b[^.!?]{0,20}\b(?:if|that|when|for (?:what|an? \w+ that)) you\b",
        "",
    )

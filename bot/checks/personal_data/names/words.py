"""Words that introduce a person, greet, close a letter or are part of a name, in our customers' languages."""

from functools import lru_cache
from importlib.resources import files

from bot.checks.personal_data.addresses.street_words import TRADE
from bot.language.grammar.parties import COMPANIES
from bot.language.vocabulary.lexicon import ADVERBS, AUXILIARIES, STOP_WORDS, VERBS, word_set


def _phrases(text: str) -> frozenset[str]:
    """Phrases separated by commas."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


PARTICLES = word_set(
    "de da do dos das del della di du la le van von der den ter ten bin ibn al el af zu y ní ó mac mc st o"
)
"""Words that may stand between the words of a name."""
TITLES = word_set(
    """
    mr mrs ms miss mister mx dr prof sir madam lady herr frau mme mlle monsieur madame m sr sra srta senor señor
    señora don doña sig signor signora dott dhr mevr mevrouw meneer pan pani paní lic ing capt sgt cpl lt col rev
    familie fam aunt uncle auntie grandma grandpa nurse doctor
    """
)
ALWAYS = _phrases(
    """
    my name is, my name's, my names, the name is, name is, name's, name, i am called, named, account holder,
    cardholder, attn, attention of, recipient, c/o, care of, last name is, first name is, surname is, maiden name
    is, last name, first name, surname, full name, full name is, mein name ist, ich heiße, ich heisse, heißt,
    heisst, je m'appelle, me llamo, mi nombre es, mi chiamo, meu nome é, mijn naam is, ik heet, jag heter, jeg
    heter, jeg hedder, nazywam się, jmenuji se, nimeni on, naam, nombre, nom, nome, jméno, namn, navn, nimi, imię,
    empfänger, kontoinhaber, under the name, under the name of, name of, name on the account, name on the account
    is, name on the order, name on the order is, name on the card, contact person
    """
)
"""A name follows, even in lower case."""
USUALLY = _phrases(
    """
    this is, i'm, i am, it's, its, hey it's, here is, signed by, signed, sign, spoke to, spoke with, spoken to,
    spoken with, talked to, talked with, ask for, asked, told, meet, called, call, text, thank, husband, wife, son,
    daughter, mum, mom, mother, father, dad, sister, brother, cousin, nephew, niece, neighbour, neighbor, roommate,
    flatmate, colleague, coworker, boss, friend, partner, girlfriend, boyfriend, fiancé, fiance, concierge, courier,
    driver, buyer, recipient, tenant, landlord, landlady, assistant, grandmother, grandfather, grandma, grandpa,
    employee, supervisor, representative, super, hijo, hija, madre, padre, esposa, marido, fils, fille, mari, femme,
    mère, père, sohn, tochter, ehemann, ehefrau, mutter, vater, bruder, schwester, nachbar, nachbarin, figlio,
    figlia, marito, moglie, zoon, dochter, vrouw, signed for by, received by, accepted by, secretary, janitor,
    customer, seller, manager, contact, ich bin, hier ist, soy, yo soy, je suis, sono, ik ben, belongs to, addressed
    to, delivered to, ordered by, bought by, sent by, written by, under
    """
)
"""A name follows if the next word is capitalized."""
STATES = _phrases(
    "this is, i'm, i am, it's, its, hey it's, here is, ich bin, hier ist, soy, yo soy, je suis, sono, ik ben"
)
"""After these an adjective may follow instead of a name."""
SIGNED = _phrases("signed by, signed for by, received by, accepted by, signed")
"""After these a name may be in capitals throughout."""
GREETINGS = word_set(
    """
    guten tag moin servus dear hi hello hey hallo hola bonjour ciao hej hei moi liebe lieber beste olá caro cara
    """
)
CLOSINGS = word_set(
    """
    lg vg mfg kr br rgds regards sincerely thanks thx best wishes cheers yours truly respectfully faithfully gracias
    saludos saludo grüße grüßen gruß grüsse grüssen gruss gruesse warmly love cordialement salutations amitiés groet
    groeten mvh hälsningar hilsen terveisin xx xxx xoxo
    ttyl hugs kisses ystävällisin pozdrawiam pozdravem atentamente cumprimentos obrigado
    obrigada abraços saluti cordiali grazie merci danke bedankt tack takk kiitos dziękuję děkuji
    """
)
PEOPLE_ONLY = word_set(
    "lives says said asked told wants wrote signed called turns asks flew spent plays thinks here hier"
)
"""Verbs that only people do; two words before one may be a name."""
NOT_NAMES = (
    STOP_WORDS
    | TRADE
    | ADVERBS
    | AUXILIARIES
    | VERBS
    | CLOSINGS
    | GREETINGS
    | COMPANIES
    | word_set(
        """
        please thank thanks hello target costco gls
        customer support seller service team company refund return orders shipping delivery address name email
        phone tel january february march april may june july august september october november december monday tuesday
        wednesday thursday friday saturday sunday christmas easter prime north south east west new york los angeles
        san francisco united states kingdom america american english german french spanish italian chinese dutch sorry
        happy unable still just waiting writing going shop sir madam gmail google paypal visa mastercard amex apple
        iphone ipad samsung sony lg bosch dyson microsoft windows android facebook instagram twitter black white red
        blue green grey gray yellow pink purple brown orange silver gold size large small medium bye good great ok
        okay yes no hope attached contact desk office mobile fax reply resolved unresolved disappointed frustrated
        annoyed angry confused day morning afternoon evening eve week weekend summer winter spring autumn euro euros
        dollars pounds not very correct wrong care services helpdesk department brand thnx welcome city state country
        bronze sure different missing misspelled spelled mail packstation kundennummer postnummer account username
        bank card website app store warehouse carrier courier driver police court royal post wow look listen
        well anyway besides regardless seriously understood alright
        """
    )
)
ALSO_WORDS = word_set(
    """
    april june july may dawn daisy lily ivy rose violet iris pearl amber crystal penny jack bill art sue dale dean
    pat ray gene max mark rich grace hope faith holly robin sandy misty olive ruby jean will drew chase josh grant
    miles frank earl guy don rob carol joy bob lance ed mercedes sierra jordan austin madison charlotte sydney
    victoria florence georgia virginia santiago lincoln mason hunter logan destiny sterling angel carmen dolores reg
    """
)
"""Given names that are also words or places: one alone is no name."""


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names in lower case: frequent ones, and rare ones that are no other word."""
    return _listed("given_names.txt") | rare_names()


@lru_cache(maxsize=1)
def rare_names() -> frozenset[str]:
    """Given names that are neither words nor places: they tell a person in small letters too."""
    return _listed("more_given_names.txt")


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames that are no given names, words or places, in lower case."""
    return _listed("surnames.txt")


def _listed(file: str) -> frozenset[str]:
    return frozenset(files("bot.checks.personal_data").joinpath(file).read_text(encoding="utf-8").split())


def may_stand_alone(word: str) -> bool:
    """Whether a word of a name identifies somebody alone: not `May`, not `van`, not an initial."""
    lower = word.lower()
    return len(word) > 2 and word[0].isupper() and lower not in ALSO_WORDS | NOT_NAMES | TITLES | PARTICLES

"""Faults in German, Spanish, French and Italian that set phrases give away; all else there is left to people."""

from collections.abc import Iterator

from bot.checks.tone.phrases.forms import Form, Forms
from bot.checks.tone.reading import Reading
from bot.domain.reply import Severity
from bot.knowledge.schema.style import ToneRule
from bot.language.segmentation.spans import Span

_LONGEST = 500
"""Characters of a sentence that are read."""
_NOT = (
    r"\b(?:nicht|nie|kein\w*|no (?:es|fue|ha|era|tiene|sea|ser)|non (?:è|e'|era|ha)|n'est|n'était|n'y|pas|rien|aucun\w*"
    r"|nessun\w*)\b"
)
_SORRY = r"\b(?:entschuld\w+|leid|verzeihung|perdón|disculp\w+|désolée?s?|excus\w+|scus\w+|dispiace|siento|lament\w+)\b"


_IF = r"\b(?:wenn|falls|sofern|ob|si|se|caso)\b"
_A_DAY = (
    r"\d|\b(?:heute|morgen|übermorgen|hoy|mañana|aujourd'hui|demain|ce soir|oggi|domani|stasera|(?:mon|diens|donners"
    r"|frei"
    r"|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b"
)

_ASKED = (
    r"\b(?:bitte|veuillez|merci de|por favor|rogamos|le ruego|la preghiamo|per favore|la prego|envíe|mandi|envoyez"
    r"|senden sie|schicken sie)\b"
)
"""What the customer is asked to do has no day of ours."""


class Abroad(Form):
    """What a sentence of another language does to the customer, and what to write instead."""

    YOUR_FAULT = (
        ToneRule.BLAME,
        "It calls it the customer's fault; say what happened, and what is possible now",
        r"\b(?:ihre|deine|eure) (?:\w+e )?schuld\b|\bselb(?:st|er) (?:daran )?schuld\b"
        r"|\b(?:selbst|selber) (?:zuzuschreiben|verschuldet)\b"
        r"|\b(?:su|tu|vuestra) (?:propia |única )?culpa\b|\bculpa (?:solo |únicamente )?(?:suya|tuya|vuestra|de"
        r" usted)\b"
        r"|\bde (?:votre|ta) (?:propre |seule )?faute\b|\bvous en prendre qu'à vous\b"
        r"|\bcolpa (?:solo |soltanto )?(?:sua|tua|vostra)\b|\b(?:sua|tua|vostra) (?:la )?colpa\b",
        _NOT,
    )
    HAD_YOU = (
        ToneRule.BLAME,
        "It says what the customer failed to do; say what happened, and the step that helps now",
        r"\bhätten sie (?:\w+ ){0,6}(?:gelesen|beachtet|geprüft|gemessen|aufgepasst|befolgt|geschaut|nachgesehen)\b"
        r"|\bwenn sie (?:\w+ ){0,6}(?:gelesen|beachtet|geprüft|gemessen|aufgepasst|befolgt|nachgesehen) hätten\b"
        r"|\bsie hätten (?:\w+ ){0,6}(?:lesen|prüfen|messen|beachten|aufpassen|nachsehen) (?:sollen|müssen)\b"
        r"|\bsi (?:usted )?(?:hubiera|hubiese)s? (?:\w+ )?(?:leído|prestado|mirado|seguido|medido|comprobado"
        r"|revisado)\b"
        r"|\b(?:debería|deberías|tendría que|debió) haber (?:leído|mirado|medido|comprobado|revisado|prestado)\b"
        r"|\bsi vous aviez (?:\w+ )?(?:lu|pris (?:la peine|le temps|soin)|fait attention|mesuré|vérifié|suivi"
        r"|regardé)\b"
        r"|\bvous auriez (?:dû|pu) (?:\w+ )?(?:lire|mesurer|vérifier|regarder|faire attention)\b"
        r"|\bil (?:fallait|suffisait de) (?:lire|mesurer|vérifier|regarder|y penser)\b"
        r"|\bse (?:lei |voi )?aves(?:se|si|te) (?:\w+ )?(?:letto|fatto attenzione|misurato|controllato|seguito"
        r"|guardato)\b"
        r"|\bavrebbe dovuto (?:\w+ )?(?:leggere|misurare|controllare|guardare|fare attenzione)\b"
        r"|\bbastava (?:leggere|guardare|misurare|controllare)\b",
        _SORRY,
    )
    DID_IT_WRONG = (
        ToneRule.BLAME,
        "It says what the customer did wrong; say what was found, and the step that helps now",
        r"\b(?:bei|unter) (?:normale[mnr]|sachgemäße[mnr]|richtige[mnr]) (?:gebrauch|benutzung|verwendung|behandlung)"
        r" [^.!?]{0,40}\b(?:nicht|nie|niemals)\b|\bda (?:müssen|haben) sie (?:schon|wohl|ja)\b"
        r"|\bsie haben [^.,!?]{0,40}\b(?:falsch|verkehrt|unsachgemäß|nicht richtig) (?:montiert|zusammengebaut"
        r"|angeschlossen|bedient|eingesetzt|gelesen|gemessen|behandelt|benutzt|verwendet|eingebaut|verstanden)\b"
        r"|\b(?:offensichtlich|offenbar|anscheinend|wohl|ja) [^.,!?]{0,40}\b(?:nicht|nie) (?:\w+ )?(?:gelesen|beachtet"
        r"|geprüft|gemessen|angeschaut)\b"
        r"|\bhätte (?:ihnen|dir|euch) [^.,!?]{0,20}\bauffallen (?:müssen|können|sollen)\b"
        r"|\b(?:ha|has|han) (?:montado|instalado|usado|utilizado|medido|leído|conectado|puesto|colocado|manipulado)"
        r" (?:\w+ ){0,3}mal\b"
        r"|\b(?:evidentemente|obviamente|claramente|por lo visto|está claro que|es evidente que)[^.,!?]{0,20}"
        r" no (?:ha|han|has) (?:leído|mirado|medido|comprobado|seguido)\b"
        r"|\b(?:debería|deberías|tendría que) haberse dado cuenta\b"
        r"|\bvous (?:l')?avez (?:\w+ )?mal (?:monté|installé|utilisé|mesuré|lu|branché|fixé|serré|compris)e?s?\b"
        r"|\b(?:manifestement|visiblement|apparemment|de toute évidence|il est (?:évident|clair) que)[^.!?]{0,20}"
        r" n'(?:avez|a) (?:pas|jamais) (?:lu|regardé|mesuré|vérifié|suivi)\b"
        r"|\bvous auriez dû (?:le |vous en |la )?(?:voir|remarquer|apercevoir)\b"
        r"|\b(?:ha|hai|avete) (?:montato|installato|usato|misurato|letto|collegato|fissato|capito)"
        r" (?:\w+ ){0,2}male\b"
        r"|\b(?:evidentemente|chiaramente|a quanto pare|è evidente che|è chiaro che)[^.,!?]{0,20}"
        r" non (?:ha|hai|avete) (?:letto|guardato|misurato|controllato|seguito)\b"
        r"|\bavrebbe dovuto (?:accorgersene|notarlo)\b",
        rf"{_SORRY}|{_IF}",
    )
    LIES = (
        ToneRule.BLAME,
        "It accuses the customer, which nobody here can prove; state what was observed instead",
        r"\bsie lügen\b|\b(?:está|estás) mintiendo\b|\busted miente\b|\bvous mentez\b|\b(?:sta|stai) mentendo\b"
        r"|\blei mente\b",
        "",
    )
    COUNTS_ANSWERS = (
        ToneRule.RUDE,
        "It holds our earlier answers against the customer; leave that out, and say what is new",
        r"\bwie (?:\w+ )?(?:mehrfach|wiederholt|mehrmals|oft genug|schon oft) (?:erwähnt|gesagt|geschrieben|erklärt"
        r"|mitgeteilt|dargelegt)\b|\bcomo (?:ya )?[^.,!?]{0,30}\b(?:repetidas|reiteradas|numerosas|varias) (?:veces"
        r"|ocasiones)\b|\bcomme (?:déjà )?[^.,!?]{0,25}\b(?:à (?:maintes|plusieurs|de nombreuses) reprises|maintes"
        r" fois|plusieurs fois)\b|\bcome (?:già )?[^.,!?]{0,25}\b(?:più volte|ripetutamente|varie volte)\b"
        r"|\b(?:wie (?:ich|wir)|(?:ich|wir)\b[^,.!?]{0,20}\b(?:ihnen|dir|euch|das))\b[^,.!?]{0,30}\b(?:zwei|drei|vier"
        r"|fünf|zig|mehr|x|\d+)[- ]?(?:mal|fach)s?\b[^,.!?]{0,20}"
        r"\b(?:geschrieben|gesagt|erklärt|mitgeteilt|erwähnt|beantwortet)\b|\bzum (?:letzten|x-ten|hundertsten) mal\b"
        r"|\b(?:se lo|te lo|os lo|como (?:ya )?(?:le|te|les)) (?:he|hemos|había|habíamos|dije|dijimos|expliqué"
        r"|escribí)\b"
        r"[^,.!?]{0,30}\b(?:dos|tres|cuatro|cinco|varias|muchas|mil|\d+) veces\b|\bpor (?:última|enésima) vez\b"
        r"|\b(?:je|nous) (?:vous |te )?(?:l'|le )?(?:ai|avons|avais|avions) (?:déjà )?(?:dit|expliqué|écrit|répété"
        r"|indiqué)"
        r"\b[^,.!?]{0,20}\b(?:deux|trois|quatre|cinq|plusieurs|maintes|mille|\d+) fois\b"
        r"|\bpour la (?:dernière|énième) fois\b"
        r"|\b(?:gliel'|ve l'|te l'|come (?:già )?(?:le|vi|ti) )(?:ho|abbiamo|avevo|avevamo)\b[^,.!?]{0,30}"
        r"\b(?:due|tre|quattro|cinque|più|varie|mille|\d+) volte\b|\bper l'(?:ennesima|ultima) volta\b",
        _SORRY,
    )
    NOT_OURS = (
        ToneRule.RUDE,
        "It shrugs at the customer; say what is possible and what comes next",
        r"\b(?:ist|sind) (?:nun mal )?nicht (?:unser|mein) problem\b|\bdas ist ihr problem\b"
        r"|\bno es (?:nuestro|mi) problema\b|\bno es (?:un )?problema (?:nuestro|mío)\b|\bes (?:su|tu) problema\b"
        r"|\bpas (?:notre|mon) problème\b|\bc'est votre problème\b"
        r"|\bnon è (?:un )?(?:problema (?:nostro|mio)|(?:nostro|mio) problema)\b|\bè un problema suo\b",
        "",
    )
    CALM_DOWN = (
        ToneRule.RUDE,
        "It tells the customer how to behave; leave it out, and answer",
        r"\bwenn sie so weitermachen\b|\bsi (?:usted )?sigue (?:así|con ese tono)\b|\bsi vous continuez (?:ainsi"
        r"|comme ça"
        r"|sur ce ton)\b|\bse (?:lei )?continua (?:così|con questo tono)\b"
        r"|\bberuhigen sie sich\b|\bregen sie sich (?:doch )?(?:nicht (?:so )?auf|ab)\b"
        r"|\b(?:cálmese|cálmate|tranquilícese|tranquilízate)\b|\bcalmez-vous\b"
        r"|\bsi calmi\b|\bstia calm[oa]\b|\bsi dia una calmata\b",
        "",
    )
    NOT_THE_ONLY_ONE = (
        ToneRule.RUDE,
        "It says that others matter as well; say when the customer hears from you",
        r"\bhaben sie (?:bitte )?(?:einfach|doch|endlich|mal) (?:\w+ ){0,2}geduld\b|\bandere (?:kunden )?warten"
        r" (?:auch|ebenfalls)\b|\bsie sind nicht (?:der|die) einzige\b|\bno es (?:usted )?(?:el|la) únic[oa]\b"
        r"|\bvous n'êtes pas (?:le|la) seule?\b|\bnon è (?:lei )?(?:l'unic[oa]|il solo|la sola)\b",
        rf"{_SORRY}|\bmit (?:diesem|dem) problem\b",
    )
    DOUBTS_THEY_LOOKED = (
        ToneRule.RUDE,
        "It doubts that the customer looked or thought; ask for the step plainly",
        r"\bhaben sie (?:denn )?(?:überhaupt|wenigstens)\b|\bavez-vous (?:au moins|seulement|même)\b"
        r"|(?:^|¿)\W*(?:ha|han|has) (?:\w+ )?(?:siquiera|al menos|por lo menos)\b|^\W*(?:ma )?ha (?:almeno|perlomeno"
        r"|anche"
        r" solo)\b",
        "",
    )
    OBVIOUS = (
        ToneRule.RUDE,
        "It talks down to the customer; say the fact itself",
        r"\bkönnen sie (?:denn )?nicht lesen\b|\bwer lesen kann\b|\bjedes kind (?:weiß|kann|sieht|versteht)\b"
        r"|\bselbst (?:ein )?(?:laie|kind|anfänger)\b|\bwie (?:doch )?jede[rs]? (?:\w+ )?weiß\b"
        r"|\bcomme (?:chacun|tout le monde) (?:le )?sait\b|\bcomo (?:todo el mundo|cualquiera) sabe\b"
        r"|\bcome (?:tutti sanno|chiunque sa)\b"
        r"|\bdas (?:weiß|sieht) doch jede[rs]?\b|\bno sabe (?:usted )?leer\b|\bhasta un niño\b"
        r"|\bcualquiera (?:lo )?(?:sabe|entiende|ve)\b|\bne savez pas lire\b|\bmême un enfant\b"
        r"|\bnon sa leggere\b|\b(?:anche|perfino|persino) un bambino\b|\blo sanno tutti\b",
        "",
    )
    NEXT_TIME = (
        ToneRule.RUDE,
        "It lectures the customer for next time; leave it out, and answer",
        r"\bnächstes mal\b[^,.!?]{0,20}\b(?:lesen|messen|aufpassen|nachdenken|besser)\b"
        r"|\bla próxima vez,? (?:lea|mire|mida|preste|piense|fíjese)\b"
        r"|\bla prochaine fois,? (?:lisez|mesurez|faites attention|vérifiez|regardez|réfléchissez)\b"
        r"|\bla prossima volta,? (?:legga|misuri|controlli|faccia (?:più )?attenzione|guardi|ci pensi)\b",
        "",
    )
    MOCKS = (
        ToneRule.SARCASTIC,
        "It mocks the customer; leave it out, and say the fact or the step",
        r"\b(?:glückwunsch|bravo|toll|enhorabuena|felicidades|felicitaciones|félicitations|complimenti|congratulazioni)"
        r"[,!] (?:sie haben|da haben sie|ha|vous avez|lei ha) (?:\w+ ){0,5}(?:entdeckt|herausgefunden|gefunden|bemerkt"
        r"|descubierto|encontrado|découvert|trouvé|remarqué|scoperto|trovato|notato)\b"
        r"|\bwas (?:haben sie (?:denn )?(?:\w+ ){0,3}erwartet|erwarten sie (?:denn )?für)\b|\bqué esperaba\b"
        r"|\bà quoi vous attendiez-vous\b|\b(?:che )?(?:cosa|che) si aspettava\b",
        "",
    )
    NO_DAY = (
        ToneRule.EVASIVE,
        "It names nobody, no step and no day; say who does what by when",
        r"\b(?:zu gegebener zeit|zur gegebenen zeit|in absehbarer zeit|irgendwann|bei gelegenheit|früher oder später"
        r"|wir werden (?:ja )?sehen|mal (?:sehen|schauen),? (?:was|ob|wann)|jemand wird sich"
        r"|wird sich (?:schon )?jemand)\b"
        r"|\b(?:ya )?veremos (?:qué|si|cuándo|lo que)\b|\bya veremos\b|\b(?:en su (?:debido )?momento|tarde o temprano"
        r"|cuando sea posible|algún día|alguien (?:se pondrá|se encargará|le (?:contactará|responderá)))\b"
        r"|\b(?:on|nous) verr(?:a|ons) (?:bien|ce que|si|quand)\b|\b(?:en temps (?:voulu|utile)|tôt ou tard|un jour ou"
        r" l'autre|quelqu'un (?:vous (?:contactera|répondra)|reviendra|s'en (?:occupera|chargera)))\b"
        r"|\b(?:schnellstmöglich|baldmöglichst|so (?:schnell|bald) wie möglich|in kürze|zeitnah|demnächst"
        r"|geht seinen gang"
        r"|lo antes posible|a la mayor brevedad|en breve|próximamente|sigue su curso|dans les (?:meilleurs|plus brefs)"
        r" délais|dès que possible|sous peu|prochainement|suit son cours|il prima possibile|appena possibile|al più"
        r" presto|quanto prima|a breve|sta facendo il suo corso)\b"
        r"|\b(?:(?:zuständige|entsprechende)[nrs]? (?:abteilung|stelle|team)|departamento (?:correspondiente"
        r"|responsable"
        r"|competente)|service (?:concerné|compétent|responsable)|(?:reparto|ufficio) (?:competente|preposto)"
        r"|en cours de"
        r" traitement|wird (?:derzeit|aktuell|gerade|noch|intern)(?: \w+)? (?:bearbeitet|geprüft|geklärt)|está siendo"
        r" (?:gestionad|tramitad|revisad|estudiad)\w+|è in (?:fase|corso) di (?:lavorazione|verifica|valutazione))\b"
        r"|\b(?:vedremo (?:cosa|se|quando|che)|si vedrà|a tempo debito|prima o poi|quando sarà possibile|qualcuno (?:si"
        r" (?:farà|occuperà)|la contatterà|le risponderà))\b",
        rf"{_A_DAY}|{_ASKED}",
    )
    REGRETS_FEELING = (
        ToneRule.EVASIVE,
        "It is sorry for what the customer feels, not for what happened; name what went wrong",
        r"\b(?:leid|schade|bedauer\w+),? (?:dass|wenn) sie (?:das |es |sich )?so (?:empfinden|sehen|fühlen|verstehen)\b"
        r"|\b(?:siento|sentimos|lamento|lamentamos)(?: mucho)? que (?:usted )?(?:se sienta|te sientas|lo vea|lo"
        r" sienta) "
        r"(?:así|de es[ae])\b"
        r"|\b(?:désolée?s?|navrée?s?|regrett\w+) que vous (?:le |vous )?(?:ressentiez|preniez|voyiez|sentiez)"
        r"[^,.!?]{0,20}\b(?:ainsi|comme|mal|de cette)\b"
        r"|\bdispiace (?:molto )?(?:che|se) (?:lei )?(?:si senta|la veda|la pensi|la prenda) (?:così|in questo|male)\b",
        "",
    )


_EVERY = Forms(Abroad)


def abroad(reading: Reading) -> Iterator[tuple[Abroad, Span]]:
    """The first form of each sentence, with that sentence."""
    for start, end in reading.sentences:
        found = _EVERY.first(reading.text[start : min(end, start + _LONGEST)])
        if found:
            yield found, (start, end)


def severity(form: Abroad) -> Severity:
    """Who is called a liar is accused."""
    return Severity.STOP if form is Abroad.LIES else Severity.WARN

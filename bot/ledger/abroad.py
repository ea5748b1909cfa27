"""What customers who write in German, Spanish, French or Italian did, gave and were told, by the verbs of steps.

Steps are told by their participles, of which only the writer's count.
"""

import re
from collections.abc import Iterator

from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.patterns.alternatives import either, word_of
from bot.ledger.actions import GIVABLE

_STEPS = {
    "restart": "zurückgesetzt resettet neugestartet réinitialisé redémarré riavviato resettato reiniciado reseteado"
    " +reinicié +reiniciamos +reseteé",
    "disconnect": "ausgesteckt abgesteckt débranché staccato scollegato desenchufado desconectado +desenchufé"
    " +desconecté",
    "clean": "gereinigt geputzt entkalkt gespült gewaschen nettoyé détartré rincé +lavé pulito lavato sciacquato"
    " decalcificato limpiado lavado descalcificado +limpié +limpiamos +lavé +descalcifiqué",
    "charge": "geladen aufgeladen chargé rechargé caricato ricaricato cargado +cargué +cargamos",
    "try": "probiert ausprobiert versucht getestet essayé testé provato testato probado intentado +probé +probamos"
    " +intenté",
    "swap": "gewechselt ausgewechselt getauscht ausgetauscht ersetzt changé remplacé cambiato sostituito cambiado"
    " reemplazado +cambié +cambiamos +reemplacé",
    "install": "installiert aktualisiert neuinstalliert installé réinstallé installato aggiornato instalado actualizado"
    " +instalé +actualicé",
    "pair": "gekoppelt verbunden appairé connecté accoppiato collegato emparejado conectado +emparejé +conecté",
    "empty": "geleert vidé svuotato vaciado +vacié",
    "refill": "nachgefüllt rempli riempito rellenado +rellené",
    "dry": "getrocknet séché asciugato secado +sequé",
    "tighten": "festgezogen angezogen nachgezogen serré resserré stretto avvitato apretado +apreté",
    "weigh": "gemessen gewogen mesuré pesé misurato pesato medido pesado +medí",
    "search": "gesucht nachgesehen geprüft überprüft kontrolliert cherché vérifié regardé cercato controllato"
    " verificato"
    " buscado revisado comprobado +busqué +revisé +comprobé",
    "ask": "gefragt nachgefragt demandé chiesto preguntado +pregunté +preguntamos",
    "wait": "gewartet attendu aspettato atteso esperado +esperé +esperamos",
    "contact": "angerufen kontaktiert telefoniert appelé téléphoné contacté chiamato telefonato contattato llamado"
    " contactado +llamé +llamamos +contacté",
    "give": "geschickt zugeschickt gesendet gesandt geschrieben hochgeladen angehängt beigefügt gemailt übermittelt"
    " eingereicht mitgeteilt envoyé transmis fourni mandato inviato allegato caricate mandado enviado adjuntado"
    " +mandé +mandamos +envié +enviamos +adjunté",
    "return": "zurückgeschickt zurückgesendet eingeschickt renvoyé retourné expédié restituito rispedito spedito"
    " devuelto +devolví +devolvimos",
    "fill": "ausgefüllt complété compilato rellenado completado +completé",
}
"""A word with `+` says by itself who did it: the Spanish preterite."""
_ACTION = {word.strip("+"): action for action, words in _STEPS.items() for word in words.split()}
_ALONE = frozenset(word.strip("+") for words in _STEPS.values() for word in words.split() if word.startswith("+"))
_OF_MIND = re.compile(r"\b(?:d['\u2019]avis|de opinión|de idea|idea|meinung)\b", re.IGNORECASE)
"""What they changed is no part of the thing."""
_THINGS = {
    "photo": r"fotos?|bild(?:er)?|aufnahmen?|photos?|images?|imágen(?:es)?|imagen|foto|immagini|v[ií]d[eé]os?",
    "receipt": r"rechnung|beleg|quittung|kassenzettel|facture|reçu|ticket de caisse|ricevuta|fattura|scontrino"
    "|factura|recibo",
    "order_number": r"bestellnummer|auftragsnummer|numéro de commande|numero d['\u2019]ordine|número de pedido"
    "|numero de pedido",
    "serial": r"seriennummer|numéro de série|numero di serie|matricola|número de serie",
    "tracking": r"sendungsnummer|numéro de suivi|codice di tracciamento|número de seguimiento",
    "address": r"adresse|anschrift|indirizzo|dirección",
    "cable": r"kabel|câble|cavo|cable",
    "power": r"steckdose|prise|presa|enchufe",
    "battery": r"batterien?|akkus?|piles?|batteri[ae]|bater[ií]as?|pilas?",
    "neighbor": r"nachbar\w*|voisins?|voisines?|vicin[oi]|vecin[oa]s?",
    "app": r"app|firmware",
    "form": r"formular|formulaire|modulo|formulario",
}
_THING = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _THINGS.items()}
_MINE = re.compile(
    r"^\W*habe?\b|\b(?:ich hab\w*|hab\w* ich|wir haben|haben wir|j['\u2019]ai|je (?:vous |te |les? |la |lui "
    r"|l['\u2019])*ai|nous (?:vous |les? |la )*avons|on (?:vous )?a|ho|abbiamo|he"
    r"|hemos)\b",
    re.IGNORECASE,
)
"""The auxiliary of whoever writes."""
_NOT = re.compile(r"\b(?:nicht|kein\w*|nie|noch nie|pas|jamais|non|mai|no|nunca|ni)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[^.!?;\n]|(?<=\d)\.)+")
"""The dot of a day, as `am 4.11.`, ends none."""
_WORD = re.compile(r"\w+")
_NEAR = 25
"""Characters before a verb in which it is denied."""
_REST = "[^.!?;,]*"
"""What is left of the clause."""
_CONTACTS = re.compile(
    either(
        # German
        rf"\b{word_of('zweite dritte vierte fünfte')}[nrs]? {word_of('e-?mail mail nachricht mal anfrage')}\b{_REST}",
        rf"\b(?:schon|bereits) {word_of('zweimal dreimal mehrmals mehrfach oft')}"
        rf" {word_of('geschrieben kontaktiert gemeldet angerufen')}",
        rf"\b(?:schon|bereits) {word_of('geschrieben kontaktiert angerufen')}\b",
        rf"\b(?:keine|nie eine) {word_of('antwort rückmeldung reaktion')}\b{_REST}",
        rf"\bniemand (?:antwortet|meldet)\b{_REST}",
        # Spanish
        rf"\b{word_of('segunda tercera cuarta quinta')} vez que\b{_REST}",
        rf"\b{word_of('segundo tercer cuarto')} (?:mensaje|correo)\b{_REST}",
        rf"\bya (?:les |os |le )?(?:he escrito|escribí|contacté|llamé)\b{_REST}",
        rf"\b(?:he|hemos) (?:escrito|llamado) {word_of('dos tres cuatro varias muchas')} veces\b{_REST}",
        rf"\bnadie (?:me )?(?:responde|contesta)\b{_REST}",
        rf"\bsin (?:respuesta|contestación)\b{_REST}",
        # French
        r"\b(?:deuxième|troisième|quatrième|[2-9]e|[2-9]ème)"
        rf" {either('fois que', 'message', 'mail', 'e-?mail', 'courriel', 'demande')}\b{_REST}",
        rf"\bj['\u2019]ai (?:déjà )?(?:écrit|appelé) {word_of('deux trois quatre plusieurs')} fois\b{_REST}",
        rf"\b{either('aucune', 'sans', 'pas de', 'toujours pas de')} réponse\b{_REST}",
        rf"\bpersonne ne (?:me )?répond\b{_REST}",
        rf"\bje vous ai (?:déjà )?(?:écrit|contactés?|appelés?)\b{_REST}",
        # Italian
        rf"\b{word_of('seconda terza quarta quinta')}"
        rf" {either('volta che', 'mail', 'e-?mail', 'richiesta', 'segnalazione')}\b{_REST}",
        rf"\b{word_of('secondo terzo quarto')} messaggio\b{_REST}",
        r"\bvi ho (?:già )?(?:scritto|contattat\w+|chiamat\w+)" + rf"\b{_REST}",
        rf"\b(?:ho|abbiamo) (?:già )?(?:scritto|chiamato) {word_of('due tre quattro molte')} volte\b{_REST}",
        rf"\b(?:nessuna|senza) risposta\b{_REST}",
        rf"\bnessuno (?:mi )?risponde\b{_REST}",
    ),
    re.IGNORECASE,
)
_PROMISED = re.compile(
    either(
        # German
        r"\b"
        + either("sie haben", "haben sie", "ihr habt", "man hat", r"ihr \w+ hat", "mir wurde", "uns wurde", "wurde mir")
        + r"\b[^.!?;]{0,40}?\b"
        + word_of("versprochen zugesagt gesagt geschrieben zugesichert mitgeteilt angeboten gebeten")
        + r"\b",
        # Spanish
        r"\b(?:me|nos) (?:han )?"
        + word_of(
            "prometieron prometido dijeron dicho dijo aseguraron asegurado ofrecieron ofrecido pidieron pidió"
            " escribieron"
        )
        + r"\b",
        # French
        r"\b"
        + either(
            r"on m['\u2019]a",
            r"vous m['\u2019]avez",
            r"vous m['\u2019]aviez",
            r"votre \w+ m['\u2019]a",
            "on nous a",
            "vous nous avez",
        )
        + r" (?:\w+ )?"
        + word_of("promis dit assuré écrit proposé offert demandé confirmé garanti")
        + r"\b",
        # Italian
        r"\b(?:mi|ci) (?:avete|hanno|ha|è stato|era stato) (?:\w+ )?"
        + word_of("promesso detto assicurato scritto offerto chiesto confermato garantito")
        + r"\b",
        r"\bavevate (?:detto|promesso|scritto)\b",
    ),
    re.IGNORECASE,
)


def done_abroad(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """What the customer did or handed over, clause by clause, with the words from who did it on."""
    for sentence in _SENTENCE.finditer(text):
        mine = _MINE.search(sentence[0])
        for word in _WORD.finditer(sentence[0]):
            action = _ACTION.get(word[0].lower())
            mine_too = mine is not None or word[0].lower() in _ALONE
            if (
                action
                and mine_too
                and not _OF_MIND.search(sentence[0])
                and not _NOT.search(sentence[0][max(0, word.start() - _NEAR) : word.start()])
            ):
                yield from _entries(sentence[0], action, turn, who)


def contacts_abroad(text: str) -> Iterator[str]:
    """Their words for how often they wrote, or that nobody answered."""
    yield from (found[0].strip() for found in _CONTACTS.finditer(text))


def promised_abroad(sentence: str) -> bool:
    """Whether a sentence says what we told or promised them."""
    return _PROMISED.search(sentence) is not None


def _entries(sentence: str, action: str, turn: int, who: Who) -> Iterator[Entry]:
    things = frozenset(name for name, words in _THING.items() if words.search(sentence))
    quote = sentence.strip()
    yield Entry(EntryKind.DONE, quote, turn, who, frozenset({action}), things, things)
    if action == "give" and things & GIVABLE:
        yield Entry(EntryKind.GIVEN, quote, turn, who, frozenset({action}), things, things)

"""Set phrases that put a customer off, and faults in other languages, beside the same words meant well."""

import pytest

from bot.checks.tone import check_tone
from bot.checks.tone.phrases.sayings import Saying
from bot.domain.reply import Severity
from tests.checks.test_dry_tone import found
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    ("sentence", "rule", "reason"),
    [
        ("All of this is entirely on you.", "blame", "puts the fault on the customer"),
        ("You have only yourself to blame.", "blame", "puts the fault on the customer"),
        ("Had you kept the lid shut, the paint would be soft.", "blame", "failed to do"),
        ("We do have a few other orders to look after.", "rude", "others matter more"),
        ("If folding it is too complicated for you, leave it flat.", "rude", "talks down"),
        ("Patience isn't exactly your strong suit.", "sarcastic", "mocks the customer's character"),
        ("Thank you for your fifth email within two hours.", "sarcastic", "counts the customer's messages"),
        ("How odd that it only broke when you read about the refund.", "blame", "isn't honest"),
        ("You would not be the first to try this.", "blame", "isn't honest"),
        ("You're making a drama of a loose thread.", "rude", "makes little"),
        ("How many ways do we have to put it?", "rude", "tiresome"),
        ("You must have too much free time.", "personal", "spends their time"),
        ("Don't sulk, the blue one ships tomorrow.", "rude", "tells the customer off"),
        ("You evidently can't count: six cups are in the box.", "rude", "tells the customer off"),
        ("Whatever, the blue one it is.", "rude", "shrugs"),
        ("I'm merely repeating the record.", "evasive", "has no part in it"),
        ("That's rather a question for the maker.", "evasive", "hands the question on"),
        ("You don't seem to get that the sale is over.", "rude", "what they think"),
        ("Please take that up with the courier.", "evasive", "sends the customer away"),
        ("Please contact the maker directly.", "evasive", "sends the customer away"),
        ("Per our policy clause nine applies.", "evasive", "points at a policy"),
    ],
)
def test_a_set_phrase_is_told_with_what_it_does(sentence: str, rule: str, reason: str) -> None:
    reply = f"Thank you for your message. {sentence} The lamp is at the depot."
    (finding,) = check_tone(reply, shipped().style, None)
    assert (finding.rule, finding.severity) == (rule, Severity.WARN)
    assert reason in finding.reason


def test_to_name_somebody_else_is_no_way_that_was_left() -> None:
    (finding,) = check_tone("We can't do anything about it, Walmart decides. Contact Walmart.", shipped().style, None)
    assert (finding.rule, "sends the customer away" in finding.reason) == ("evasive", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The return postage is on us.",
        "That's not on you.",
        "I'm sorry, had you heard from us sooner, it would be there.",
        "Thank you for your second message, and I'm sorry for our silence.",
        "You are not making a fuss.",
        "It wouldn't have happened if we had checked.",
        "You spent too much time on this, and I'm sorry.",
        "Whatever you choose, I'll set it up today.",
        "That is a question for the maker, and I've asked them today.",
        # what any reply holds
        "And what was your order number?",
        "Thank you so much for your patience, Kim.",
        "Our return terms exclude opened cosmetics.",
        'The policy says this under "Opened goods".',
        "The glue has to be shaken for a minute before each use.",
        "It can be taken apart with the key in the bag.",
        "I've updated your name to Norman Field.",
        "The scratches are deep.",
        "It can't go in the dishwasher.",
        'The record shows that it was signed for by "R. Lopez".',
        "You wrote twice and had no answer, which is our fault.",
        # who goes there themselves
        "We can't do anything about the rain, but I've asked UPS to bring the second box today.",
        "You needn't contact the courier yourself; I opened the trace today.",
        "Under our terms section nine the return is free.",
    ],
)
def test_the_same_words_meant_well_are_left_alone(sentence: str) -> None:
    assert found(sentence) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Had you already opened the box?",
        "We have other customers with the same fault.",
        "If that is too complicated for you, I'll send a technician.",
        "It is odd that the tracking stopped when you moved.",
        "If that is too hard for you to reach, leave it shut.",
        "It would not have happened if you had been told.",
        "If you can't read the label, a photo is enough.",
        "I conveniently found the second label in our own drawer.",
        "I'm just passing on the good news.",
    ],
)
def test_no_saying_is_heard_in_words_that_are_much_alike(words: str) -> None:
    assert not any(saying.fits(words.lower()) for saying in Saying)


def test_regret_for_our_fault_takes_up_what_the_customer_told() -> None:
    reply = "You had no answer, which is our fault. The chair was lost in Dallas, and a new one leaves today."
    assert check_tone(reply, shipped().style, "This is the third time I write.") == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Guten Tag, das ist Ihre Schuld.", "blame"),
        ("Wenn Sie die Anleitung gelesen hätten, wäre das Rad nicht lose.", "blame"),
        ("Wir haben Ihnen das nun schon fünfmal erklärt.", "rude"),
        ("Beruhigen Sie sich bitte. Das Paket kommt am Freitag.", "rude"),
        ("La rotura es por su culpa. El envío sale mañana.", "blame"),
        ("Como ya le hemos escrito varias veces, no hay más piezas.", "rude"),
        ("Lamentamos que lo vea así. Le deseamos un buen día.", "evasive"),
        ("Le retard est de votre faute, et le colis est revenu.", "blame"),
        ("Nous vous l'avons déjà écrit plusieurs fois, le délai est passé.", "rude"),
        ("Calmez-vous, le colis arrive lundi.", "rude"),
        ("Il guasto è tutta colpa sua, e non possiamo fare nulla.", "blame"),
        ("La prossima volta legga le istruzioni prima di montarlo.", "rude"),
        ("Sie haben den Deckel verkehrt eingesetzt.", "blame"),
        ("Das hätte Ihnen beim Auspacken auffallen müssen.", "blame"),
        ("Wie schon mehrfach erklärt, ist das Teil vergriffen.", "rude"),
        ("Haben Sie überhaupt den Stecker eingesteckt?", "rude"),
        ("Ihre Anfrage wird bei Gelegenheit beantwortet.", "evasive"),
        ("Por lo visto no ha leído la etiqueta.", "blame"),
        ("Alguien se encargará tarde o temprano.", "evasive"),
        ("Enhorabuena, ha encontrado el botón.", "sarcastic"),
        ("Visiblement, vous n'avez pas suivi le plan.", "blame"),
        ("Vous n'êtes pas le seul client.", "rude"),
        ("Nous revenons vers vous dans les plus brefs délais.", "evasive"),
        ("Ha collegato male il tubo.", "blame"),
        ("La pratica è in fase di verifica presso l'ufficio competente.", "evasive"),
    ],
)
def test_a_fault_in_another_language_is_told_and_left_to_a_person(text: str, rule: str) -> None:
    (finding,) = check_tone(text, shipped().style, None)
    assert (finding.rule, finding.severity, finding.replacement) == (rule, Severity.WARN, None)


def test_to_call_a_customer_a_liar_stops_in_another_language_too() -> None:
    (finding,) = check_tone("Guten Tag, Sie lügen. Das Paket war voll.", shipped().style, None)
    assert finding.severity is Severity.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Das ist nicht Ihre Schuld, der Fehler lag bei uns.",
        "Ich habe dem Zusteller dreimal geschrieben und melde mich morgen.",
        "Entschuldigen Sie, dass wir es Ihnen dreimal falsch erklärt haben.",
        "No es culpa suya, la etiqueta era ilegible.",
        "Le he escrito dos veces al transportista.",
        "Ce n'est pas de votre faute, l'étiquette était illisible.",
        "Si vous avez lu la notice, envoyez-nous une photo du filtre.",
        "Non è colpa sua: il pacco era aperto.",
        "La prossima volta il pacco arriva con un altro corriere.",
        "Wenn Sie den Deckel verkehrt eingesetzt haben, drehen Sie ihn um.",
        "Bitte schicken Sie uns das Foto so bald wie möglich.",
        "Der Fall wird noch geprüft, und ich schreibe Ihnen am Dienstag.",
        "Si lo ha montado mal, gire la rueda.",
        "Enhorabuena por la casa nueva.",
        "Si vous avez mal serré la vis, tournez-la encore d'un quart de tour.",
        "Veuillez renvoyer le colis dès que possible.",
        "Se ha collegato male il tubo, lo giri.",
    ],
)
def test_what_another_language_says_well_is_left_alone(text: str) -> None:
    assert check_tone(text, shipped().style, None) == ()

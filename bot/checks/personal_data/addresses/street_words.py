"""Words with which streets, flats, post boxes and addresses are written, in our customers' languages."""

from bot.language.vocabulary.lexicon import STOP_WORDS, word_set

AFTER_NAME = word_set(
    """
    street str st avenue ave av road rd lane ln drive dr boulevard blvd court ct circle cir terrace ter parkway pkwy
    highway hwy trail trl crescent cres alley mews esplanade turnpike expressway freeway causeway gardens grove
    parade quay
    """
)
"""English, after the name: 12 Elm Road. They mean a street in lower case too."""
AFTER_CAPITALS = AFTER_NAME | word_set(
    """
    way place pl square sq loop row close walk run path plaza point pt ridge view hill hills park green bend
    crossing heights rise mount pike yard yards wharf vale meadow meadows field fields bank side wood woods glen
    spur pass broadway strand concession route line mall parkside gate
    """
)
"""A street only after a capitalized name."""
BEFORE_NAME = word_set(
    """
    rue avenue av avda avenida ave boulevard bd chemin allée allee impasse quai place route cours square via viale
    v.le corso piazza piazzale vicolo largo strada calle c cl carrer paseo plaza pza ronda camino carretera calz
    calzada travesia travesía rua travessa tv praça praca alameda estrada rodovia ulica ul al aleja aleje plac pl os
    trg str bulevardul calea jalan jl aleea drumul intrarea soseaua piata montée rang sentier passage contrada
    rotonda carrera cra kr transversal diagonal
    """
)
"""Romance and Slavic, before the name: rue des Tanneurs, ul. Kwiatowa."""
ENGLISH_TOO = word_set("via place route square c cl os pl str largo cours all al tv av ave avenue plaza")
"""Those of them that are English words or units: they need a capital letter or a full stop."""
PARTICLES = word_set(
    """
    de du des la le les l d del della delle dei degli dello di da do dos das e y el los las lo van von der den dem
    am an im zum zur auf the of und et i 't ten ter te 'n op na pod nad v u bei ob unter sur sous lès près
    """
)
COMPOUND = tuple(
    """
    straße strasse straat gracht singel plein gasse allee gatan gata gaten gade vägen vagen veien vegen gränd torget
    katu kuja polku vegur braut utca laan kade dijk steeg dreef boulevard bulevardi
    """.split()
)
"""Endings of one-word streets: Lindenallee, Prinsengracht, Mannerheimintie."""
COMPOUND_IF_CAPITAL = tuple("str weg platz ufer damm tie vej hove berg ring hof markt steig pfad dorf gata tu".split())
APART = word_set(
    """
    straße strasse str weg platz allee gasse ring damm ufer gade gata gaten väg vägen vei veien utca u út tér krt
    körút katu tie kuja polku laan straat plein sokak sokağı cad caddesi bulvarı mahallesi ulica cesta allé
    bulevardi vegur
    """
)
"""The same as a separate word: Mariahilfer Straße 101."""
UNITS = word_set(
    """
    apt apartment suite ste unit flat fl floor room rm apto appt piso puerta int interior depto dpto dept wohnung
    stiege bloco blok block bldg building lot trailer penthouse house plot door slip h.no d.no hno edif edificio
    oficina ofic interno scala ufficio bl sc ap bat bâtiment bus lgh
    """
)
LONE_UNITS = word_set("apt apartment suite flat apto")
"""Units that say where somebody lives even without a street."""
SIDES = word_set("n s e w ne nw se sw north south east west northeast northwest southeast southwest")
ANNEXES = word_set("bis ter quater b c d tv th mf dto esq izq dcha og")
"""What follows a house number."""
BOXES = word_set("bfpo postfach postbus postboks apartado casilla postbox packstation bp pobox")
MILITARY = word_set("apo fpo dpo")
CUES = word_set(
    """
    address addresses adresse anschrift dirección direccion indirizzo endereço endereco adres osoite adresa adress
    domicilio morada lives live living located moved deliver delivered ship shipped send sent resend sends lieferung
    """
)
"""Words that an address may follow."""
BETWEEN = word_set(
    """
    is are was has have been changed to at in the a it them this that my our now new here they be as follows
    corrected ist an nach es è é est on everything package parcel order box
    """
)
"""Words that may stand between such a word and the address."""
STATES = word_set(
    """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK
    OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY AB BC MB NB NL NS NT NU ON PE QC SK YT NSW VIC QLD TAS ACT AA AE AP
    SP RJ MG RS
    """
)
TRADE = word_set(
    """
    po order orders model item items sku asin case ref reference ticket invoice number no nr size version serial
    part box boxes unit units lot batch page article code pin total amount price paid sum qty quantity tracking
    parcel claim product return rma shipment transaction confirmation win windows series edition step day days month
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday bestellung kundennummer
    bought received got upc ean isbn usd eur gbp cad sometime since until
    """
)
"""Words before a number that is neither a house number nor a postcode."""
NO_PLACE = (
    TRADE
    | STOP_WORDS
    | word_set(
        """
        thanks thank regards best kind sincerely cheers please hello hi dear sorry also greetings yours love
        respectfully phone tel telephone mobile cell fax email e-mail mail name attn office desk contact website www
        call text order mr mrs ms dr instead but and so when why cordialement saludos saludo grüße gruß groet
        atentamente obrigado mvh hilsen terveisin
        """
    )
)
"""Words that are in no name of a street or place, even when capitalized."""

"""Numbers that identify a person or their bank account: by a form with check digits, or by their label."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from bot.language.patterns.any_of import any_of
from bot.language.segmentation.spans import Span

_FORMS = tuple(
    (re.compile(rf"(?<![\w-])(?:{form})(?![\w-])", re.I), checked)
    for form, checked in (
        (r"\d{3}-\d{2}-\d{4}", ""),
        (r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", ""),
        (r"\d{3}\.\d{3}\.\d{3}-\d{2}", "br.cpf"),
        (r"\d{8}-?[A-Z]", "es.dni"),
        (r"[XYZ]-?\d{7}-?[A-Z]", "es.nie"),
        (r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", "it.codicefiscale"),
        (r"[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2}", "fr.nir"),
        (r"(?:\d{2})?\d{6}[-+]\d{4}", "se.personnummer"),
        (r"\d{6}-\d{4}", "dk.cpr"),
        (r"\d{6}[-+A]\d{3}[A-Z\d]", "fi.hetu"),
        (r"756\.\d{4}\.\d{4}\.\d{2}", "ch.ssn"),
        (r"[A-Z]{5}\d{4}[A-Z]", "in_.pan"),
        (r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d", "mx.curp"),
        (r"\d{3}-\d{3}-\d{3}", "ca.sin"),
        (r"\d{7}[A-Z]{1,2}", "ie.pps"),
        (r"\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}", "be.nn"),
        (r"\d{6}/\d{3,4}", "cz.rc"),
    )
)
"""The form, and the module of python-stdnum for its check digits; '' if it has none."""
_LABEL = (
    r"ssn|social (?:security|insurance)|national insurance|nino|passport|driver'?s?'? licen[sc]e|driving licen[sc]e"
    r"|licen[sc]e|id card|identity card|tax id|tin|itin|account|acct|acc|bsb|routing|sort code|iban|swift|bic|aadhaar"
    r"|pan card|medicare|nhs|pesel|bsn|dni|nie|nif|cpf|cnpj|rfc|curp|codice fiscale|personnummer|cpr|fødselsnummer"
    r"|henkilötunnus|steuer-?id|ausweis|personalausweis|reisepass|kontonummer|konto|compte|cuenta|conto|rodné číslo"
    r"|sécurité sociale|passeport|pasaporte|passaporto|paspoort|ni(?= (?:number|no)\b)|gstin?"
)
_FILLER = r"number|numbers|no|nr|num|nummer|num\u00e9ro|n\u00famero|numero|is|was|my|the|card|id|code|it's|ist|est|es"
_GROUP = r"[A-Z]{0,6}\d[A-Z\d]{0,19}"
_LABELLED = re.compile(
    rf"\b(?:{_LABEL})s?(?:[ \t:#,.=-]{{1,3}}(?:{_FILLER})\b){{0,4}}[ \t:#,.=-]{{0,3}}"
    rf"(?<!\w)(?P<it>(?:[A-Z]{{1,3}}[ -])?{_GROUP}(?:[ ./-]{_GROUP}){{0,8}}(?:[ -]?[A-Z](?!\w))?)(?!\w)",
    re.I,
)
_NAMED = re.compile(any_of((rf"\b(?:{_LABEL})",)).pattern, re.I)
"""Any of the labels; most texts have none."""
_BIC = re.compile(r"\b(?:bic|swift)(?:[ \t:#=-]{1,3}(?:code|is))?[ \t:#=-]{1,3}(?P<it>[A-Z]{6}[A-Z\d]{2,5})\b", re.I)
_SECURITY = re.compile(
    r"\b(?:cvv2?|cvc2?|security code)(?:[ \t:#=-]{1,3}(?:is|code))?[ \t:#=-]{0,3}(?P<it>\d{3,4})\b", re.I
)
_LEAST_DIGITS = 5


def national_ids(text: str) -> Iterator[Span]:
    """Spans that are such a number; they may overlap."""
    for form, checked in _FORMS:
        yield from (m.span() for m in form.finditer(text) if not checked or number(checked).is_valid(m[0].upper()))
    labelled = _LABELLED.finditer(text) if _NAMED.search(text) else ()
    yield from (m.span("it") for m in labelled if sum(map(str.isdigit, m["it"])) >= _LEAST_DIGITS)
    for pattern in (_BIC, _SECURITY):
        yield from (m.span("it") for m in pattern.finditer(text))


@lru_cache
def number(name: str) -> ModuleType:
    """A module of python-stdnum, imported when first needed, as some load tables."""
    return import_module(f"stdnum.{name}")

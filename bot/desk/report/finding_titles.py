"""The checks' rules, as a report names them."""

TITLES = {
    "admission": "admits a legal fault",
    "all_on_customer": "the next step is the customer's alone",
    "approver": "somebody else decides on this",
    "beyond": "more than the sources say",
    "call_back": "our next word too far ahead",
    "cap": "more withheld than the clause allows",
    "circular": "sends the customer in circles",
    "citation.none": "rests on no clause",
    "citation.quote": "quotes what the clause doesn't say",
    "citation.unknown": "cites a clause that isn't there",
    "date": "a date without a source",
    "disguised": "words of letters that only look like these",
    "identifier": "a number without a source",
    "lead_decision": "states a decision that nobody took",
    "many_messages": "many messages without a result",
    "no_next_step": "no next step",
    "party": "names somebody whom no source names",
    "payer": "says that the wrong one pays",
    "percentage": "a percentage without a source",
    "polarity": "says the contrary of its source",
    "product_claim": "claims of goods what nothing says",
    "third_party_failure": "leaves a carrier's or marketplace's failure to the customer",
    "to_check": "rests on facts that aren't given yet",
    "too_late": "names only days after the customer needs it",
    "unanswered": "leaves a question or claim unanswered",
    "unchecked": "not held against a situation's policies",
    "unsupported_promise": "a promise without a clause",
    "window": "a window other than the clause's",
}


def title(rule: str) -> str:
    """Our name for a rule. Rules of the house style and of marketplaces keep the names in their files."""
    return TITLES.get(rule, rule.replace("_", " ").replace(".", ", "))

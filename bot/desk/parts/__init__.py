"""What every verb works with.

The desk itself (`desk`, `ports`, `groups`, `open_cases`); a case as read (`view`, `written`, `standing`); an act being
carried out (`doing`, `new_revision`); what is sent to the bot (`sendings`, `sold_on`); what is posted (`notes`,
`case_notes`, `attempts`, `private`, `links`, `limits`, `restored`); what writers are asked (`fallback`, `circles`,
`confirming`, `translating`); what is counted or cached (`gauge`, `telling`, `tally`, `changed_clauses`).
"""

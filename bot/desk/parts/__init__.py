"""What every verb works with.

The desk itself (`desk`, `ports`, `groups`); a case as read (`view`, `written`, `standing`); an act being carried out
(`doing`, `replacing`); what is taken in (`intake`, `sold_on`); what is posted (`notes`, `case_notes`, `attempts`,
`private`, `links`, `limits`, `restored`); what writers are asked (`fallback`, `circles`, `translating`); what is
counted (`gauge`, `telling`, `tally`).
"""

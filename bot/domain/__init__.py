"""The words of the trade, as values. Pure: nothing here does I/O.

- a case: `case`, `ledger`, `answer_clock`, `waiting`; its `states`, and the `trail` with its `anchors`
- a reply: `reply`, `commitments`, `translation`, `languages`, `redacted`, `mistakes`
- who may do what: `people`, `acts`, `decisions`, `approving`
- the company: `records`, `answer`, `listing`, `listing_proposal`, `comparison_page`
- the team: `team_desk`, `team_report`, `proposals`, `costs`
- for all of them: `clock`, `pace`, `phrases`
"""

-- A change that was proposed and is still to be decided on.
INSERT INTO proposals (number, key, amendment, why, cases, at, state)
VALUES (1, 'too_long:situation shipping_policy_question',
'{"aim": "advice", "about": "situation shipping_policy_question", "old": "", "new": "Write less than usual."}',
'In 3 cases the team corrected drafts, and said: too long.', '[{"case_id": "C-SENT22", "link": null}]',
'2026-11-23 09:00:00.000000', 'open');

-- Cases as the first release wrote them: one sent, one whose draft was just approved, one just asked for, one broken off.
INSERT INTO snapshots (version, files, at)
VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '{"shipping.yaml": "policy: shipping\n"}', '2026-11-20 09:00:00.000000');
INSERT INTO cases (id, team, channel, requester, opened_at, state, marketplace, fulfilment, order_id, written_at, nonce, situation, lane, approver, triage_reason, triaged_by)
VALUES ('C-SENT22', 'T0HARBOUR1', 'C0SUPPORT01', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'closed', 'any', 'unknown', '112-1234567-1234567', '2026-11-20 09:00:00.000000', 'ec69b1', 'shipping_policy_question', 'routine', 'teammate', 'It reads like a question about shipping.', 'the offline composer (no model wrote this)');
INSERT INTO turns (case_id, who, text, author, at)
VALUES ('C-SENT22', 'customer', 'Hello, do you ship to Hawaii, and does it cost extra?', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO facts (case_id, key, value, author, at)
VALUES ('C-SENT22', 'destination', 'Hawaii', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO revisions (id, case_id, number, state, cause, asked_by, created_at, writer, text, text_hash, body, policy_version)
VALUES ('C-SENT22.1', 'C-SENT22', 1, 'delivered', 'opened', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'the offline composer (no model wrote this)', 'Hello,

We ship to all 50 states and to Canada.

Kind regards,
The customer care team', '2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51', '{"passages": [{"text": "Hello,\n\n", "citations": []}, {"text": "We ship to all 50 states and to Canada.", "citations": [{"source": {"kind": "clause", "id": "shipping.destinations", "version": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, "quote": "Harbour & Pine ships to all 50 states of the United States and to Canada."}]}, {"text": "\n\nKind regards,\nThe customer care team", "citations": []}], "checks": [{"key": "destination", "question": "Where is the order to go?"}], "commitments": [], "findings": [{"rule": "figure", "severity": "note", "quote": "50 states", "reason": "As the clause says.", "replacement": null}], "brief": null, "fallback": null}', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
INSERT INTO posts (case_id, revision_id, key, kind, channel, ts, state, refresh, remove)
VALUES ('C-SENT22', NULL, 'C-SENT22:case', 'case', 'C0SUPPORT01', '1795424400.000001', 'posted', FALSE, FALSE);
INSERT INTO posts (case_id, revision_id, key, kind, channel, ts, state, refresh, remove)
VALUES ('C-SENT22', 'C-SENT22.1', 'C-SENT22.1:revision', 'revision', 'C0SUPPORT01', '1795424400.000002', 'posted', FALSE, FALSE);
INSERT INTO decisions (case_id, revision_id, actor, act, text_hash, policy_version, at)
VALUES ('C-SENT22', 'C-SENT22.1', 'U0ANARUIZ01', 'approve', '2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-20 09:00:00.000000');
INSERT INTO decisions (case_id, revision_id, actor, act, text_hash, policy_version, at)
VALUES ('C-SENT22', 'C-SENT22.1', 'U0ANARUIZ01', 'deliver', '2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-20 09:00:00.000000');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-SENT22', 1, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'opened', '{"surface": "command", "message": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}', '0000000000000000000000000000000000000000000000000000000000000000', '7fb85f16be379e7a6d567f9832f77d0d6c31569b3fe9758e216a88c5ff2b6a10');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-SENT22', 2, '2026-11-20 09:00:00.000000', 'levelhead', 'drafted', '{"revision": "C-SENT22.1", "state": "waiting", "text": "2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51", "policies": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', '7fb85f16be379e7a6d567f9832f77d0d6c31569b3fe9758e216a88c5ff2b6a10', '69fb6cf8edc2c0befdf9e684f5927ed31270382ceb7c788e4e55cd3d7c871348');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-SENT22', 3, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'approved', '{"revision": "C-SENT22.1", "surface": "button", "text": "2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51", "policies": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', '69fb6cf8edc2c0befdf9e684f5927ed31270382ceb7c788e4e55cd3d7c871348', '3b06a16a1b3f92f16b12ab74738241c55e8bb4bf99db76dfaa4d83549ad0042d');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-SENT22', 4, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'sent', '{"revision": "C-SENT22.1", "surface": "button", "text": "2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51"}', '3b06a16a1b3f92f16b12ab74738241c55e8bb4bf99db76dfaa4d83549ad0042d', 'acc4d61392cd5def0372790858bd047ecf1db88835da3d96b65e52b1c5459c1d');
INSERT INTO model_calls (case_id, revision_id, purpose, model, prompt_hash, outcome, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, request_id, seconds, at)
VALUES ('C-SENT22', 'C-SENT22.1', 'draft', 'claude-sonnet-5-5', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'end_turn', 1000, 200, 0, 900, 'req_1', 2.5, '2026-11-20 09:00:00.000000');
INSERT INTO work (kind, id, due_at, wakes, attempts)
VALUES ('case', 'C-SENT22', NULL, 1, 0);
INSERT INTO cases (id, team, channel, requester, opened_at, state, marketplace, fulfilment, order_id, written_at, nonce, situation, lane, approver, triage_reason, triaged_by)
VALUES ('C-WAIT22', 'T0HARBOUR1', 'C0SUPPORT01', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'open', 'any', 'unknown', NULL, '2026-11-20 09:00:00.000000', 'ec69b1', 'shipping_policy_question', 'routine', 'teammate', 'It reads like a question about shipping.', 'the offline composer (no model wrote this)');
INSERT INTO turns (case_id, who, text, author, at)
VALUES ('C-WAIT22', 'customer', 'Hello, do you ship to Hawaii, and does it cost extra?', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO revisions (id, case_id, number, state, cause, asked_by, created_at, writer, text, text_hash, body, policy_version)
VALUES ('C-WAIT22.1', 'C-WAIT22', 1, 'waiting', 'opened', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'the offline composer (no model wrote this)', 'Hello,

We ship to all 50 states and to Canada.

Kind regards,
The customer care team', '2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51', '{"passages": [{"text": "Hello,\n\n", "citations": []}, {"text": "We ship to all 50 states and to Canada.", "citations": [{"source": {"kind": "clause", "id": "shipping.destinations", "version": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, "quote": "Harbour & Pine ships to all 50 states of the United States and to Canada."}]}, {"text": "\n\nKind regards,\nThe customer care team", "citations": []}], "checks": [{"key": "destination", "question": "Where is the order to go?"}], "commitments": [], "findings": [{"rule": "figure", "severity": "note", "quote": "50 states", "reason": "As the clause says.", "replacement": null}], "brief": null, "fallback": null}', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
INSERT INTO posts (case_id, revision_id, key, kind, channel, ts, state, refresh, remove)
VALUES ('C-WAIT22', NULL, 'C-WAIT22:case', 'case', 'C0SUPPORT01', '$ROOT', 'posted', FALSE, FALSE);
INSERT INTO posts (case_id, revision_id, key, kind, channel, ts, state, refresh, remove)
VALUES ('C-WAIT22', 'C-WAIT22.1', 'C-WAIT22.1:revision', 'revision', 'C0SUPPORT01', '$DRAFT', 'posted', FALSE, FALSE);
INSERT INTO acts (case_id, revision_id, channel, ts, actor, act, surface, state, at)
VALUES ('C-WAIT22', 'C-WAIT22.1', 'C0SUPPORT01', '$DRAFT', 'U0ANARUIZ01', 'approve', 'button', 'pending', '2026-11-20 09:00:00.000000');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-WAIT22', 1, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'opened', '{"surface": "command", "message": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}', '0000000000000000000000000000000000000000000000000000000000000000', '01f11e4d0568edeeb884da989947097fbcb01cac56527c57afdb6ead7169ee3e');
INSERT INTO work (kind, id, due_at, wakes, attempts)
VALUES ('case', 'C-WAIT22', '2026-11-20 09:00:00.000000', 1, 0);
INSERT INTO cases (id, team, channel, requester, opened_at, state, marketplace, fulfilment, order_id, written_at, nonce)
VALUES ('C-WORK22', 'T0HARBOUR1', 'C0SUPPORT01', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'open', 'any', 'unknown', NULL, '2026-11-20 09:00:00.000000', 'ec69b1');
INSERT INTO turns (case_id, who, text, author, at)
VALUES ('C-WORK22', 'customer', 'Hello, do you ship to Hawaii, and does it cost extra?', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO revisions (id, case_id, number, state, cause, asked_by, created_at)
VALUES ('C-WORK22.1', 'C-WORK22', 1, 'drafting', 'opened', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO posts (case_id, revision_id, key, kind, channel, ts, state, refresh, remove)
VALUES ('C-WORK22', NULL, 'C-WORK22:case', 'case', 'C0SUPPORT01', NULL, 'pending', FALSE, FALSE);
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-WORK22', 1, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'opened', '{"surface": "form", "message": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}', '0000000000000000000000000000000000000000000000000000000000000000', 'da2103a9a96e16a9952e112d36d57e9bed3a9c87107c67283e0620d4e06f0a30');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-WORK22', 2, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'revision asked', '{"revision": "C-WORK22.1", "cause": "opened"}', 'da2103a9a96e16a9952e112d36d57e9bed3a9c87107c67283e0620d4e06f0a30', 'a3d003ec7c1fc09a0657dc7faad3ce42cc7c2e79ab427455134988daf839948d');
INSERT INTO work (kind, id, due_at, wakes, attempts)
VALUES ('case', 'C-WORK22', '2026-11-20 09:00:00.000000', 1, 0);
INSERT INTO work (kind, id, due_at, wakes, attempts)
VALUES ('revision', 'C-WORK22.1', '2026-11-20 09:00:00.000000', 1, 0);
INSERT INTO cases (id, team, channel, requester, opened_at, state, marketplace, fulfilment, order_id, written_at, nonce)
VALUES ('C-SEND22', 'T0HARBOUR1', 'C0SUPPORT01', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'open', 'any', 'unknown', NULL, '2026-11-20 09:00:00.000000', 'ec69b1');
INSERT INTO turns (case_id, who, text, author, at)
VALUES ('C-SEND22', 'customer', 'Hello, do you ship to Hawaii, and does it cost extra?', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO revisions (id, case_id, number, state, cause, asked_by, created_at)
VALUES ('C-SEND22.1', 'C-SEND22', 1, 'drafting', 'opened', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO posts (case_id, revision_id, key, kind, channel, ts, state, refresh, remove)
VALUES ('C-SEND22', NULL, 'C-SEND22:case', 'case', 'C0SUPPORT01', NULL, 'sending', FALSE, FALSE);
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-SEND22', 1, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'opened', '{"surface": "command", "message": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}', '0000000000000000000000000000000000000000000000000000000000000000', '2dbc90ea82a038cc95a2d996b4dda58a2eabeca131e4b71fcb18e13a1779692d');
INSERT INTO work (kind, id, due_at, wakes, attempts)
VALUES ('case', 'C-SEND22', '2026-11-20 09:00:00.000000', 1, 0);
INSERT INTO work (kind, id, due_at, wakes, attempts)
VALUES ('revision', 'C-SEND22.1', '2026-11-20 09:00:00.000000', 1, 0);
INSERT INTO seen (key, at)
VALUES ('trigger:1.2.3', '2026-11-20 09:00:00.000000');
INSERT INTO parked (id, person, channel, case_id, payload, at)
VALUES ('p1', 'U0ANARUIZ01', 'C0SUPPORT01', NULL, '{"message": "Hello, do you ship to Hawaii, and does it cost extra?"}', '2026-11-20 09:00:00.000000');

-- Work that rests until Claude takes calls again.
INSERT INTO work (kind, id, due_at, rests_until, wakes, attempts) VALUES ('case', 'C-WAIT22', '2026-11-20 09:00:00', '2026-11-20 09:01:00', 1, 0)
ON CONFLICT (kind, id) DO UPDATE SET rests_until = '2026-11-20 09:01:00';
-- A forgotten case, of which it was kept why an act was refused.
INSERT INTO cases (id, team, channel, requester, opened_at, state, marketplace, fulfilment, written_at, nonce, situation, lane, approver)
VALUES ('C-GONE22', 'T0HARBOUR1', 'C0SUPPORT01', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'forgotten', 'any', 'unknown', '2026-11-20 09:00:00.000000', 'ec69b1', 'shipping_policy_question', 'routine', 'teammate');
INSERT INTO acts (case_id, channel, actor, act, surface, state, reason, at)
VALUES ('C-GONE22', 'C0SUPPORT01', 'U0ANARUIZ01', 'approve', 'button', 'refused', 'The case says order id: 112-1234567-1234567.', '2026-11-20 09:00:00.000000');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-GONE22', 1, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'opened', '{"surface": "command", "message": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}', '0000000000000000000000000000000000000000000000000000000000000000', '8dffb6e850b3b22e0a5dcd6b1943b9a05a238e662aafd9dbce0bb093637192d6');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-GONE22', 2, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'refused', '{"act": "approve", "surface": "button", "why": "state", "revision": null}', '8dffb6e850b3b22e0a5dcd6b1943b9a05a238e662aafd9dbce0bb093637192d6', 'c79cf80fb1405bd1e4bd29e5ea28a668695f606530086af54f9a11b7286b7dc3');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-GONE22', 3, '2026-11-20 09:00:00.000000', 'operator', 'forgotten', '{}', 'c79cf80fb1405bd1e4bd29e5ea28a668695f606530086af54f9a11b7286b7dc3', '5bde444d9c533a10a751f80adc893d31798006dd71c1ea46027487f907e6e73e');
-- A reply that the webhook refused: its case was closed when it was sent on its way.
INSERT INTO cases (id, team, channel, requester, opened_at, state, marketplace, fulfilment, written_at, nonce, situation, lane, approver)
VALUES ('C-DENY22', 'T0HARBOUR1', 'C0SUPPORT01', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'closed', 'any', 'unknown', '2026-11-20 09:00:00.000000', 'ec69b1', 'shipping_policy_question', 'routine', 'teammate');
INSERT INTO turns (case_id, who, text, author, at)
VALUES ('C-DENY22', 'customer', 'Hello, do you ship to Hawaii, and does it cost extra?', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO revisions (id, case_id, number, state, cause, asked_by, created_at, writer, text, text_hash, body, policy_version)
SELECT 'C-DENY22.1', 'C-DENY22', number, state, cause, asked_by, created_at, writer, text, text_hash, body, policy_version FROM revisions WHERE id = 'C-SENT22.1';
INSERT INTO posts (case_id, revision_id, key, kind, channel, ts, state, refresh, remove)
VALUES ('C-DENY22', NULL, 'C-DENY22:case', 'case', 'C0SUPPORT01', '1795424400.000003', 'posted', FALSE, FALSE);
INSERT INTO posts (case_id, revision_id, key, kind, channel, state, error, refresh, remove)
VALUES ('C-DENY22', 'C-DENY22.1', 'C-DENY22.1:delivery', 'delivery', 'outside', 'refused', 'status 400', FALSE, FALSE);
INSERT INTO decisions (case_id, revision_id, actor, act, text_hash, policy_version, at)
VALUES ('C-DENY22', 'C-DENY22.1', 'U0ANARUIZ01', 'approve', '2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-20 09:00:00.000000');
INSERT INTO decisions (case_id, revision_id, actor, act, text_hash, policy_version, at)
VALUES ('C-DENY22', 'C-DENY22.1', 'U0ANARUIZ01', 'deliver', '2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-20 09:00:00.000000');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-DENY22', 1, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'opened', '{"surface": "command", "message": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}', '0000000000000000000000000000000000000000000000000000000000000000', '46e1aa58d2f3846699ef055b423deaf1f1d91c72808e16d3e166dd9c7a04352a');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-DENY22', 2, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'approved', '{"revision": "C-DENY22.1", "surface": "button", "text": "2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51", "policies": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', '46e1aa58d2f3846699ef055b423deaf1f1d91c72808e16d3e166dd9c7a04352a', '0fa6f3860e68b5183a3f621f1221533ee2f975f37753fa52992ccfb651d99019');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-DENY22', 3, '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', 'sent', '{"revision": "C-DENY22.1", "surface": "button", "text": "2eb097d26793ab4f580a14e109bc1c5c9a5ec6300d0f8b7b834bd33c86040c51"}', '0fa6f3860e68b5183a3f621f1221533ee2f975f37753fa52992ccfb651d99019', '54e42543a2820efcc701acbd3660025c1ebea020728a769dbe35c1f5d84c2b9b');
INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash)
VALUES ('C-DENY22', 4, '2026-11-20 09:00:00.000000', 'levelhead', 'not delivered', '{"code": "status 400"}', '54e42543a2820efcc701acbd3660025c1ebea020728a769dbe35c1f5d84c2b9b', '64ae74077767f0c4dd87f1e3a206d5b1d13b3d016e3bfcfc35a0888caee3c15b');

-- A reason for a moved lane, and a review that its person still waits for.
INSERT INTO reasons (case_id, revision_id, actor, act, before, after, reason, at)
VALUES ('C-SENT22', 'C-SENT22.1', 'U0ANARUIZ01', 'move_lane', 'delicate', 'routine', 'It is a plain question.', '2026-11-20 09:00:00.000000');
INSERT INTO reviews (id, team, person, channel, text, marketplace, state, attempts, at)
VALUES ('R-1', 'T0HARBOUR1', 'U0ANARUIZ01', 'C0SUPPORT01', 'You should have read the listing.', 'any', 'asked', 0, '$NOW');
INSERT INTO work (kind, id, due_at, wakes, attempts)
VALUES ('review', 'R-1', '2026-11-20 09:00:00.000000', 1, 0);

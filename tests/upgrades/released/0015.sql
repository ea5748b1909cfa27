-- A question that nothing answered, and a digest that is still to be posted.
INSERT INTO unanswered (id, text, at) VALUES ('Q-1', 'Do we ship to Guam?', '2026-11-20 09:00:00.000000');
INSERT INTO announcements (key, kind, recipient, body, state, at)
VALUES ('digest:2026-W47:U0ANARUIZ01', 'digest', 'U0ANARUIZ01', '{"week": "2026-W47"}', 'pending', '$NOW');

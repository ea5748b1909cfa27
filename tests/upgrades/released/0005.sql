-- A pause of Slack's that is over, and a draft that was waiting for Claude.
INSERT INTO limits (name, paused_until, refusals, at)
VALUES ('chat.postMessage', '2026-11-20 09:01:00.000000', 1, '2026-11-20 09:00:00.000000');
UPDATE revisions SET waiting_since = '2026-11-20 09:00:00.000000', waiting_until = '2026-11-20 09:05:00.000000'
WHERE id = 'C-WORK22.1';

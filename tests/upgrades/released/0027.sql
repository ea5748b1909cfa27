-- Work that rests until Claude takes calls again.
INSERT INTO work (kind, id, due_at, rests_until, wakes, attempts) VALUES ('case', 'C-WAIT22', '2026-11-20 09:00:00', '2026-11-20 09:01:00', 1, 0)
ON CONFLICT (kind, id) DO UPDATE SET rests_until = '2026-11-20 09:01:00';

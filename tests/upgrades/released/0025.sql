-- A worker that died long ago.
INSERT INTO workers (name, folder, works_by, at) VALUES ('gone-1', 'v1', 'v1', '2026-11-20 09:00:00.000000');

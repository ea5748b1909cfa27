-- Until this release what was due later was a job of its own.
INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, scheduled_at)
VALUES ('default', 'wake later', 'case C-WAIT22 within 8 s', '{"kind": "case", "id": "C-WAIT22", "failures": 0}', '2026-11-20 09:00:08');

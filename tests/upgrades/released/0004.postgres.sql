-- Jobs as the first release with workers left them: one to do, one for later, one that failed for good.
INSERT INTO procrastinate_jobs (queue_name, task_name, args)
VALUES ('default', 'advance', '{"kind": "revision", "id": "C-WORK22.1"}');
INSERT INTO procrastinate_jobs (queue_name, task_name, args, scheduled_at)
VALUES ('default', 'wake later', '{"kind": "case", "id": "C-WAIT22", "failures": 1}', '2026-11-20 09:00:00.000000');
INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)
VALUES ('default', 'advance', '{"kind": "case", "id": "C-SENT22"}', 'failed');

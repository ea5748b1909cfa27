"""SQL on procrastinate's table of jobs, for what its library doesn't offer."""

FORGET = """
DELETE FROM procrastinate_jobs WHERE status <> 'doing' AND task_name <> 'sweep'
AND (args->>'id' = %(case)s OR args->>'id' LIKE %(revisions)s)
"""
ASKED = """
SELECT DISTINCT args->>'id' FROM procrastinate_jobs
WHERE status IN ('todo', 'doing') AND task_name = 'advance' AND args->>'kind' = %(kind)s
AND coalesce(scheduled_at, now()) <= now()
"""
PLANNED = """
SELECT DISTINCT args->>'id' FROM procrastinate_jobs
WHERE status IN ('todo', 'doing') AND task_name IN ('advance', 'wake later') AND args->>'kind' = %(kind)s
"""
WAITS = """
SELECT EXISTS (
    SELECT 1 FROM procrastinate_jobs WHERE queueing_lock = %(lock)s AND status = 'todo'
    AND coalesce(scheduled_at, now()) <= now() + %(seconds)s * interval '1 second'
) AS waits
"""
SOONER = """
UPDATE procrastinate_jobs SET scheduled_at = now() + %(seconds)s * interval '1 second'
WHERE queueing_lock = %(lock)s AND status = 'todo' AND scheduled_at > now() + %(seconds)s * interval '1 second'
"""
STANDING = """
SELECT count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()),
       count(*) FILTER (WHERE status = 'doing'),
       count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now() AND task_name <> 'sweep'),
       (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %(seconds)s * interval '1 second')
FROM procrastinate_jobs
"""

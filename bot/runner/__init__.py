"""Who calls `advance`: one process on SQLite (`in_process`), or many workers on PostgreSQL (`worker`, `queue`).

`wake` is what both do for the desk. `planned` and `timers` keep times that are near; `connector` and `job_table` adapt
procrastinate.
"""

-- Why a draft was rejected, with one click.
INSERT INTO reasons (case_id, revision_id, actor, act, mistake, at)
VALUES ('C-SENT22', 'C-SENT22.1', 'U0ANARUIZ01', 'reject', 'too_long', '2026-11-20 09:00:00.000000');

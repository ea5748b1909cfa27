"""A case whose reply what listens outside has not taken is open, and a forgotten one keeps no reason of a refusal.

Versions before closed the first when the reply was sent on its way, and left the second, which may quote.
"""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_UNDELIVERED = """
SELECT posts.case_id FROM posts JOIN cases ON cases.id = posts.case_id
JOIN revisions ON revisions.id = posts.revision_id
WHERE posts.kind = 'delivery' AND posts.state IN ('pending', 'sending', 'refused') AND cases.state = 'closed'
AND NOT EXISTS (
    SELECT 1 FROM revisions AS newer WHERE newer.case_id = posts.case_id AND newer.number > revisions.number
) AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE decisions.revision_id = posts.revision_id AND decisions.void_at IS NULL
    AND decisions.act IN ('close', 'sent_by_hand')
)
"""


def upgrade() -> None:
    op.execute(
        f"UPDATE posts SET refresh = TRUE WHERE kind IN ('case', 'approval') AND state = 'posted'"
        f" AND case_id IN ({_UNDELIVERED})"
    )
    op.execute(
        f"UPDATE cases SET state = CASE WHEN lane = 'person_only' THEN 'person_only' ELSE 'open' END"
        f" WHERE id IN ({_UNDELIVERED})"
    )
    op.execute(
        "UPDATE acts SET reason = NULL WHERE reason IS NOT NULL"
        " AND case_id IN (SELECT id FROM cases WHERE state = 'forgotten')"
    )

"""What is counted and timed of a case, through the SDK's own in-memory reader."""

from collections import Counter
from pathlib import Path

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader, NumberDataPoint

from bot.adapters.telemetry import Telemetry
from bot.app import connected
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Team, settings_for
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
ASKED = "The courier says the planter was delivered. I asked both neighbors and looked around the porch."
CIRCULAR = "Hello,\n\nPlease check with your neighbors and look around the porch.\n\nKind regards,\nAna"


def _totals(reader: InMemoryMetricReader) -> Counter[tuple[str, ...]]:
    """By metric and the values of its attributes, in order of their names."""
    found: Counter[tuple[str, ...]] = Counter()
    data = reader.get_metrics_data()
    assert data is not None
    for metric in (m for r in data.resource_metrics for s in r.scope_metrics for m in s.metrics):
        for point in metric.data.data_points:
            about = sorted((point.attributes or {}).items())
            key = (metric.name, *(str(value) for _, value in about))
            found[key] = int(point.value if isinstance(point, NumberDataPoint) else point.count)  # type: ignore[union-attr]
    return found


@pytest.mark.deep
async def test_cases_drafts_decisions_posts_and_circles_are_counted(
    ws: Workspace, clock: ManualClock, tmp_path: Path
) -> None:
    reader = InMemoryMetricReader()
    gauge = Telemetry(MeterProvider([reader], shutdown_on_exit=False))
    settings = settings_for(ws, tmp_path)
    async with connected(settings, clock, approve_examples=True, gauge=gauge) as bot:
        team = Team(ws, bot, clock, settings)
        case = await team.draft(QUESTION)
        await team.react("ben", team.last(case), "white_check_mark")
        await team.press("ben", team.last(case), "Sent to the customer")
        case = await team.draft(ASKED)
        draft = team.last(case)
        await team.press("ana", draft, "Edit" if "Edit" in draft.labels else "Write the reply")
        await team.fill("ana", {"The reply": CIRCULAR})
        ws.fail("chat.postMessage", "is_archived")
        await team.ana.command(SUPPORT, f"/draft {QUESTION}")
        await team.settled()
    found = _totals(reader)
    assert found["levelhead.cases.opened", "command"] == 3
    assert found["levelhead.decisions", "approved"] == 1 and found["levelhead.decisions", "sent"] == 1
    assert sum(n for key, n in found.items() if key[0] == "levelhead.drafts") == 3
    assert found["levelhead.drafts", "ok", bot.desk.composer.name] >= 1
    assert found["levelhead.posts", "posted"] >= 6 and found["levelhead.posts", "refused"] == 1
    assert found["levelhead.circles.stopped",] == 1
    assert found["levelhead.draft.own.duration",] == 3
    assert sum(n for key, n in found.items() if key[0] == "levelhead.ack.duration") >= 5
    assert not [key for key in found if "C-" in str(key)], "ids would make a series each"
    gauge.close()

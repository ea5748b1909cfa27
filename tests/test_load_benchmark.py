"""The load benchmark sees what it waits for: a case with the bot's own process, from the command to the draft."""

import pytest

from benchmarks.load.bots import Claude
from benchmarks.load.databases import place
from benchmarks.load.report import BEGINS, ENDS, in_its_part
from benchmarks.load.scenarios import Bench, settings_for, whole
from benchmarks.load.slack import Slack


@pytest.mark.deep
async def test_a_case_of_the_load_benchmark_is_drafted() -> None:
    slack, claude = Slack(), Claude()
    await slack.start()
    await claude.start()
    try:
        settings = settings_for(slack, claude, "", None)
        async with place("sqlite", settings) as where:
            bench = Bench(slack, claude, where, settings | {"DATABASE_URL": where.url})
            async with bench.bot():
                await claude.take(0.0)
                times = slack.seen.times[await whole(bench)]
                assert times.typed < times.posted < times.drafted
    finally:
        await claude.stop()
        await slack.stop()


def test_figures_measured_anew_take_the_place_of_the_old_ones_and_nothing_else_changes() -> None:
    page = in_its_part("# Figures\n", (BEGINS, ENDS), "old") + "\n## What they are worth\n"
    assert in_its_part(page, (BEGINS, ENDS), "new") == page.replace("old", "new")

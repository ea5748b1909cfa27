"""The page in a real headless Chromium. Skipped, loudly, without a browser."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.app import connected
from bot.commands.try_local import WELCOME, samples
from bot.loading.sources import read_policies
from bot.settings import PROJECT
from bot.workspace import Workspace
from tests.dialogues.conftest import settings_for

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
HUNG = 120_000
"""Milliseconds after which a page is given up: far more than a busy machine takes."""
expect.set_options(timeout=HUNG)
DESKTOP, PHONE = (1280, 800), (390, 844)


@pytest.fixture(scope="session", autouse=True)
def _learned(learned: None) -> None:
    """What the policies teach is learned before the first bot starts."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """A browser, started once: each test has a profile of its own in it."""
    if BROWSER is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium for the page's test: install the package chromium")
        pytest.skip("NO BROWSER: the page was not tested. Install Chromium or Chrome.")
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(
    loop_scope="session",
    params=[pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone", marks=pytest.mark.deep)],
)
async def page(request: pytest.FixtureRequest, chromium: Browser, sqlite_file: Path) -> AsyncIterator[Page]:
    """A workspace with the bot in it, as a newcomer sees it."""
    book = read_policies(PROJECT / "policies").book
    ws = Workspace(samples=samples(book), welcome=WELCOME)
    await ws.start()
    async with connected(settings_for(ws, sqlite_file.parent), approve_examples=True):
        profile = await chromium.new_context(viewport={"width": request.param[0], "height": request.param[1]})
        tab = await profile.new_page()
        tab.set_default_timeout(HUNG)
        await tab.goto(ws.page_url)
        yield tab
        await profile.close()
    await ws.stop()

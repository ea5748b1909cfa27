"""The health endpoint by itself, and telemetry that is asked for and can't be had."""

import asyncio
import sys
from collections.abc import Mapping

import aiohttp
import pytest

from bot.adapters.telemetry import start
from bot.desk.parts.gauge import Ungauged
from bot.errors import SettingsError
from bot.health import Health, serving


async def _get(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{port}{path}") as answer:
        assert "aiohttp" not in answer.headers["Server"].lower() and answer.headers["Cache-Control"] == "no-store"
        return answer.status, await answer.text()


async def test_it_is_ready_only_while_all_that_it_watches_is_well() -> None:
    health, well, looks = Health(keep_look=3600), {"database": True}, 0

    async def look() -> Mapping[str, bool]:
        nonlocal looks
        looks += 1
        return dict(well)

    async with serving(health, "127.0.0.1", 0) as port:
        assert await _get(port, "/live") == (200, '{"live": true}')
        assert await _get(port, "/ready") == (503, '{"ready": false}')
        health.watch(look)
        answers = await asyncio.gather(*(_get(port, "/ready") for _ in range(20)))
        assert set(answers) == {(200, '{"ready": true, "database": true}')} and looks == 1
        well["database"] = False
        health.watch(look)
        assert await _get(port, "/ready") == (503, '{"ready": false, "database": false}')
        health.watch(None)
        assert await _get(port, "/ready") == (503, '{"ready": false}')
        assert (await _get(port, "/"))[0] == 404 and (await _get(port, "/metrics"))[0] == 404


async def test_a_look_that_breaks_or_takes_too_long_is_not_ready() -> None:
    health = Health(longest_look=0.01)

    async def endless() -> Mapping[str, bool]:
        await asyncio.Event().wait()
        return {}

    health.watch(endless)
    assert await health.ready() == {"ready": False}

    async def broken() -> Mapping[str, bool]:
        raise OSError("private")

    health.watch(broken)
    assert await health.ready() == {"ready": False}


async def test_a_port_that_is_taken_is_named_with_what_to_change() -> None:
    async with serving(Health(), "127.0.0.1", 0) as port:
        with pytest.raises(SettingsError, match=f"127.0.0.1:{port}.*LEVELHEAD_HEALTH_PORT"):
            async with serving(Health(), "127.0.0.1", port):
                pass


def test_telemetry_is_off_until_an_endpoint_is_named() -> None:
    assert isinstance(start({}), Ungauged)
    assert isinstance(start({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_METRICS_EXPORTER": "none"}), Ungauged)


def test_what_is_not_installed_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter", None)
    with pytest.raises(SettingsError, match=r"pip install 'levelhead\[telemetry\]'"):
        start({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x"})


def test_a_protocol_that_is_not_spoken_is_refused_with_the_one_that_is() -> None:
    with pytest.raises(SettingsError, match="OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"):
        start({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"})

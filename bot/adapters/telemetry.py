"""Counters and timings over OpenTelemetry, where its OTEL_* variables name an endpoint."""

import logging
import threading
from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot import __version__
from bot.desk.parts.gauge import Count, Gauge, Timing, Ungauged
from bot.errors import SettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.metrics import MeterProvider

log = logging.getLogger(__name__)
ENDPOINTS = ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
PROTOCOLS = ("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
NEEDED = ("opentelemetry.sdk.metrics", "opentelemetry.exporter.otlp.proto.http")
PROTOCOL = "http/protobuf"
CLOSE_SECONDS = 2.0
"""How long the end of the program waits for the last export."""
BUCKETS = {
    Timing.ACK: (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0),
    Timing.DRAFT: (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
    Timing.MODEL: (0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 80.0, 120.0),
}


def start(environment: Mapping[str, str]) -> Gauge:
    """A gauge that exports as the OTEL_* variables say; without an endpoint, one that does nothing.

    Raises SettingsError for what isn't installed or can't be used.
    """
    return Telemetry(_provider()) if wanted(environment) else Ungauged()


def wanted(environment: Mapping[str, str]) -> bool:
    """Whether the variables name an endpoint. Raises SettingsError as `start`."""
    if not any(environment.get(name) for name in ENDPOINTS) or environment.get("OTEL_METRICS_EXPORTER") == "none":
        return False
    protocol = next((environment[name] for name in PROTOCOLS if environment.get(name)), PROTOCOL)
    if protocol != PROTOCOL:
        raise SettingsError(f"Telemetry is sent by {PROTOCOL} only: set OTEL_EXPORTER_OTLP_PROTOCOL={PROTOCOL}.")
    if not all(map(_installed, NEEDED)):
        raise SettingsError(
            "OTEL_EXPORTER_OTLP_ENDPOINT is set, and OpenTelemetry is not installed: pip install 'levelhead[telemetry]'"
        )
    return True


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _provider() -> "MeterProvider":
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
    from opentelemetry.sdk.metrics import MeterProvider
    from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
    from opentelemetry.sdk.resources import Resource

    known = Resource({"service.name": "levelhead", "service.version": __version__})
    named = Resource.create()  # from OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES
    resource = known if str(named.attributes.get("service.name", "")).startswith("unknown_service") else Resource({})
    reader = PeriodicExportingMetricReader(OTLPMetricExporter())
    return MeterProvider([reader], named.merge(resource), shutdown_on_exit=False)


class Telemetry:
    """A Gauge on OpenTelemetry's metrics."""

    def __init__(self, provider: "MeterProvider") -> None:
        self._provider, meter = provider, provider.get_meter("levelhead", __version__)
        self._counters = {what: meter.create_counter(what, unit="1") for what in Count}
        self._timings = {
            what: meter.create_histogram(what, unit="s", explicit_bucket_boundaries_advisory=BUCKETS[what])
            for what in Timing
        }

    def count(self, what: Count, number: int = 1, **about: str) -> None:
        self._counters[what].add(number, about)

    def time(self, what: Timing, seconds: float, **about: str) -> None:
        self._timings[what].record(max(0.0, seconds), about)

    def close(self) -> None:
        """Export what is left within a few seconds; an absent collector holds up nobody."""
        handing = threading.Thread(target=self._hand_over, daemon=True, name="telemetry")
        handing.start()
        handing.join(CLOSE_SECONDS)

    def _hand_over(self) -> None:
        try:
            self._provider.shutdown()
        except Exception:
            log.warning("the last counters and timings could not be handed over", exc_info=True)

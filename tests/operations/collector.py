"""An OpenTelemetry collector on loopback: takes metrics by OTLP over HTTP, as the real one does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest


@dataclass
class Collector:
    """What it was sent: by metric, its points as (attributes, sum or count)."""

    url: str = ""
    points: dict[str, dict[frozenset[tuple[str, str]], float]] = field(default_factory=dict)
    raw: bytes = b""

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.raw += body
        sent = ExportMetricsServiceRequest.FromString(body)
        for metric in (m for r in sent.resource_metrics for s in r.scope_metrics for m in s.metrics):
            points = self.points.setdefault(metric.name, {})
            for point in metric.sum.data_points:
                points[_about(point)] = point.as_int or point.as_double
            for point in metric.histogram.data_points:
                points[_about(point)] = point.count
        return web.Response()

    def total(self, metric: str, **about: str) -> float:
        """The sum over the points of a metric that have these attributes."""
        found = self.points.get(metric, {})
        return sum(value for known, value in found.items() if set(about.items()) <= known)


def _about(point: object) -> frozenset[tuple[str, str]]:
    return frozenset((a.key, a.value.string_value) for a in point.attributes)  # type: ignore[attr-defined]


@asynccontextmanager
async def collecting() -> AsyncIterator[Collector]:
    collector, app = Collector(), web.Application()
    app.router.add_post("/v1/metrics", collector.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    collector.url = f"http://{host}:{port}"
    yield collector
    await runner.cleanup()

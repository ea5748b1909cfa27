"""The settings: as `.env.sample` explains them; those that contradict each other are refused with what to do."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import PROJECT, Settings, export_standard, read_settings

FOR_TESTS = {"slack_api_url", "anthropic_base_url"}


def test_leads_are_never_reminded_before_the_requester() -> None:
    with pytest.raises(SettingsError, match="LEVELHEAD_REMIND_LEAD_HOURS: leads are reminded after the requester"):
        read_settings(levelhead_remind_requester_hours=2, levelhead_remind_lead_hours=6)


def test_the_sample_explains_every_setting_and_nothing_else() -> None:
    lines = (PROJECT / ".env.sample").read_text(encoding="utf-8").splitlines()
    named = {line.partition("=")[0].lower() for line in lines if line and not line.startswith("#")}
    assert named - {"otel_exporter_otlp_endpoint"} == set(Settings.model_fields) - FOR_TESTS


def test_opentelemetry_s_own_lines_of_the_file_count_like_the_environment_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(
        "OTEL_SERVICE_NAME=desk\nOTEL_EXPORTER_OTLP_ENDPOINT=\nOTEL_METRIC_EXPORT_INTERVAL=5\n"
    )
    monkeypatch.chdir(tmp_path)
    environment: dict[str, str] = {"OTEL_SERVICE_NAME": "given"}
    export_standard(environment)
    assert environment == {"OTEL_SERVICE_NAME": "given", "OTEL_METRIC_EXPORT_INTERVAL": "5"}

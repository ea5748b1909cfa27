"""The settings: as `.env.sample` explains them; those that contradict each other are refused with what to do."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.settings import PROJECT, Settings, export_standard, read_by_others, read_settings, unused

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


@pytest.mark.parametrize("url", ["http://shop.example/replies", "ftp://shop.example", "shop.example", "https://"])
def test_replies_leave_for_nowhere_that_can_be_read_on_the_way(url: str) -> None:
    with pytest.raises(SettingsError, match="LEVELHEAD_WEBHOOK_URL: write an address that begins with https"):
        read_settings(levelhead_webhook_url=url, levelhead_webhook_secret=SecretStr(f"whsec_{'A' * 32}"))


@pytest.mark.parametrize("secret", [None, "", "whsec_short", "not base64 at all, though long enough to be one"])
def test_a_webhook_without_a_secret_is_refused_and_the_secret_not_repeated(secret: str | None) -> None:
    given = {"levelhead_webhook_secret": SecretStr(secret)} if secret is not None else {}
    with pytest.raises(SettingsError, match="LEVELHEAD_WEBHOOK_SECRET: .*whsec_") as refused:
        read_settings(levelhead_webhook_url="https://shop.example/replies", **given)
    assert not secret or secret.removeprefix("whsec_") not in str(refused.value)


@pytest.mark.parametrize("keys", ["hunter2-of-the-words", f"{'A' * 43}=,short", "A" * 44])
def test_keys_that_are_none_are_refused_and_not_repeated(keys: str) -> None:
    with pytest.raises(SettingsError, match="LEVELHEAD_ENCRYPTION_KEYS: write keys as `levelhead encrypt") as refused:
        read_settings(levelhead_encryption_keys=keys)
    assert keys not in str(refused.value) and "hunter2" not in repr(refused.value)


def test_keys_show_nowhere_and_the_first_comes_first() -> None:
    keys = (f"{'A' * 43}=", f"{'B' * 42}A=")
    found = read_settings(levelhead_encryption_keys=" , ".join(keys))
    assert found.encryption_keys == keys and "AAAA" not in repr(found)


@pytest.fixture
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`.env` in the folder where the program is."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".env"


def test_a_setting_that_is_misspelt_is_named_with_its_line_and_the_one_it_may_be(env_file: Path) -> None:
    lines = ["\ufeff# mine", "", "LEVELHEAD_KEEP_DAY=30", "LEVELHEAD_TIMEZONE=UTC", "OTHER=1", "LEVELHEAD_ADMIN=U1"]
    lines += ["SLACK_APP_TOKN=xapp-1", "export DATABSE_URL=sqlite:///x.db", "LEVELHEAD_EMPTY="]
    env_file.write_text("\n".join(lines), encoding="utf-8")
    found = unused({"LEVELHEAD_ENCRYPTION_KEY": "secret", "PATH": "/bin", "levelhead_timezone": "UTC"})
    nothing = "is no setting, so it does nothing"
    assert found == (
        f"LEVELHEAD_KEEP_DAY (.env, line 3) {nothing}; is it LEVELHEAD_KEEP_DAYS?",
        f"LEVELHEAD_ADMIN (.env, line 6) {nothing}; .env.sample has all that there are",
        f"SLACK_APP_TOKN (.env, line 7) {nothing}; is it SLACK_APP_TOKEN?",
        f"DATABSE_URL (.env, line 8) {nothing}; is it DATABASE_URL?",
        f"LEVELHEAD_ENCRYPTION_KEY {nothing}; is it LEVELHEAD_ENCRYPTION_KEYS?",
    )


def test_another_program_s_name_that_is_alike_is_left_alone_where_ours_is_given(env_file: Path) -> None:
    env_file.write_text("SLACK_BOT_TOKEN=xoxb-1\nDATABASE_URLS=many\n")
    assert not unused({"SLACK_TOKEN": "xoxp-1", "DATABASE_URL": "sqlite:///x.db"})


def test_of_a_setting_in_two_lines_it_is_said_which_counts(env_file: Path) -> None:
    env_file.write_text("SLACK_BOT_TOKEN=xoxb-1\nLEVELHEAD_KEEP_DAYS=3\nSLACK_BOT_TOKEN=\nLEVELHEAD_KEEP_DAYS=3\n")
    assert unused({}) == ("SLACK_BOT_TOKEN stands in several lines of .env (1 and 3); line 3 counts, and it is empty",)


@pytest.mark.parametrize(
    "line",
    [
        "LEVELHEAD_KEEP_DAYS: 30",
        "LEVELHEAD_KEEP_DAYS 30",
        "LEVELHEAD_KEEP_DAYS",
        'LEVELHEAD_KEEP_DAYS="30',
        '"LEVELHEAD_KEEP_DAYS"=30',
        "LEVELHEAD-KEEP-DAYS=30",
        'LEVELHEAD_KEEP_DAYS="30\nLEVELHEAD_DIGEST=leads"',
    ],
)
def test_a_setting_in_a_line_that_can_not_be_read_is_refused_and_not_dropped(env_file: Path, line: str) -> None:
    env_file.write_text(f"# a remark\n{line}\nSLACK_BOT_TOKEN=xoxb-1\n")
    with pytest.raises(SettingsError, match=r"^\.env, line 2: this can't be read\. Write LEVELHEAD_\w+=value; a value"):
        read_settings()
    assert not unused({})


def test_another_line_that_can_not_be_read_is_named_and_not_repeated(env_file: Path) -> None:
    env_file.write_text("hunter2-of-the-words\nLEVELHEAD_KEEP_DAYS=3\n")
    assert read_settings().levelhead_keep_days == 3
    assert unused({}) == (".env, line 1: this can't be read, so it does nothing. Write NAME=value.",)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("levelhead_connected_by", "@omar", "'@omar' is nobody's id; write your Slack member id (U...), not a name"),
        ("levelhead_connected_by", "C0SUPPORT01", "nobody's id"),
        ("levelhead_support_channels", "C0SUPPORT01, #returns", "'#returns' is no channel's id; write ids (C...)"),
    ],
)
def test_a_name_where_slack_wants_an_id_is_refused(name: str, value: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(**{name: value})
    assert f"{name.upper()}: " in str(refused.value) and told in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://lev:hunter2@1@db.example/team",
        "postgresql://lev:hun/ter2@db.example/team",
        "postgresql://lev:hunter2#1@db.example/team",
        "postgresql://lev:5432#hunter2@db.example/team",
        "postgresql://lev:hunter2?@db.example:5432/team",
        "postgresql://lev:hunter2@db.example:port/team",
        "postgresql://lev:hunter2@db.example:70000/team",
        "postgres://lev:hun:/ter2@db.example/team",
        "mysql://lev:hunter2@db.example/team",
        "sqlite:///",
    ],
)
def test_a_database_url_that_can_not_be_read_is_told_how_to_write_it_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL: write ") as refused:
        read_settings(database_url=url)
    assert "hun" not in str(refused.value) and "ter2" not in str(refused.value)
    assert "mysql" in url or "sqlite" in url or "@ as %40" in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://lev:p%40ss%2Fw%3A%20@db.example:5432/team?sslmode=require",
        "postgresql://lev:a:b@db.example/team",
        "postgresql://postgres:@/postgres?host=/run/postgresql",
        "postgresql://[::1]/team",
        "sqlite:////data/levelhead.db",
    ],
)
def test_a_database_url_that_can_be_read_is_taken(url: str) -> None:
    assert read_settings(database_url=url).database_url == url


def test_a_line_break_behind_a_value_is_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets that were made with `echo` have one, and Slack's token with it is one that no header takes."""
    given = {
        "SLACK_BOT_TOKEN": "xoxb-1\n",
        "DATABASE_URL": " postgresql://db.example/team\r\n",
        "LEVELHEAD_LOG_FORMAT": "json\n",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = read_settings()
    assert found.slack_bot_token and found.slack_bot_token.get_secret_value() == "xoxb-1"
    assert (found.database_url, found.levelhead_log_format) == ("postgresql://db.example/team", "json")


def test_a_file_that_can_not_be_read_is_named_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("LEVELHEAD_TIMEZONE=UTC\n", encoding="utf-16")
    with pytest.raises(SettingsError, match=r"\.env can't be read: it is not UTF-8\. Save it"):
        read_settings()


@pytest.mark.parametrize(("mode", "open_to_others"), [(0o600, False), (0o640, True), (0o604, True)])
def test_tokens_in_a_file_that_others_can_read_are_told(env_file: Path, mode: int, open_to_others: bool) -> None:
    env_file.write_text("SLACK_BOT_TOKEN=xoxb-1\n")
    env_file.chmod(mode)
    assert bool(read_by_others()) is open_to_others
    env_file.write_text("LEVELHEAD_TIMEZONE=UTC\n")
    assert not read_by_others(), "it holds no secret"


def test_a_value_of_blanks_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = {name for name in Settings.model_fields if name != "levelhead_webhook_secret"}
    monkeypatch.delenv("LEVELHEAD_CACHE", raising=False)
    plain = read_settings()
    for name in blank:
        monkeypatch.setenv(name.upper(), " \t ")
    assert read_settings() == plain


def test_keys_without_any_key_are_refused_as_nothing_would_be_encrypted() -> None:
    with pytest.raises(SettingsError, match="LEVELHEAD_ENCRYPTION_KEYS: there is no key in it"):
        read_settings(levelhead_encryption_keys=" , ")


@pytest.mark.parametrize("name", ["slack_api_url", "anthropic_base_url"])
@pytest.mark.parametrize("value", ["slack.com/api", "https://", "ftp://host/", "https://[host/", "https://host:port/"])
def test_an_address_that_is_none_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name.upper()}: write a whole address"):
        read_settings(**{name: value})

"""Settings that contradict each other are refused with what to do."""

import pytest

from bot.errors import SettingsError
from bot.settings import read_settings


def test_leads_are_never_reminded_before_the_requester() -> None:
    with pytest.raises(SettingsError, match="LEVELHEAD_REMIND_LEAD_HOURS: leads are reminded after the requester"):
        read_settings(levelhead_remind_requester_hours=2, levelhead_remind_lead_hours=6)

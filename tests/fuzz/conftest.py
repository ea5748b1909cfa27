"""How hard is looked: the same few examples on every run, or as many others as LEVELHEAD_EXAMPLES says (`make fuzz`)."""

import os

from hypothesis import HealthCheck, Phase, settings

WANTED = os.environ.get("LEVELHEAD_EXAMPLES")
settings.register_profile(
    "levelhead",
    max_examples=int(WANTED or 10),
    derandomize=WANTED is None,
    deadline=None,
    database=None,
    print_blob=True,
    phases=[Phase.explicit, Phase.generate] + ([Phase.shrink] if WANTED else []),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
settings.load_profile("levelhead")

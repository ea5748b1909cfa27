"""How hard is looked: the same few examples on every run, or as many as LEVELHEAD_EXAMPLES says.

Those are others every time (`make fuzz`), or with LEVELHEAD_SAME the same (`make test-whole`), so that a check of a
change tells of the change.
"""

import os

from hypothesis import HealthCheck, Phase, settings

WANTED = os.environ.get("LEVELHEAD_EXAMPLES")
settings.register_profile(
    "levelhead",
    max_examples=int(WANTED or 4),
    derandomize=WANTED is None or bool(os.environ.get("LEVELHEAD_SAME")),
    deadline=None,
    database=None,
    print_blob=True,
    phases=[Phase.explicit, Phase.generate] + ([Phase.shrink] if WANTED else []),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
settings.load_profile("levelhead")

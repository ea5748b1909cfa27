"""The promises a text makes, from a fixed list, each with its words; and outcomes that nobody can guarantee."""

from bot.checks.commitments.bare import bare_results as bare_results
from bot.checks.commitments.explicit import commitments_in as commitments_in
from bot.checks.commitments.explicit import says_part as says_part
from bot.checks.commitments.explicit import says_whole as says_whole
from bot.checks.commitments.outcomes import unvouched as unvouched

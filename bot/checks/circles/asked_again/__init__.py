"""Whether a reply asks again for what was done, given or told (signals 1 and 2). `asking` is the way through."""

"""Changes to the files of policies, one value at a time: all else in a file stays as its people wrote it."""

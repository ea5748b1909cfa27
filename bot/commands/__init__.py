"""The command line: a file for each command, with its options and what it does; a longer one has files of its name.

`desks` are the desks that commands work with, `terminal` is what they take and show, `service` what `run` and `work`
have around a bot.
"""

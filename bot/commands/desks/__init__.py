"""A desk for a command, which posts nothing: of one case (`one_case`), or the team's for operators (`operators`)."""

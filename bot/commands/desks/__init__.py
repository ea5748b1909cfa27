"""A desk for a command, which posts nothing: for one case (`one_case`), or the team's own for operators (`operators`)."""

"""What people correct repeatedly, proposed as changes to the policies. Nothing changes before a lead accepts.

`text_changes` is what an edit changed, `repeated` and `everywhere` find what several cases share; `proposing` looks for
it and keeps it, where its words are `of_the_team`; `accepting` is a lead's.
"""

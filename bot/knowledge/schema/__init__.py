"""What the files of a team may say, and whether they hold together."""

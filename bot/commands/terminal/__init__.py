"""What a terminal gives and shows: texts, files and days in; outcomes out."""

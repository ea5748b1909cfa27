"""What comes due by time: the marketplace's answer clock, and the day by which we said that we write again."""

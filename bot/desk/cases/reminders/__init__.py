"""What comes due by time: the marketplace's answer clock, the day of our word, the offer of an offline draft."""

"""What a message says of its case: alarms heard, heat, words for machines, conditions met."""

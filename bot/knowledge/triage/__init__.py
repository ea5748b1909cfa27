"""What a message says about its case: alarms heard in it, heat, words for machines, conditions met, its parts."""

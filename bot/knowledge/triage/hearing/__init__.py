"""The policies' phrases heard in a text: alarms and heat, and where such words are not meant so."""

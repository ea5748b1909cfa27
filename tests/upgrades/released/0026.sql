-- A case whose message held a second matter.
UPDATE cases SET further = '[{"situation": "return_in_window", "words": "Can I return it?"}]' WHERE id = 'C-SENT22';

-- A case whose replies go out in German, and what its customer wrote in English.
UPDATE cases SET language = 'de' WHERE id = 'C-SENT22';
UPDATE turns SET english = text WHERE case_id = 'C-SENT22';

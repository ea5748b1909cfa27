-- The same as this release leaves them.
UPDATE acts SET reason = NULL WHERE case_id = 'C-GONE22';
UPDATE cases SET state = 'open' WHERE id = 'C-DENY22';

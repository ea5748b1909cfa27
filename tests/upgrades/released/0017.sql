-- A case that was handed to somebody.
UPDATE cases SET assignee = 'U0BENOKAF01' WHERE id = 'C-WAIT22';

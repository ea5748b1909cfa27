-- For whom a draft was written.
UPDATE model_calls SET person = 'U0ANARUIZ01' WHERE case_id IS NOT NULL;

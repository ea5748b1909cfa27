-- A reply that was approved and sent, without the customer's data.
INSERT INTO approved_replies (case_id, revision_id, text, approved_at) VALUES ('C-SENT22', 'C-SENT22.1', 'Dear [name], we ship to Hawaii at no extra cost.', '2026-11-20 10:00:00.000000');

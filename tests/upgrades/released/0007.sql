-- Records of the company from a report, a process begun in a case, and a question whose answer its person waits for.
INSERT INTO reports (kind, name, as_of, imported_by, imported_at, taken, refused, finished)
VALUES ('listings', 'listings.txt', '2026-11-19', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 1, 0, TRUE);
INSERT INTO products (sku, report_id, as_of, asin, title, description, price, currency, fulfilment, status)
VALUES ('HP-LAMP-01', (SELECT max(id) FROM reports), '2026-11-19', 'B0HPLAMP01', 'Harbour lamp, brass', 'A lamp for the porch.', 4900, 'USD', 'amazon', 'Active');
INSERT INTO steps (case_id, process, step, started_by, started_at, done_by, done_at)
VALUES ('C-SENT22', 'address_change', 'ask', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000');
INSERT INTO questions (id, person, channel, text, state, attempts, at)
VALUES ('Q-1', 'U0ANARUIZ01', 'C0SUPPORT01', 'Do we ship to Hawaii?', 'asked', 0, '$NOW');

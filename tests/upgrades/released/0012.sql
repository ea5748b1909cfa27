-- A comparison of listings that its person waits for.
INSERT INTO comparisons (id, root_id, number, person, channel, given, state, shown, attempts, at)
VALUES ('L-1', 'L-1', 0, 'U0ANARUIZ01', 'C0SUPPORT01', '{"ours": "Brass lamp, 34 cm high", "sku": "", "theirs": ["Steel lamp, 30 cm high"], "marketplace": "amazon.com"}', 'asked', '[]', 0, '$NOW');

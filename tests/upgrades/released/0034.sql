-- A refund by a settlement.
INSERT INTO reports (kind, name, as_of, imported_by, imported_at, taken, refused, finished)
VALUES ('settlement', 'settlement.txt', '2026-11-19', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 1, 0, TRUE);
INSERT INTO refunds (key, report_id, as_of, order_id, sku, kind, posted_on, amount, currency)
VALUES ('1/111-2223334-5556667/HP-LAMP-01/2026-11-17', (SELECT max(id) FROM reports), '2026-11-19', '111-2223334-5556667', 'HP-LAMP-01', 'Refund', '2026-11-17', 4900, 'USD');

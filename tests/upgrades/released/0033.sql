-- An order that is still to be shipped, with the day by which.
INSERT INTO reports (kind, name, as_of, imported_by, imported_at, taken, refused, finished)
VALUES ('unshipped_orders', 'unshipped.txt', '2026-11-19', 'U0ANARUIZ01', '2026-11-20 09:00:00.000000', 1, 0, TRUE);
INSERT INTO order_lines (order_id, sku, line, report_id, as_of, title, quantity, status, bought_on, fulfilment, ship_by)
VALUES ('111-2223334-5556667', 'HP-LAMP-01', 1, (SELECT max(id) FROM reports), '2026-11-19', 'Harbour lamp, brass', 1, 'Unshipped', '2026-11-18', 'seller', '2026-11-21');

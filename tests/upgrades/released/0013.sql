-- Somebody who looks at the team's desk.
INSERT INTO homes (person, sight, opened_at) VALUES ('U0ANARUIZ01', '{"which": "mine"}', '$NOW');

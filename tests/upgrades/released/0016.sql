-- A version of the policies that came into force.
UPDATE snapshots SET in_force_at = '2026-11-20 09:00:00.000000';

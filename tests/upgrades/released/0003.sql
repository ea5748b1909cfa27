-- A call to a model for a text of no case.
INSERT INTO model_calls (case_id, revision_id, purpose, model, prompt_hash, outcome, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, request_id, seconds, at)
VALUES (NULL, NULL, 'rules', 'claude-haiku-5-5', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'end_turn', 10, 20, 0, 0, 'req_2', 0.5, '2026-11-20 09:00:00.000000');

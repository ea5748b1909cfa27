"""The offline composer: replies from the policies' own wording, without a model. `writer` is the Writer."""

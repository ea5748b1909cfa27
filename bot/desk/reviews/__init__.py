"""Private reviews of a teammate's own words: asked for (`work`), checked (`checking`), shown and shared (`showing`)."""

-- Whichever of its columns a list is filtered by, such an index serves it as well as one of that column alone.
CREATE INDEX programme_words ON programme USING gin (
    contingencies, rights, life_cycle_stages, benefits, required_functions, territories);

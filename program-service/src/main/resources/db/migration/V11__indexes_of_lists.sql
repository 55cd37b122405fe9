-- A multicolumn GIN index is as fast for a filter on any one of its columns as an index on that column alone.
CREATE INDEX programme_arrays ON programme USING gin (
    contingencies, rights, life_cycle_stages, benefits, required_functions, territories);

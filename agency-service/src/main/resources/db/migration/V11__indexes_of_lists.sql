CREATE INDEX agency_level ON agency (level);
CREATE INDEX territory_level ON territory (level);

-- A multicolumn GIN index is as fast for a filter on any one of its columns as an index on that column alone.
CREATE INDEX agency_change_agencies ON agency_change USING gin (from_agencies, to_agencies);

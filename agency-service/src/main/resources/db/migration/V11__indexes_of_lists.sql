CREATE INDEX agency_level ON agency (level);
CREATE INDEX territory_level ON territory (level);

-- Whichever of its columns a list is filtered by, such an index serves it as well as one of that column alone.
CREATE INDEX agency_change_agencies ON agency_change USING gin (from_agencies, to_agencies);

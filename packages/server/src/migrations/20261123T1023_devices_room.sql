-- Every device is updated once a minute while it checks. With half of each page free the new version of a row stays
-- beside the old one, so none of the indexes on lists has to be written, and the table does not grow.
ALTER TABLE devices SET (fillfactor = 45);

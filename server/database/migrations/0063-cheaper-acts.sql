-- Duties of cases taken over from old logs (history) are figures, not work: most of an import's stay open for ever and belong to nobody. Lists and
-- boards read them one by one, only to leave them out by their case. Now the duty says it itself, and what is owed has indexes without them.
-- A case never changes between the two. A log that the version before takes in while both run is shown among the duties until its case is written again.

-- locks: a constant default is kept in the catalog; no row is written
alter table duties add column of_history boolean not null default false;

-- locks: rows of imports only, which nobody works on
update duties set of_history = true from cases
  where cases.org_id = duties.org_id and cases.id = duties.case_id and cases.is_history;

-- locks: of what is owed, not of all rows: some seconds for a million open duties
create index duties_owed_by_owner on duties (org_id, owner_id, due_at) where outcome is null and not of_history;
-- locks: of what is owed alone, as the one before
create index duties_owed_by_due on duties (org_id, due_at) where outcome is null and not of_history;
-- locks: nothing asks for the duties of history among others; the version before reads by the new indexes' table a little slower until it ends
drop index duties_open_by_owner;
-- locks: the other one that nothing asks for any more
drop index duties_open_by_due;

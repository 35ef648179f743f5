-- Boards and lists of heads that read indexes alone, and rows that are told to be visible soon after they were written (decision 0082).

-- Open cases in the order of boards with everybody who has to do with them, so that what a board counts of those whom somebody sees is read from the index: 24 to a
-- page where the table has four, in any order. An entry of an index has 2.7 kB at most, so cases with many people stand in the second one and are read from the table.
-- locks: of open cases alone: two seconds for a hundred thousand of them
create index cases_open_of_few on cases (org_id, (coalesce(next_due_at, 'infinity')), id) include (next_due_at, level, stage, kind, level_confirmed, parties)
  where not is_closed and not is_history and cardinality(parties) <= 20;
-- locks: of open cases with more than twenty parties: next to none
create index cases_open_of_many on cases (org_id, (coalesce(next_due_at, 'infinity')), id)
  where not is_closed and not is_history and cardinality(parties) > 20;

-- Receipts of cases that are history wait for nobody's word, as duties of such cases are nobody's (0063): whether a case is one was a look at its row for each.
-- locks: a constant default is kept in the catalog; no row is written
alter table report_receipts add column of_history boolean not null default false;
-- locks: of what waits alone, and of that what an import left
update report_receipts r set of_history = true from cases c where c.org_id = r.org_id and c.id = r.case_id and c.is_history;
-- locks: of what waits alone: moments
create index report_receipts_waiting on report_receipts (org_id, person_id, reported_at, report_id) include (case_id) where not of_history;
-- locks: nothing asks by this alone any more
drop index report_receipts_by_person;

-- An index says all only of pages that are known to be visible to everybody, which a vacuum notes. A fifth of all rows had to change before one came: of a million
-- cases two hundred thousand, months of work. A hundredth now.
do $$
declare
  part regclass;
begin
  for part in select leaf.relid from unnest(array['cases', 'duties', 'approval_people', 'case_people']) name, pg_partition_tree(('public.' || name)::regclass) leaf
    where leaf.isleaf
  loop
    execute format('alter table %s set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01)', part);
  end loop;
end $$;

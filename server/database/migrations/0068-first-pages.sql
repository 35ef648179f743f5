-- First pages and boards that read no more of a million cases than of five thousand (decision 0077).

-- A place that waits at a post says of which department its case is. Whether somebody else's place has passed to a present head was a look at its approval and its
-- case, for all places of all heads, in every list; now one index tells it. Triggers keep it, so that the version before, which runs beside this one for a while,
-- does as well.
-- locks: a constant default is kept in the catalog; no row is written
alter table approval_people add column case_department text not null default '';

create function bihuan_place_of_department() returns trigger language plpgsql as $$
begin
  new.case_department = coalesce((select c.department_id from approvals a join cases c on c.org_id = a.org_id and c.id = a.case_id
    where a.org_id = new.org_id and a.id = new.approval_id), '');
  return new;
end $$;
create trigger place_of_department before insert on approval_people for each row when (new.part = 'waiting' and new.role is not null)
  execute function bihuan_place_of_department();

create function bihuan_places_move() returns trigger language plpgsql as $$
begin
  update approval_people set case_department = coalesce(new.department_id, '')
    where org_id = new.org_id and part = 'waiting' and role is not null
      and approval_id in (select id from approvals where org_id = new.org_id and case_id = new.id);
  return null;
end $$;
create trigger places_move after update of department_id on cases for each row when (old.department_id is distinct from new.department_id)
  execute function bihuan_places_move();

-- locks: of places that wait at a post alone, a hundredth of all rows
update approval_people set case_department = c.department_id
  from approvals a join cases c on c.org_id = a.org_id and c.id = a.case_id
  where a.org_id = approval_people.org_id and a.id = approval_people.approval_id and approval_people.part = 'waiting' and approval_people.role is not null
    and c.department_id is not null;
-- locks: of what waits at a post alone: moments
create index approval_people_by_place on approval_people (org_id, role, holder_id, case_department) where is_open and part = 'waiting' and role is not null;
-- locks: nothing asks by the post alone any more; the version before reads by the person until it ends
drop index approval_people_by_post;

-- What is owed, with all that a board counts of it: the index alone is read, a hundred duties on a page where the table has thirty in any order.
-- locks: of what is owed, not of all rows: some seconds for a million open duties
create index duties_open_by_owner on duties (org_id, owner_id, due_at) include (is_paused, case_id) where outcome is null and not of_history;
-- locks: of what is owed alone, as the one before
create index duties_open_by_due on duties (org_id, due_at) include (owner_id, is_paused, case_id) where outcome is null and not of_history;
-- locks: the same rows without what is counted
drop index duties_owed_by_owner;
-- locks: as the one before
drop index duties_owed_by_due;

-- Open cases in the order of lists and boards, with all that a board counts of them. The index by which they were read holds closed ones, too: the planner took
-- it for dearer than all open cases together, and read and sorted those, four on a page.
-- locks: of open cases alone: some seconds for a hundred thousand of them
create index cases_open_by_due on cases (org_id, (coalesce(next_due_at, 'infinity')), id) include (next_due_at, level, stage, kind, level_confirmed)
  where not is_closed and not is_history;
-- locks: conditions and orders say coalesce(next_due_at, 'infinity') now; the version before reads by the index of all cases until it ends
drop index cases_by_due;

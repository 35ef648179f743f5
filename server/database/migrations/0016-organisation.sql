-- The organisation over time: departments as a tree, regions, dated posts and reporting lines, partner companies, leave, on-duty hours, and
-- every change of these with what stood there before.

-- Where departments stand; an overseas one needs a local liaison.
create table regions (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  name_en text not null default '',
  is_overseas boolean not null default false,
  closed_at timestamptz,
  primary key (org_id, id)
);
call bihuan_protect('regions', worker => false);

-- A closed department stays, so that old cases and past posts still name it; one that was merged says into which.
alter table departments
  add column parent_id text,
  add column region_id text,
  add column closed_at timestamptz,
  add column merged_into text;

-- Outsourced partners: their people sign in while the contract runs, [since, until).
create table partner_companies (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  contact text not null default '',
  phone text not null default '',
  since timestamptz not null,
  until timestamptz,
  primary key (org_id, id),
  check (until is null or until >= since)
);
call bihuan_protect('partner_companies', worker => false);

alter table people
  -- The company that sends this person; null for one's own staff.
  add column partner_of text,
  -- The access ends by itself then, without anybody having to remember.
  add column ends_at timestamptz,
  -- How another system calls the person; an import finds them again by it.
  add column staff_no text,
  add foreign key (org_id, partner_of) references partner_companies;
create unique index people_by_staff_no on people (org_id, staff_no) where staff_no is not null;

alter table posts
  add column is_chair boolean not null default false,
  -- Of a liaison for a region.
  add column region_id text,
  add constraint posts_in_order check (until is null or until >= since) not valid;

-- Nobody holds one post twice at the same moment. Two writers wait for each other at the person's row.
create function bihuan_posts_apart() returns trigger language plpgsql as $$
begin
  if new.until is not null and new.until <= new.since then
    return new; -- taken back before it began
  end if;
  perform from people where org_id = new.org_id and id = new.person_id for update;
  if exists (
    select from posts p
    where p.org_id = new.org_id and p.person_id = new.person_id and p.role = new.role and p.id <> new.id
      and p.department_id is not distinct from new.department_id and p.region_id is not distinct from new.region_id
      and (p.until is null or p.until > p.since)
      and p.since < coalesce(new.until, 'infinity') and new.since < coalesce(p.until, 'infinity')
  ) then
    raise exception 'the person holds this post already in that time' using errcode = 'exclusion_violation', constraint = 'posts_apart';
  end if;
  return new;
end $$;
create trigger posts_apart before insert or update of person_id, role, department_id, region_id, since, until on posts
  for each row execute function bihuan_posts_apart();

-- Whom a person answers to, where the company says so itself; [since, until), one at a time.
create table reporting_lines (
  org_id text not null references organisations,
  id text not null,
  person_id text not null,
  superior_id text not null,
  since timestamptz not null,
  until timestamptz,
  primary key (org_id, id),
  foreign key (org_id, person_id) references people,
  foreign key (org_id, superior_id) references people,
  check (person_id <> superior_id),
  check (until is null or until >= since)
);
create index reporting_lines_by_person on reporting_lines (org_id, person_id);
create index reporting_lines_by_superior on reporting_lines (org_id, superior_id);
call bihuan_protect('reporting_lines', worker => false);

create function bihuan_lines_apart() returns trigger language plpgsql as $$
begin
  if new.until is not null and new.until <= new.since then
    return new;
  end if;
  perform from people where org_id = new.org_id and id = new.person_id for update;
  if exists (
    select from reporting_lines l
    where l.org_id = new.org_id and l.person_id = new.person_id and l.id <> new.id
      and (l.until is null or l.until > l.since)
      and l.since < coalesce(new.until, 'infinity') and new.since < coalesce(l.until, 'infinity')
  ) then
    raise exception 'the person has a superior already in that time' using errcode = 'exclusion_violation', constraint = 'lines_apart';
  end if;
  return new;
end $$;
create trigger lines_apart before insert or update of person_id, since, until on reporting_lines
  for each row execute function bihuan_lines_apart();

-- Leave that is planned or recorded; half a day is an absence that begins or ends at noon.
create table absences (
  org_id text not null references organisations,
  id text not null,
  person_id text not null,
  kind text not null check (kind in ('annual', 'sick', 'personal', 'compensatory', 'marriage', 'parental', 'bereavement', 'trip', 'other')),
  since timestamptz not null,
  until timestamptz not null,
  substitute_id text,
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, person_id) references people,
  check (until > since)
);
create index absences_by_person on absences (org_id, person_id, until);
create index absences_by_time on absences (org_id, until);
call bihuan_protect('absences', worker => false);

-- On-duty hours by the week, of a person or of everybody in a role. Whoever has none is on duty as their own switch says.
create table duty_windows (
  org_id text not null references organisations,
  id text not null,
  person_id text,
  role text,
  -- 1 Monday … 7 Sunday; a window that ends at or before its start ends on the next day.
  weekday int not null check (weekday between 1 and 7),
  starts text not null,
  ends text not null,
  primary key (org_id, id),
  check ((person_id is null) <> (role is null))
);
call bihuan_protect('duty_windows', worker => false);

-- 值班表: who is on duty from a moment to a moment, for a role; during it others of that role who are off duty are replaced by them.
create table rota_shifts (
  org_id text not null references organisations,
  id text not null,
  person_id text not null,
  role text,
  since timestamptz not null,
  until timestamptz not null,
  note text not null default '',
  primary key (org_id, id),
  foreign key (org_id, person_id) references people,
  check (until > since)
);
create index rota_shifts_by_time on rota_shifts (org_id, until);
call bihuan_protect('rota_shifts', worker => false);

-- 主数据变更: who changed what, when, from what to what. Appended, never changed; the organisation of a past day is read back through it.
create table organisation_changes (
  org_id text not null references organisations,
  id text not null,
  at timestamptz not null,
  -- Counts up in one transaction, where moments are equal.
  seq bigint generated always as identity,
  actor text not null,
  entity text not null,
  entity_id text not null,
  -- Whose history it belongs to.
  person_id text,
  before jsonb,
  after jsonb,
  reason text not null default '',
  primary key (org_id, id)
);
create index organisation_changes_by_time on organisation_changes (org_id, at, seq);
create index organisation_changes_by_person on organisation_changes (org_id, person_id, at);
create index organisation_changes_by_entity on organisation_changes (org_id, entity, entity_id, at);
call bihuan_protect('organisation_changes', worker => false);
revoke update, delete on organisation_changes from bihuan_app;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['regions', 'partner_companies', 'reporting_lines', 'absences', 'duty_windows', 'rota_shifts'] loop
    execute format('create trigger roster_grows after insert on %I referencing new table as touched for each statement execute function bihuan_roster_changed()', table_name);
    execute format('create trigger roster_changes after update on %I referencing new table as touched for each statement execute function bihuan_roster_changed()', table_name);
    execute format('create trigger roster_shrinks after delete on %I referencing old table as touched for each statement execute function bihuan_roster_changed()', table_name);
  end loop;
end $$;

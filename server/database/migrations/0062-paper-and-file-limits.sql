-- 纸质原件: where each lies, under whose locks, who took it and why, until its destruction as part of a disposal (furn 6.1.1(1), 6.1.2(2)).

-- A place that can be locked: a room, a cabinet, a box. Each lock is a person's or a post's; the second is empty where one is enough.
create table paper_places (
  org_id text not null references organisations,
  id text not null,
  room text not null,
  cabinet text not null default '',
  box text not null default '',
  first_person text,
  first_role text,
  second_person text,
  second_role text,
  is_active boolean not null default true,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, room, cabinet, box),
  check (num_nonnulls(first_person, first_role) = 1),
  check (num_nonnulls(second_person, second_role) <= 1),
  check (second_person is distinct from first_person or first_person is null)
);
call bihuan_protect('paper_places', worker => false);
revoke delete on paper_places from bihuan_app;

create table papers (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  -- The case it belongs to; none: a form of personnel, a contract.
  case_id text,
  sort text not null check (sort in ('case-paper', 'form', 'contract', 'certificate', 'other')),
  title text not null,
  pages int not null check (pages between 1 and 100000),
  -- Its scan, a file of the same case or of none.
  file_id text,
  -- The day it bears; of one that belongs to no case its keeping is counted from then.
  dated_on date not null,
  state text not null check (state in ('received', 'stored', 'out', 'missing', 'destroyed')),
  place_id text,
  -- Who has it while it is out, and until when.
  taken_by text,
  taken_by_name text,
  due_on date,
  registered_by text not null,
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, place_id) references paper_places,
  check ((state in ('stored', 'out')) <= (place_id is not null)),
  check ((state = 'out') = (due_on is not null))
);
create index papers_by_time on papers (org_id, registered_at desc, id desc);
create index papers_by_place on papers (org_id, place_id, registered_at desc, id desc);
create index papers_of_case on papers (org_id, case_id) where case_id is not null;
create index papers_due on papers (org_id, due_on) where state = 'out';
create index papers_by_scan on papers (org_id, file_id) where file_id is not null;
create index papers_kept on papers (org_id, dated_on) where case_id is null and state <> 'destroyed';
call bihuan_protect('papers', worker => true);
revoke delete on papers from bihuan_app;

-- What takes two: one of the two custodians asks, the other confirms. Of a place: its custodians change.
create table paper_requests (
  org_id text not null references organisations,
  id text not null,
  paper_id text,
  place_id text,
  act text not null check (act in ('take-out', 'return', 'move', 'destroy', 'custodians')),
  asked_by text not null,
  asked_at timestamptz not null,
  reason text not null,
  taken_by text,
  taken_by_name text,
  due_on date,
  to_place text,
  -- Of a destruction: the disposal or the person's request that it is part of.
  disposal_id text,
  -- The custodians that are to be, as they will stand in the place.
  locks jsonb,
  state text not null check (state in ('open', 'confirmed', 'refused', 'withdrawn')),
  settled_by text,
  settled_at timestamptz,
  comment text,
  primary key (org_id, id),
  foreign key (org_id, paper_id) references papers,
  foreign key (org_id, place_id) references paper_places,
  check (num_nonnulls(paper_id, place_id) = 1),
  -- 双人: the same person is never both.
  check (state not in ('confirmed', 'refused') or settled_by <> asked_by)
);
create unique index paper_requests_open on paper_requests (org_id, paper_id) where state = 'open' and paper_id is not null;
create unique index paper_requests_open_places on paper_requests (org_id, place_id) where state = 'open' and place_id is not null;
call bihuan_protect('paper_requests', worker => false);
revoke delete on paper_requests from bihuan_app;

-- 出入登记: every time somebody put it away, took it, saw it; only ever added to.
create table paper_log (
  org_id text not null references organisations,
  paper_id text not null,
  -- Counted without gaps: an entry that was taken away would be missed.
  position int not null,
  at timestamptz not null,
  act text not null check (act in ('received', 'stored', 'taken-out', 'returned', 'moved', 'seen', 'missing', 'found', 'destroyed', 'scanned')),
  by_id text not null,
  -- The other custodian, of what takes two.
  with_id text,
  who text,
  who_name text,
  reason text not null default '',
  due_on date,
  from_place text,
  to_place text,
  primary key (org_id, paper_id, position),
  foreign key (org_id, paper_id) references papers
);
call bihuan_protect('paper_log', worker => false);
revoke update, delete on paper_log from bihuan_app;

-- A case goes only after its paper, and the words about its paper go with it.
create function bihuan_paper_goes_first() returns trigger language plpgsql as $$
begin
  if exists (select from papers p where p.org_id = new.org_id and p.case_id = new.id and p.state <> 'destroyed') then
    raise exception 'its paper is not destroyed' using errcode = 'check_violation', constraint = 'paper_goes_first';
  end if;
  update paper_log l set reason = '', who_name = null from papers p where l.org_id = new.org_id and p.org_id = new.org_id and p.case_id = new.id and l.paper_id = p.id;
  update paper_requests r set reason = '—', taken_by_name = null, comment = null from papers p
    where r.org_id = new.org_id and p.org_id = new.org_id and p.case_id = new.id and r.paper_id = p.id;
  update papers set title = '—', file_id = null, taken_by_name = null where org_id = new.org_id and case_id = new.id;
  return null;
end $$;
create trigger cases_paper_goes_first after update of disposed_at on cases
  for each row when (old.disposed_at is null and new.disposed_at is not null) execute function bihuan_paper_goes_first();

-- Paper of no case is disposed of by itself.
-- locks: some hundred rows in each organisation, read once
alter table disposal_items drop constraint disposal_items_unit_check, add constraint disposal_items_unit_check check (unit in ('case', 'file', 'import', 'message-month', 'access-month', 'paper'));

-- What all contents of an organisation come to, without reading the table.
-- locks: a few seconds for each million of files; a migration runs in a transaction, where no index is made concurrently
create index file_contents_sizes on file_contents (org_id) include (size) where object is not null;

-- Parts of an upload lie encrypted until they are complete, under a key of its own.
alter table uploads add column key_id text, add column wrapped_key text, add column on_disk bigint not null default 0;

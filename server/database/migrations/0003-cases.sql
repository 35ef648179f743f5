-- What happened (events, sealed fields), where each case stands (cases), and who owes what (duties, alarms, approvals).

create table cases (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  kind text not null,
  title text not null,
  description text not null default '',
  demand text not null default '',
  contact jsonb not null default '{}',
  channel text not null,
  category text,
  subtype text,
  level text,
  level_rank int not null default 0,
  level_confirmed boolean not null default false,
  stage text not null,
  is_closed boolean not null default false,
  customer_id text,
  machine_id text,
  department_id text,
  reporter_id text,
  owner_id text,
  facts jsonb not null default '{}',
  -- The engine's state after event `seq`: a write reads this, never the whole history.
  state jsonb not null,
  seq int not null,
  next_due_at timestamptz,
  paused_since timestamptz,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  is_history boolean not null default false,
  import_id text,
  external_id text,
  merged_into text,
  retain_until date,
  search tsvector not null default '',
  -- The folded text that a hit is verified against.
  search_text text not null default '',
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, customer_id) references customers
);
create unique index cases_by_external_id on cases (org_id, external_id) where external_id is not null;
create index cases_by_due on cases (org_id, next_due_at, id) where not is_closed;
create index cases_by_all_due on cases (org_id, (coalesce(next_due_at, 'infinity')), id);
create index cases_by_opened on cases (org_id, opened_at desc, id);
create index cases_by_updated on cases (org_id, updated_at desc, id);
create index cases_by_stage on cases (org_id, stage, opened_at desc);
create index cases_by_owner on cases (org_id, owner_id, opened_at desc);
create index cases_by_customer on cases (org_id, customer_id, opened_at desc);
create index cases_by_department on cases (org_id, department_id, opened_at desc);
create index cases_search on cases using gin (search);
call bihuan_protect('cases', worker => false);
-- The search function runs as the owner and filters by organisation itself: under row-level security no GIN index serves `@@`.
alter table cases no force row level security;
revoke delete on cases from bihuan_app;

create table case_numbers (
  org_id text not null references organisations,
  series text not null,
  last int not null,
  primary key (org_id, series)
);
call bihuan_protect('case_numbers', worker => false);

create table events (
  org_id text not null references organisations,
  -- A case's id, or 'organisation'.
  stream_id text not null,
  seq int not null,
  id text not null,
  type text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  data jsonb not null,
  owners jsonb,
  is_backdated boolean not null default false,
  -- RFC 8785 canonical JSON with commitments in place of sealed fields: the exact bytes that the ledger hashes.
  bytes text not null,
  primary key (org_id, stream_id, seq),
  unique (org_id, id)
);
create index events_by_type on events (org_id, type, at);
call bihuan_protect('events', worker => false);
revoke update, delete on events from bihuan_app;

-- Free text, names and contacts behind salted commitments; a row can be erased without breaking the ledger.
create table sealed_fields (
  org_id text not null references organisations,
  event_id text not null,
  field text not null,
  salt text not null,
  value jsonb not null,
  primary key (org_id, event_id, field),
  foreign key (org_id, event_id) references events (org_id, id)
);
call bihuan_protect('sealed_fields', worker => false);
revoke update, delete on sealed_fields from bihuan_app;

create table duties (
  org_id text not null references organisations,
  key text not null,
  case_id text not null,
  pack text not null,
  edition text not null,
  rule text not null,
  clause text not null,
  owner_id text,
  owner_role text not null,
  start_event text not null,
  started_at timestamptz not null,
  due_at timestamptz,
  is_provisional boolean not null default false,
  is_pausable boolean not null default false,
  is_paused boolean not null default false,
  period date,
  outcome text check (outcome in ('met', 'late', 'cancelled', 'missed')),
  closed_at timestamptz,
  closed_by text,
  snoozed_until timestamptz,
  primary key (org_id, key),
  foreign key (org_id, case_id) references cases
);
create index duties_open_by_owner on duties (org_id, owner_id, due_at) where outcome is null;
create index duties_open_by_due on duties (org_id, due_at) where outcome is null;
create index duties_by_case on duties (org_id, case_id);
call bihuan_protect('duties', worker => false);

create table alarms (
  org_id text not null references organisations,
  duty_key text not null,
  rung text not null,
  case_id text not null,
  kind text not null check (kind in ('warning', 'breach', 'escalation')),
  due_at timestamptz not null,
  to_party text not null,
  fired_at timestamptz,
  primary key (org_id, duty_key, rung)
);
create index alarms_due on alarms (due_at) where fired_at is null;
call bihuan_protect('alarms', worker => true);

create table approvals (
  org_id text not null references organisations,
  id text not null,
  case_id text not null,
  subject text not null,
  form text,
  round int not null,
  submitted_by text not null,
  submitted_at timestamptz not null,
  step int not null default 0,
  steps int not null,
  clause text not null,
  waiting text[] not null default '{}',
  outcome text check (outcome in ('approved', 'returned', 'rejected', 'replaced')),
  settled_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases
);
create index approvals_waiting on approvals using gin (waiting) where outcome is null;
create index approvals_by_submitter on approvals (org_id, submitted_by, submitted_at desc);
create index approvals_by_case on approvals (org_id, case_id);
call bihuan_protect('approvals', worker => false);

-- Search: the index finds candidates, the folded text verifies them. Filters by the transaction's organisation itself.
create function bihuan_search_cases(vector text, needles text[], most int) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from cases c
  where c.org_id = bihuan_org() and c.search @@ vector::tsquery
    and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
  order by c.opened_at desc
  limit most
$$;
revoke all on function bihuan_search_cases from public;
grant execute on function bihuan_search_cases to bihuan_app;

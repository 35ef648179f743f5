-- 证书: what somebody holds and until when; cross-border installers need a local one (furn 3.2.1(3)). Taken away, a row stays.
create table certificates (
  org_id text not null references organisations,
  id text not null,
  person_id text not null,
  -- 低压电工证, CE 机械安装资质 …
  kind text not null,
  number text not null,
  issued_by text not null default '',
  -- Where it counts, as written on it; empty: everywhere.
  region text not null default '',
  valid_from date,
  -- Null: for good.
  valid_until date,
  file_id text,
  note text not null default '',
  entered_by text not null,
  entered_at timestamptz not null,
  -- Told of the end that comes: the day that was told of, so that a renewed one is told of again.
  told_of date,
  ended_at timestamptz,
  ended_by text,
  primary key (org_id, id),
  foreign key (org_id, person_id) references people,
  foreign key (org_id, file_id) references files,
  check (valid_from is null or valid_until is null or valid_until >= valid_from)
);
create unique index certificates_once on certificates (org_id, person_id, kind, number) where ended_at is null;
create index certificates_by_end on certificates (org_id, coalesce(valid_until, '9999-12-31'::date), id) where ended_at is null;
create index certificates_by_person on certificates (org_id, person_id, id) where ended_at is null;
create index certificates_by_file on certificates (org_id, file_id) where file_id is not null;
call bihuan_protect('certificates', worker => false);

-- 出差费用: one row for each trip of an order, as its events leave it (engine/trips.ts).
create table trips (
  org_id text not null references organisations,
  case_id text not null,
  -- The submission.
  id text not null,
  state text not null check (state in ('submitted', 'sent-back', 'approved', 'settling', 'over-refused', 'settled')),
  person_id text not null,
  people text[] not null,
  from_on date not null,
  to_on date not null,
  budget_fen bigint not null check (budget_fen >= 0),
  spent_fen bigint,
  -- By item: {"budget": [...], "spent": [...]}.
  items jsonb not null,
  submitted_at timestamptz not null,
  approved_at timestamptz,
  settled_at timestamptz,
  updated_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases
);
create index trips_by_day on trips (org_id, from_on desc, id desc);
create index trips_by_state on trips (org_id, state, from_on desc, id desc);
create index trips_by_person on trips (org_id, person_id, from_on desc, id desc);
create index trips_by_case on trips (org_id, case_id);
call bihuan_protect('trips', worker => false);

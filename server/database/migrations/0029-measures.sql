-- 处罚措施: one row for each measure of a penalty, as its events leave it and as it stands now (engine/measures.ts), so that what is in effect is listed
-- with its end. The sweep looks again at what changes by time alone.
create table penalty_measures (
  org_id text not null references organisations,
  case_id text not null,
  kind text not null,
  regulation text not null,
  edition text not null,
  party text not null check (party in ('department', 'person')),
  subject_id text not null,
  -- Of a person, where they worked then.
  department_id text,
  state text not null check (state in ('not-served', 'suspended', 'blocked', 'to-carry-out', 'in-effect', 'carried-out', 'expired', 'restored', 'taken-back')),
  served_on date,
  from_on date,
  until_on date,
  carried_on date,
  -- When it changes by itself: the time to appeal runs out, or its last day comes.
  next_at timestamptz,
  -- What it says beside: quantity, requests and answers (server/penalties/schema.ts).
  said jsonb not null,
  -- Served first at the end, so that the list begins with the newest.
  sorts_on date not null,
  updated_at timestamptz not null,
  primary key (org_id, case_id, kind),
  foreign key (org_id, case_id) references cases
);
create index penalty_measures_by_time on penalty_measures (org_id, sorts_on desc, case_id, kind);
create index penalty_measures_by_state on penalty_measures (org_id, state, sorts_on desc, case_id, kind);
create index penalty_measures_by_subject on penalty_measures (org_id, subject_id, sorts_on desc, case_id, kind);
create index penalty_measures_by_department on penalty_measures (org_id, department_id, sorts_on desc, case_id, kind);
create index penalty_measures_by_next on penalty_measures (org_id, next_at) where next_at is not null;
call bihuan_protect('penalty_measures', worker => false);

-- 业务限制: what departments get less of, for whoever gives out cases: what is restricted and why by the regulation, never the file of the penalty.
create table business_restrictions (
  org_id text not null references organisations,
  case_id text not null,
  department_id text not null,
  regulation text not null,
  edition text not null,
  rule text not null,
  effect text not null check (effect in ('warn', 'refuse')),
  is_active boolean not null,
  restriction jsonb not null,
  updated_at timestamptz not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases
);
create index business_restrictions_active on business_restrictions (org_id, department_id) where is_active;
call bihuan_protect('business_restrictions', worker => false);

-- 违规登记: what the system finds of late duties and what people enter, with what became of each. Rows follow from events; only dismissing is said here.

create table violations (
  org_id text not null references organisations,
  id text not null,
  source text not null check (source in ('system', 'person')),
  regulation text not null,
  -- The edition in force on the day of the act: `furn@2026-01-01`.
  edition text not null,
  violation text not null,
  grade text not null,
  clause text not null,
  party text not null check (party in ('department', 'person')),
  -- A person or a department; null: nobody held the post.
  subject_id text,
  department_id text,
  case_id text,
  -- No foreign key: a case that is computed again may give the duty another key.
  duty_key text,
  act_on date not null,
  found_at timestamptz not null,
  found_by text,
  note text not null default '',
  state text not null default 'open' check (state in ('open', 'dismissed', 'cited', 'taken-back')),
  penalty_case_id text,
  -- Of the penalty: how far it has come, and whether it stands (engine/penalty.ts).
  stage text,
  stands boolean not null default false,
  settled_by text,
  settled_at timestamptz,
  reason text not null default '',
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, penalty_case_id) references cases,
  check (source = 'system' or found_by is not null),
  check (state <> 'dismissed' or (settled_by is not null and reason <> ''))
);
-- Never twice for one duty under one regulation.
create unique index violations_of_duty on violations (org_id, duty_key, regulation) where duty_key is not null;
create index violations_by_time on violations (org_id, act_on desc, id desc);
create index violations_by_state on violations (org_id, state, act_on desc, id desc);
create index violations_by_subject on violations (org_id, subject_id, act_on desc, id desc);
create index violations_by_department on violations (org_id, department_id, act_on desc, id desc);
create index violations_by_case on violations (org_id, case_id) where case_id is not null;
create index violations_by_penalty on violations (org_id, penalty_case_id) where penalty_case_id is not null;
-- How often before, counting what stands.
create index violations_standing on violations (org_id, regulation, grade, subject_id, act_on) where stands and state = 'cited';
call bihuan_protect('violations', worker => false);
revoke delete on violations from bihuan_app;

-- 处罚: one row for each penalty case, as its events leave it; figures of penalties ask `stands`.
create table penalties (
  org_id text not null references organisations,
  case_id text not null,
  regulation text not null,
  edition text not null,
  violation text not null,
  grade text not null,
  party text not null check (party in ('department', 'person')),
  subject_id text not null,
  act_on date not null,
  stage text not null,
  stands boolean not null,
  -- What stands, measure by measure; empty where the penalty does not.
  measures jsonb not null default '[]',
  decided_at timestamptz,
  served_on date,
  updated_at timestamptz not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases
);
create index penalties_by_subject on penalties (org_id, subject_id, act_on desc);
create index penalties_standing on penalties (org_id, decided_at desc) where stands;
call bihuan_protect('penalties', worker => false);
revoke delete on penalties from bihuan_app;

-- 流程分析 (furn 4.4): the way that each case went, and other programs' event logs, kept apart from cases.

-- A way through the process: names of steps in their order, under the beginning of their SHA-256. Written once, shared by all cases that go it.
create table case_ways (
  org_id text not null references organisations,
  id text not null,
  steps text[] not null,
  primary key (org_id, id)
);
call bihuan_protect('case_ways', worker => false);
revoke update, delete on case_ways from bihuan_app;

-- How a case went up to its event `seq`; whoever finds another number in the case writes the row anew. Derived from events, and so never the truth.
create table case_traces (
  org_id text not null references organisations,
  case_id text not null,
  seq int not null,
  way text not null,
  started_at timestamptz not null,
  -- Milliseconds from each step to the next; nought for the first.
  gaps bigint[] not null,
  -- Stages of the lifecycle in the order in which they were first reached.
  loop text[] not null,
  edition text not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases
);
call bihuan_protect('case_traces', worker => false);

-- Which cases have gone on since is told without reading them.
create index cases_by_seq on cases (org_id, id, seq);
-- Clauses broken by time are few beside all duties.
create index duties_broken on duties (org_id, case_id) where outcome in ('late', 'missed');

create table event_logs (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  format text not null,
  -- SHA-256 of the file as it was sent.
  file_hash text not null,
  columns jsonb not null,
  state text not null check (state in ('reading', 'ready', 'failed')),
  problem text,
  activities jsonb not null default '[]',
  attributes jsonb not null default '[]',
  resources int not null default 0,
  rows int not null default 0,
  cases int not null default 0,
  events int not null default 0,
  left_out int not null default 0,
  problems jsonb not null default '[]',
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (org_id, id)
);
create index event_logs_by_time on event_logs (org_id, imported_at desc, id desc);
call bihuan_protect('event_logs', worker => false);

create table event_log_traces (
  org_id text not null references organisations,
  log_id text not null,
  n int not null,
  name text not null,
  -- Places in the log's activities.
  steps int[] not null,
  started_at timestamptz not null,
  gaps bigint[] not null,
  -- Whose each step was, by number; -1 nobody's. Names of people are not kept.
  who int[] not null,
  attributes jsonb not null,
  primary key (org_id, log_id, n),
  foreign key (org_id, log_id) references event_logs on delete cascade
);
call bihuan_protect('event_log_traces', worker => false);

-- 流程分析报告: frozen as it was handed in. Appended, never changed.
create table process_analyses (
  org_id text not null references organisations,
  id text not null,
  period_start date not null,
  period_end date not null,
  report_id text,
  document jsonb not null,
  hash text not null,
  issued_by text not null,
  issued_at timestamptz not null,
  primary key (org_id, id)
);
create index process_analyses_by_time on process_analyses (org_id, issued_at desc, id desc);
create unique index process_analyses_of_duty on process_analyses (org_id, report_id) where report_id is not null;
call bihuan_protect('process_analyses', worker => false);
revoke update, delete on process_analyses from bihuan_app;

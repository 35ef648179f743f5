-- 工资核算: what payroll is told of penalties and rewards. Everything here is appended: what was exported is reversed by a line of its own, never taken out.

-- 制度的民主程序与公示 (Labour Contract Law, article 4) by edition; the last one entered counts.
create table regulation_announcements (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  edition date not null,
  consulted_on date not null,
  consulted_with text not null check (consulted_with in ('staff-congress', 'all-staff')),
  -- 与工会或职工代表协商确定.
  settled_on date not null,
  settled_with text not null check (settled_with in ('union', 'staff-representatives')),
  announced_on date not null,
  announced_how text not null check (announced_how in ('posted', 'intranet', 'handed-out', 'training')),
  file_id text not null,
  note text not null default '',
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (org_id, id),
  check (consulted_on <= settled_on and settled_on <= announced_on)
);
create index regulation_announcements_of_edition on regulation_announcements (org_id, regulation, edition, entered_at desc, id desc);
call bihuan_protect('regulation_announcements', worker => false);
revoke update, delete on regulation_announcements from bihuan_app;

-- 当月工资: seen by human resources; the last of a person and month counts.
create table payroll_wages (
  org_id text not null references organisations,
  id text not null,
  person_id text not null,
  -- 2026-11
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  wage_fen bigint not null check (wage_fen >= 0),
  region text not null,
  source text not null check (source in ('entered', 'imported')),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (org_id, id)
);
create index payroll_wages_of_month on payroll_wages (org_id, month, person_id, entered_at desc, id desc);
call bihuan_protect('payroll_wages', worker => false);
revoke update, delete on payroll_wages from bihuan_app;

-- What the law wants on file of one penalty: the written agreement (article 35), what the trade union was told (article 43).
create table payroll_papers (
  org_id text not null references organisations,
  id text not null,
  case_id text not null,
  kind text not null check (kind in ('pay-agreement', 'union-notice')),
  on_day date not null,
  -- Of an agreement: what the month's wage is from then on.
  wage_fen bigint check (wage_fen >= 0),
  file_id text not null,
  note text not null default '',
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases,
  check ((kind = 'pay-agreement') = (wage_fen is not null))
);
create index payroll_papers_of_case on payroll_papers (org_id, case_id, entered_at desc, id desc);
call bihuan_protect('payroll_papers', worker => false);
revoke update, delete on payroll_papers from bihuan_app;

-- 核算单: put together by one person, released or returned by another.
create table payroll_batches (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  note text not null default '',
  -- Who is asked to release it, and was let into its sealed cases for that.
  asked text not null,
  prepared_by text not null,
  prepared_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number)
);
create index payroll_batches_by_time on payroll_batches (org_id, prepared_at desc, id desc);
call bihuan_protect('payroll_batches', worker => false);
revoke update, delete on payroll_batches from bihuan_app;

create table payroll_lines (
  org_id text not null references organisations,
  batch_id text not null,
  position integer not null check (position > 0),
  source text not null,
  -- What it is a line of, the same in every export: `penalty:<case>:fine`.
  key text not null,
  effect text not null check (effect in ('deduct', 'pay', 'pay-change', 'contract-end')),
  -- Takes back what an earlier export said.
  reverses boolean not null default false,
  case_id text,
  party text not null check (party in ('person', 'department')),
  party_id text not null,
  party_name text not null,
  department_name text not null default '',
  -- Below 0: taken from the wage (or the pool); above: paid out. 0: payroll is only told.
  amount_fen bigint not null,
  regulation text not null,
  edition date not null,
  clause text not null,
  basis jsonb not null,
  -- The sum behind it as it was when it was put together.
  why jsonb not null,
  primary key (org_id, batch_id, position),
  unique (org_id, batch_id, key),
  foreign key (org_id, batch_id) references payroll_batches,
  foreign key (org_id, case_id) references cases
);
create index payroll_lines_by_key on payroll_lines (org_id, key);
create index payroll_lines_by_case on payroll_lines (org_id, case_id) where case_id is not null;
create index payroll_lines_of_party on payroll_lines (org_id, party_id);
call bihuan_protect('payroll_lines', worker => false);
revoke update, delete on payroll_lines from bihuan_app;

create table payroll_settlements (
  org_id text not null references organisations,
  batch_id text not null,
  outcome text not null check (outcome in ('released', 'returned')),
  reason text not null check (reason <> ''),
  settled_by text not null,
  settled_at timestamptz not null,
  -- Of a release: SHA-256 of the CSV, byte for byte.
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  primary key (org_id, batch_id),
  foreign key (org_id, batch_id) references payroll_batches,
  check ((outcome = 'released') = (hash is not null))
);
call bihuan_protect('payroll_settlements', worker => false);
revoke update, delete on payroll_settlements from bihuan_app;

-- 查看工资: reading what people earn, and what is taken from it, is written down.
alter table access_log drop constraint access_log_action_check;
alter table access_log add constraint access_log_action_check check (action in
  ('unmask', 'seal.placed', 'seal.opened', 'seal.granted', 'seal.lifted', 'export', 'print', 'audit-view',
   'case.opened-for-audit', 'case.let-in', 'case.shut-out', 'bundle', 'payroll'));

-- 抽样 (furn 6.2.1, 7.2.2, robot 第十四条(一)): one row for each window of each rule, from the promise of its key to its last check.
create table samples (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  edition text not null,
  rule text not null,
  clause text not null,
  period_start date not null,
  period_end date not null,
  freezes_at timestamptz not null,
  due_at timestamptz not null,
  -- Hash of the key, said before the window begins; the key itself is said once the sample is drawn.
  commitment text not null,
  secret text not null,
  committed_at timestamptz not null,
  -- As set by the company when the population was frozen.
  strata jsonb,
  public_source text,
  public_value text,
  public_by text,
  population text,
  population_size integer,
  frozen_at timestamptz,
  drawn_at timestamptz,
  -- All that was drawn has been checked.
  done_at timestamptz,
  primary key (org_id, id),
  unique (org_id, regulation, rule, period_end)
);
create index samples_by_end on samples (org_id, period_end desc, id desc);
create index samples_unfinished on samples (org_id, freezes_at) where done_at is null;
call bihuan_protect('samples', worker => false);
revoke delete on samples from bihuan_app;

-- The frozen population.
create table sample_units (
  org_id text not null references organisations,
  sample_id text not null,
  unit text not null,
  stratum text not null default '',
  digest text not null default '',
  case_id text,
  customer_id text,
  -- Whose work it is; they neither draw it nor check it.
  handlers text[] not null default '{}',
  primary key (org_id, sample_id, unit),
  foreign key (org_id, sample_id) references samples
);
call bihuan_protect('sample_units', worker => false);
revoke delete, update on sample_units from bihuan_app;

create table sample_items (
  org_id text not null references organisations,
  id text not null,
  sample_id text not null,
  unit text not null,
  place integer not null,
  reviewer_id text,
  -- Of a substitute: the item that could not be checked.
  replaces text,
  replaced_because text,
  replaced_by text,
  replaced_at timestamptz,
  result text check (result in ('passed', 'failed')),
  reviewed_at timestamptz,
  primary key (org_id, id),
  unique (org_id, sample_id, unit),
  foreign key (org_id, sample_id, unit) references sample_units
);
create index sample_items_of_reviewer on sample_items (org_id, reviewer_id) where reviewed_at is null and replaced_at is null;
call bihuan_protect('sample_items', worker => false);
revoke delete on sample_items from bihuan_app;

-- Each check of an item; another one stands beside it and says why.
create table sample_reviews (
  org_id text not null references organisations,
  id text not null,
  item_id text not null,
  answers jsonb not null,
  result text not null check (result in ('passed', 'failed')),
  -- Share of the lines that hold, in percent; null where none applies.
  score numeric(5, 2),
  note text not null default '',
  because text,
  reviewed_by text not null,
  reviewed_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, item_id) references sample_items
);
create index sample_reviews_of_item on sample_reviews (org_id, item_id, reviewed_at);
call bihuan_protect('sample_reviews', worker => false);
revoke delete, update on sample_reviews from bihuan_app;

-- 抽样设置 (no clause): strata and the published value, from when; the last one counts.
create table sample_settings (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  rule text not null,
  strata jsonb,
  public_source text,
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id)
);
create index sample_settings_of_rule on sample_settings (org_id, regulation, rule, set_at desc);
call bihuan_protect('sample_settings', worker => false);
revoke delete, update on sample_settings from bihuan_app;

-- 门店: the register that mystery shoppers are drawn from (furn 7.2.2(2)).
create table shops (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  address text not null default '',
  opened_on date not null,
  closed_on date,
  made_by text not null,
  made_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, name)
);
call bihuan_protect('shops', worker => false);
revoke delete on shops from bihuan_app;

-- 检查发现: from a sample, an audit, a data check or by hand. What is decided about it stands in its steps.
create table findings (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  source text not null check (source in ('sample', 'audit', 'data-check', 'patrol')),
  -- The item, the event or the hit that it is about.
  source_id text not null,
  case_id text,
  department_id text,
  person_id text,
  clause text not null default '',
  is_major boolean not null,
  words text not null,
  state text not null check (state in ('open', 'disputed', 'withdrawn', 'rectifying', 'rectified')),
  rectification_id text,
  found_by text not null,
  found_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number)
);
create index findings_by_time on findings (org_id, found_at desc, id desc);
create index findings_by_state on findings (org_id, state, found_at desc, id desc);
create unique index findings_of_source on findings (org_id, source, source_id) where source in ('audit', 'data-check');
create index findings_of_rectification on findings (org_id, rectification_id) where rectification_id is not null;
call bihuan_protect('findings', worker => false);
revoke delete on findings from bihuan_app;

create table finding_steps (
  org_id text not null references organisations,
  id text not null,
  finding_id text not null,
  kind text not null check (kind in ('raised', 'disputed', 'upheld', 'withdrawn', 'rectifying', 'rectified')),
  words text not null default '',
  by_id text not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, finding_id) references findings
);
create index finding_steps_of_finding on finding_steps (org_id, finding_id, at);
call bihuan_protect('finding_steps', worker => false);
revoke delete, update on finding_steps from bihuan_app;

-- 审计计划 (furn 6.2.2, 6.3.1): what is planned, and the audit that came of it.
create table audit_plans (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  category text not null,
  clause text not null,
  subject text not null,
  planned_from date not null,
  planned_until date not null,
  lead_id text not null,
  case_id text,
  dropped_because text,
  planned_by text not null,
  planned_at timestamptz not null,
  primary key (org_id, id),
  check (planned_until >= planned_from)
);
create index audit_plans_by_day on audit_plans (org_id, planned_from desc, id desc);
call bihuan_protect('audit_plans', worker => false);
revoke delete on audit_plans from bihuan_app;
create table audit_plan_steps (
  org_id text not null references organisations,
  id text not null,
  plan_id text not null,
  kind text not null check (kind in ('planned', 'moved', 'begun', 'dropped')),
  words text not null default '',
  planned_from date,
  planned_until date,
  by_id text not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references audit_plans
);
call bihuan_protect('audit_plan_steps', worker => false);
revoke delete, update on audit_plan_steps from bihuan_app;

-- 突击检查 (furn 6.2.2(2)): the regions whose figure was over its limit in a period, with the sum, and the check that was raised.
create table surprise_checks (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  indicator text not null,
  clause text not null,
  region_id text not null,
  period_start date not null,
  period_end date not null,
  numerator integer not null,
  denominator integer not null,
  target numeric not null,
  case_id text not null,
  raised_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, regulation, indicator, region_id, period_start)
);
call bihuan_protect('surprise_checks', worker => false);
revoke delete, update on surprise_checks from bihuan_app;

-- 数据核查 (furn 2.4.1): what the system found that cannot be or is not whole. Cleared when a later look finds it put right.
create table data_check_hits (
  org_id text not null references organisations,
  id text not null,
  rule text not null,
  case_id text not null,
  detail jsonb not null default '{}',
  found_at timestamptz not null,
  cleared_at timestamptz,
  explained_by text,
  explained_at timestamptz,
  explanation text,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases
);
create unique index data_check_hits_standing on data_check_hits (org_id, rule, case_id) where cleared_at is null;
create index data_check_hits_by_time on data_check_hits (org_id, found_at desc, id desc);
call bihuan_protect('data_check_hits', worker => false);
revoke delete on data_check_hits from bihuan_app;

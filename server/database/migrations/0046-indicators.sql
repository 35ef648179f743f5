-- 指标与考核: what each case adds to each indicator, so that figures of any period, department or person are sums; figures entered by hand; figures as they were
-- reported; weights that companies set; runs of scorecards.

-- What a case adds to a measure on a day. They follow from the events, as `cases` and `duties` do, and are made again when the case changes.
create table indicator_points (
  org_id text not null references organisations,
  -- Names the definition that counted: the same words in two editions are one measure.
  measure text not null,
  case_id text not null,
  day date not null,
  person text not null,
  department text not null,
  region text not null,
  product text not null,
  channel text not null,
  numerator double precision not null,
  denominator double precision not null,
  -- 0 for the first row of a case and measure: so cases are counted without sorting all their ids.
  part int not null default 0,
  primary key (org_id, measure, case_id, day, person, department)
);
create index indicator_points_further on indicator_points (org_id, measure, day) where part > 0;
create index indicator_points_by_day on indicator_points (org_id, measure, day);
create index indicator_points_by_case on indicator_points (org_id, case_id);
call bihuan_protect('indicator_points', worker => false);

-- Cases of which something happened since their points were made: written in the event's own transaction, so that none is forgotten.
create table indicator_dirty (
  org_id text not null references organisations,
  case_id text not null,
  seq int not null,
  primary key (org_id, case_id, seq)
);
call bihuan_protect('indicator_dirty', worker => true);

-- Definitions of which all cases were looked at.
create table indicator_measures (
  org_id text not null references organisations,
  measure text not null,
  since timestamptz not null,
  primary key (org_id, measure)
);
call bihuan_protect('indicator_measures', worker => false);

-- Where a customer lives and what a machine is called are sides by which cases are counted, and no events of theirs.
create function bihuan_count_again() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'customers' then
    insert into indicator_dirty (org_id, case_id, seq)
      select c.org_id, c.id, 0 from cases c where c.org_id = new.org_id and c.customer_id = new.id on conflict do nothing;
  else
    insert into indicator_dirty (org_id, case_id, seq)
      select c.org_id, c.id, 0 from cases c where c.org_id = new.org_id and c.machine_id = new.id on conflict do nothing;
  end if;
  return null;
end $$;
-- Whatever seals a case or merges it away, from that moment it is counted for nobody.
create function bihuan_count_no_more() returns trigger language plpgsql as $$
begin
  insert into indicator_dirty (org_id, case_id, seq) values (new.org_id, new.id, 0) on conflict do nothing;
  if new.sealed_for is not null or new.merged_into is not null then
    delete from indicator_points p where p.org_id = new.org_id and p.case_id = new.id;
  end if;
  return null;
end $$;
create trigger count_no_more after update of sealed_for, merged_into on cases
  for each row when (old.sealed_for is distinct from new.sealed_for or old.merged_into is distinct from new.merged_into)
  execute function bihuan_count_no_more();
create trigger count_again after update of address on customers
  for each row when (old.address is distinct from new.address) execute function bihuan_count_again();
create trigger count_again after update of model on machines
  for each row when (old.model is distinct from new.model) execute function bihuan_count_again();

-- 填报的指标 (cost, CRM users): appended, the last one counts.
create table indicator_entries (
  org_id text not null references organisations,
  id text not null,
  indicator text not null,
  period_start date not null,
  period_end date not null,
  figure double precision,
  numerator double precision,
  denominator double precision,
  source text not null,
  note text not null default '',
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (org_id, id),
  check (period_start <= period_end),
  check ((figure is null) = (numerator is not null and denominator is not null))
);
create index indicator_entries_by_period on indicator_entries (org_id, indicator, period_start, entered_at desc);
call bihuan_protect('indicator_entries', worker => false);
revoke update, delete on indicator_entries from bihuan_app;

-- 已报的数字: frozen with their hash, and with what each case added to each of them.
create table indicator_freezes (
  org_id text not null references organisations,
  id text not null,
  kind text not null check (kind in ('reported', 'scorecard')),
  period_start date not null,
  period_end date not null,
  document jsonb not null,
  hash text not null,
  frozen_by text not null,
  frozen_at timestamptz not null,
  primary key (org_id, id)
);
create index indicator_freezes_by_time on indicator_freezes (org_id, kind, frozen_at desc, id desc);
call bihuan_protect('indicator_freezes', worker => false);
revoke update, delete on indicator_freezes from bihuan_app;

create table indicator_freeze_cases (
  org_id text not null references organisations,
  freeze_id text not null,
  indicator text not null,
  case_id text not null,
  numerator double precision not null,
  denominator double precision not null,
  primary key (org_id, freeze_id, indicator, case_id),
  foreign key (org_id, freeze_id) references indicator_freezes
);
create index indicator_freeze_cases_by_case on indicator_freeze_cases (org_id, case_id);
call bihuan_protect('indicator_freeze_cases', worker => false);
revoke update, delete on indicator_freeze_cases from bihuan_app;

-- 权重和评分线: what the text leaves to the company; appended, the last one that has begun counts.
create table scorecard_weights (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  card text not null,
  since date not null,
  rows jsonb not null,
  reason text not null default '',
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id)
);
create index scorecard_weights_by_card on scorecard_weights (org_id, regulation, card, set_at desc);
call bihuan_protect('scorecard_weights', worker => false);
revoke update, delete on scorecard_weights from bihuan_app;

-- 考核: one run of a scorecard for one department or person and one period; a correction is a run of its own that names the one it corrects.
create table scorecard_runs (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  card text not null,
  edition text not null,
  every text not null check (every in ('month', 'quarter', 'year')),
  period_start date not null,
  period_end date not null,
  subject_kind text not null check (subject_kind in ('organisation', 'department', 'person')),
  subject_id text not null,
  corrects text,
  reason text not null default '',
  weights_id text,
  made_by text not null,
  made_at timestamptz not null,
  -- The document as it was signed.
  freeze_id text,
  total double precision,
  signed_by text,
  signed_at timestamptz,
  reviewed_by text,
  reviewed_at timestamptz,
  review_note text not null default '',
  sent_back_at timestamptz,
  primary key (org_id, id)
);
-- Two who start the same run, or correct the same one, start one.
create unique index scorecard_runs_once on scorecard_runs (org_id, regulation, card, period_start, every, subject_id, coalesce(corrects, ''));
create index scorecard_runs_by_period on scorecard_runs (org_id, period_start desc, id desc);
call bihuan_protect('scorecard_runs', worker => false);
revoke delete on scorecard_runs from bihuan_app;

-- Points that a person gave where no scoring line says them; appended, the last one counts.
create table scorecard_points (
  org_id text not null references organisations,
  run_id text not null,
  seq int not null,
  indicator text not null,
  points double precision not null check (points >= 0 and points <= 100),
  reason text not null,
  given_by text not null,
  given_at timestamptz not null,
  primary key (org_id, run_id, seq),
  foreign key (org_id, run_id) references scorecard_runs
);
call bihuan_protect('scorecard_points', worker => false);
revoke update, delete on scorecard_points from bihuan_app;

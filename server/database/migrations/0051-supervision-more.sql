-- 办案核查 (furn 2.4.2): what a record of a case finds is a finding of its own source.
alter table findings drop constraint findings_source_check;
alter table findings add constraint findings_source_check check (source in ('sample', 'audit', 'data-check', 'patrol', 'record'));
create unique index findings_of_record on findings (org_id, source_id) where source = 'record';
-- The register by source, by whom it is about, and of one case.
create index findings_by_source on findings (org_id, source, found_at desc, id desc);
create index findings_of_department on findings (org_id, department_id, found_at desc, id desc) where department_id is not null;
create index findings_of_person on findings (org_id, person_id, found_at desc, id desc) where person_id is not null;
create index findings_of_case on findings (org_id, case_id) where case_id is not null;
create index data_check_hits_open on data_check_hits (org_id, found_at desc, id desc) where cleared_at is null and explained_at is null;
-- What a data check is about: the clause that has the data checked, and the one that asks for what is not there.
alter table data_check_hits add column clause text not null default '', add column asks text not null default '';

-- 每层每月至少一件: the strata that draws of the same month before this one have reached, as the population stood still.
alter table samples add column covered text[] not null default '{}';

-- 安排 of one drawn: who goes there and on which day (furn 7.2.2(2): HR arranges who visits which shop); the last one counts.
create table sample_visits (
  org_id text not null references organisations,
  id text not null,
  item_id text not null,
  who text not null,
  planned_on date not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, item_id) references sample_items
);
create index sample_visits_of_item on sample_visits (org_id, item_id, made_at desc);
call bihuan_protect('sample_visits', worker => false);
revoke delete, update on sample_visits from bihuan_app;

-- 监督设置 (no clause): from how many a region's rate counts towards a surprise check; null: as many as keep one alone within the limit. Appended.
create table supervision_settings (
  org_id text not null references organisations,
  id text not null,
  fewest integer check (fewest > 0),
  reason text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id)
);
create index supervision_settings_last on supervision_settings (org_id, set_at desc, id desc);
call bihuan_protect('supervision_settings', worker => false);
revoke delete, update on supervision_settings from bihuan_app;

-- What those who supervise owe on cases (furn 2.4.2: compliance checks how an odd complaint is handled), done or not.
create index duties_of_supervisors on duties (org_id, started_at desc, key desc) where owner_role in ('role:auditor', 'role:internal-control', 'role:compliance');

-- 案件由来: the case that another one comes from (a suggestion or a rectification out of a complaint, a complaint out of an enquiry).
alter table cases add column origin_id text;
alter table cases add foreign key (org_id, origin_id) references cases;
create index cases_by_origin on cases (org_id, origin_id) where origin_id is not null;

-- 奖励: one row for each reward case, as its events leave it (engine/rewards.ts); what was taken back keeps its row and counts in no sum.
create table rewards (
  org_id text not null references organisations,
  case_id text not null,
  regulation text not null,
  -- Of the regulation's rewards; null until its base or award is recorded.
  rule text,
  stage text not null check (stage in ('applied', 'submitted', 'approved', 'published', 'withdrawn', 'dropped')),
  party text check (party in ('department', 'person')),
  subject_id text,
  -- The department it is for, that of the person, or that of the application.
  department_id text,
  -- 分; the money for a project goes to the project and not to anybody's pay.
  amount_fen bigint check (amount_fen >= 0),
  project_fen bigint check (project_fen >= 0),
  -- The event with the base, and its values.
  base_event text,
  base jsonb,
  opened_at timestamptz not null,
  approved_at timestamptz,
  published_event text,
  published_on date,
  published_until date,
  open_objections integer not null default 0,
  withdrawn_at timestamptz,
  updated_at timestamptz not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases
);
create index rewards_by_time on rewards (org_id, opened_at desc, case_id desc);
create index rewards_by_stage on rewards (org_id, stage, opened_at desc, case_id desc);
create index rewards_by_subject on rewards (org_id, subject_id, opened_at desc, case_id desc);
create index rewards_by_department on rewards (org_id, department_id, opened_at desc, case_id desc);
-- What everybody of the company sees now.
create index rewards_published on rewards (org_id, published_until desc, case_id desc) where stage = 'published';
call bihuan_protect('rewards', worker => false);
revoke delete on rewards from bihuan_app;

-- 案例库 (robot 第十五条(一), penal 五(三)2): drafts, review, versions, codes, use, and what was discussed and taught from it.

-- `before-review`: published before there was a review; `unreviewed`: entered without one since.
alter table library_entries add column state text not null default 'before-review'
  check (state in ('before-review', 'unreviewed', 'published', 'withdrawn'));
alter table library_entries add column version integer not null default 1 check (version > 0);
alter table library_entries add column kind text not null default '';
alter table library_entries add column solution text not null default '';
alter table library_entries add column measures text not null default '';
alter table library_entries add column effect text not null default '';
alter table library_entries add column product text not null default '';
-- From the report to the end of the case, in minutes; null: not said.
alter table library_entries add column lead_minutes integer check (lead_minutes >= 0);
-- The approval that reviewed the version that stands, and who gave it.
alter table library_entries add column request_id text;
alter table library_entries add column reviewed_by text;
-- Of a sealed case: those let into it gave the study free.
alter table library_entries add column is_released boolean not null default false;
alter table library_entries add column withdrawn_at timestamptz;
alter table library_entries add column withdrawn_by text;
alter table library_entries add column withdrawn_because text;
update library_entries e set kind = c.kind from cases c where c.org_id = e.org_id and c.id = e.case_id;
create index library_entries_by_case on library_entries (org_id, case_id);
create index library_entries_by_category on library_entries (org_id, category, published_at desc, id desc);
create index library_entries_by_product on library_entries (org_id, product, published_at desc, id desc);

-- What a study said when it was published: a later version takes its place, none goes.
create table library_versions (
  org_id text not null references organisations,
  entry_id text not null,
  version integer not null check (version > 0),
  texts jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  reviewed_by text,
  primary key (org_id, entry_id, version),
  foreign key (org_id, entry_id) references library_entries
);
call bihuan_protect('library_versions', worker => false);
revoke delete on library_versions from bihuan_app;

create table library_codes (
  org_id text not null references organisations,
  entry_id text not null,
  tree text not null check (tree in ('failure', 'cause', 'part', 'solution')),
  code text not null,
  primary key (org_id, entry_id, tree, code),
  foreign key (org_id, entry_id) references library_entries
);
create index library_codes_by_code on library_codes (org_id, tree, code, entry_id);
call bihuan_protect('library_codes', worker => false);

-- 草稿: one of each case, until its study is published. What was submitted for review stands in the events of the case.
create table library_drafts (
  org_id text not null references organisations,
  case_id text not null,
  entry_id text not null,
  version integer not null check (version > 0),
  texts jsonb not null,
  codes jsonb not null,
  kept jsonb not null,
  -- Everybody who wrote in it: none of them reviews it.
  authors text[] not null,
  state text not null check (state in ('draft', 'review', 'returned', 'rejected')),
  request_id text,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases
);
create index library_drafts_by_request on library_drafts (org_id, request_id) where request_id is not null;
create index library_drafts_by_time on library_drafts (org_id, updated_at desc, case_id);
call bihuan_protect('library_drafts', worker => false);

-- 用得上: in which case a study helped.
create table library_uses (
  org_id text not null references organisations,
  entry_id text not null,
  case_id text not null,
  person_id text not null,
  at timestamptz not null,
  primary key (org_id, entry_id, case_id),
  foreign key (org_id, entry_id) references library_entries
);
call bihuan_protect('library_uses', worker => false);

-- How often a study was opened on a day. By whom is kept nowhere.
create table library_reads (
  org_id text not null references organisations,
  entry_id text not null,
  day date not null,
  reads integer not null check (reads > 0),
  primary key (org_id, entry_id, day),
  foreign key (org_id, entry_id) references library_entries
);
call bihuan_protect('library_reads', worker => false);

-- 案例讨论与培训 (penal 五(三)): what was held, from which studies, and who took part.
create table learning_sessions (
  org_id text not null references organisations,
  id text not null,
  kind text not null check (kind in ('discussion', 'training')),
  held_on date not null,
  title text not null,
  conclusions text not null,
  material text not null default '',
  department_id text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (org_id, id)
);
create index learning_sessions_by_day on learning_sessions (org_id, held_on desc, id desc);
call bihuan_protect('learning_sessions', worker => false);

create table session_studies (
  org_id text not null references organisations,
  session_id text not null,
  entry_id text not null,
  primary key (org_id, session_id, entry_id),
  foreign key (org_id, session_id) references learning_sessions,
  foreign key (org_id, entry_id) references library_entries
);
create index session_studies_by_entry on session_studies (org_id, entry_id);
call bihuan_protect('session_studies', worker => false);

-- `department_id`: where they belonged when it was held.
create table session_people (
  org_id text not null references organisations,
  session_id text not null,
  person_id text not null,
  department_id text,
  acknowledged_at timestamptz,
  primary key (org_id, session_id, person_id),
  foreign key (org_id, session_id) references learning_sessions
);
create index session_people_by_person on session_people (org_id, person_id, session_id);
create index session_people_by_department on session_people (org_id, department_id, session_id);
call bihuan_protect('session_people', worker => false);

-- Closed cases, the last first: which of them should become a study.
create index cases_closed on cases (org_id, closed_at desc, id desc) where is_closed and not is_history and merged_into is null;

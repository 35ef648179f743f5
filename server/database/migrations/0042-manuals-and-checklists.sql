-- 标准与手册 (robot 第十三条(一), equip 第九条): documents by product and stage, each version whole, none written over.
create table manuals (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  title text not null,
  sort text not null check (sort in ('standard', 'manual', 'drawing', 'training', 'other')),
  -- The rule of a regulation under which it is kept; empty: the company's own.
  rule text not null default '',
  stages text[] not null default '{}',
  -- Series or models it is for, in capitals; none: all. A machine is of a series when its model begins with it.
  models text[] not null default '{}',
  created_at timestamptz not null,
  created_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  primary key (org_id, id),
  unique (org_id, number)
);
call bihuan_protect('manuals', worker => false);
revoke delete on manuals from bihuan_app;

create table manual_versions (
  org_id text not null references organisations,
  manual_id text not null,
  version integer not null check (version > 0),
  label text not null,
  summary text not null,
  written_at timestamptz not null,
  written_by text not null,
  released_at timestamptz,
  released_by text,
  dropped_at timestamptz,
  dropped_by text,
  dropped_because text,
  primary key (org_id, manual_id, version),
  foreign key (org_id, manual_id) references manuals,
  check (released_at is null or dropped_at is null)
);
create index manual_versions_to_release on manual_versions (org_id, written_at) where released_at is null and dropped_at is null;
call bihuan_protect('manual_versions', worker => false);
revoke delete on manual_versions from bihuan_app;

create table manual_files (
  org_id text not null references organisations,
  manual_id text not null,
  version integer not null,
  language text not null check (language in ('zh', 'en', 'es', 'ja', 'other')),
  file_id text not null,
  primary key (org_id, manual_id, version, file_id),
  foreign key (org_id, manual_id, version) references manual_versions,
  foreign key (org_id, file_id) references files
);
create index manual_files_by_file on manual_files (org_id, file_id);
call bihuan_protect('manual_files', worker => false);
revoke delete, update on manual_files from bihuan_app;

-- 检查单: a company's own lists of what is looked at and measured; a version never changes once it is there.
create table checklists (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  phase text not null check (phase in ('site', 'preparation', 'on-site', 'maintenance', 'acceptance')),
  kinds text[] not null default '{}',
  categories text[] not null default '{}',
  models text[] not null default '{}',
  -- The act that waits for it, by the company's own wish; null: none.
  before_act text check (before_act in ('assign', 'complete', 'accept', 'close-matter')),
  version integer not null check (version > 0),
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (org_id, id)
);
call bihuan_protect('checklists', worker => false);
revoke delete on checklists from bihuan_app;

create table checklist_versions (
  org_id text not null references organisations,
  checklist_id text not null,
  version integer not null check (version > 0),
  items jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (org_id, checklist_id, version),
  foreign key (org_id, checklist_id) references checklists
);
call bihuan_protect('checklist_versions', worker => false);
revoke delete, update on checklist_versions from bihuan_app;

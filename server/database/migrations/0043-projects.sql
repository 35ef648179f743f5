-- 安装项目 (equip 第十三条): a plan in phases, kept in every version, and the work orders by which it is carried out. How it stands follows from their events.
create table projects (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  name text not null,
  customer_id text,
  site text not null default '',
  manager_id text not null,
  plan integer not null check (plan > 0),
  created_at timestamptz not null,
  created_by text not null,
  stopped_at timestamptz,
  stopped_by text,
  stopped_because text,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, customer_id) references customers
);
create index projects_by_time on projects (org_id, created_at desc, id desc);
create index projects_by_customer on projects (org_id, customer_id);
call bihuan_protect('projects', worker => false);
revoke delete on projects from bihuan_app;

create table project_plans (
  org_id text not null references organisations,
  project_id text not null,
  version integer not null check (version > 0),
  phases jsonb not null,
  reason text not null default '',
  made_at timestamptz not null,
  made_by text not null,
  primary key (org_id, project_id, version),
  foreign key (org_id, project_id) references projects
);
call bihuan_protect('project_plans', worker => false);
revoke delete, update on project_plans from bihuan_app;

-- A work order belongs to one phase of one project.
create table project_orders (
  org_id text not null references organisations,
  case_id text not null,
  project_id text not null,
  phase text not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, project_id) references projects
);
create index project_orders_by_project on project_orders (org_id, project_id);
call bihuan_protect('project_orders', worker => false);

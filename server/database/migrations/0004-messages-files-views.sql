-- What leaves the browser or comes in: notifications, messages, files, customer links, idempotency, views, imports, reports.

create table notifications (
  org_id text not null references organisations,
  id text not null,
  person_id text not null,
  case_id text,
  kind text not null,
  words jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (org_id, id)
);
create index notifications_by_person on notifications (org_id, person_id, created_at desc);
call bihuan_protect('notifications', worker => false);

-- The outbox: written with the event that causes it; a job delivers it. `ladder`: what to try when this one cannot be delivered.
create table messages (
  org_id text not null references organisations,
  id text not null,
  channel text not null check (channel in ('mail', 'webhook')),
  person_id text,
  address text not null,
  words jsonb not null,
  case_id text,
  about text not null default '',
  duty_key text,
  rung text,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0,
  error text,
  created_at timestamptz not null,
  not_before timestamptz not null,
  settled_at timestamptz,
  primary key (org_id, id)
);
create index messages_waiting on messages (not_before) where state = 'waiting';
create index messages_by_case on messages (org_id, case_id);
call bihuan_protect('messages', worker => true);

-- What only an administrator can mend: nobody holds a role, a message cannot be delivered.
create table administration_tasks (
  org_id text not null references organisations,
  id text not null,
  kind text not null,
  words jsonb not null,
  case_id text,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  primary key (org_id, id)
);
create index administration_tasks_open on administration_tasks (org_id, created_at) where done_at is null;
call bihuan_protect('administration_tasks', worker => false);

create table files (
  org_id text not null references organisations,
  id text not null,
  case_id text,
  name text not null,
  size bigint not null,
  mime text not null,
  sha256 text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (org_id, id)
);
create index files_by_case on files (org_id, case_id);
call bihuan_protect('files', worker => false);

-- One-time links for customers: only the hash of the token is kept.
create table customer_links (
  org_id text not null references organisations,
  token_hash text not null,
  case_id text not null,
  purpose text not null check (purpose in ('feedback', 'signature', 'acceptance')),
  node text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (org_id, token_hash),
  unique (token_hash)
);
call bihuan_protect('customer_links', worker => true);

create table idempotency_keys (
  org_id text not null references organisations,
  actor text not null,
  key text not null,
  request_hash text not null,
  status int,
  response jsonb,
  created_at timestamptz not null,
  primary key (org_id, actor, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
call bihuan_protect('idempotency_keys', worker => true);

create table saved_views (
  org_id text not null references organisations,
  id text not null,
  owner_id text not null,
  name text not null,
  page text not null,
  query text not null,
  is_shared boolean not null default false,
  position int not null default 0,
  primary key (org_id, id)
);
call bihuan_protect('saved_views', worker => false);

create table imports (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  kind text not null check (kind in ('live', 'history')),
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  mapping jsonb not null,
  total int not null default 0,
  created int not null default 0,
  unchanged int not null default 0,
  failed int not null default 0,
  started_by text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id)
);
call bihuan_protect('imports', worker => false);
create table import_rows (
  org_id text not null references organisations,
  import_id text not null,
  line int not null,
  external_id text,
  outcome text not null check (outcome in ('created', 'unchanged', 'failed')),
  code text,
  reason text,
  case_id text,
  primary key (org_id, import_id, line)
);
call bihuan_protect('import_rows', worker => false);

-- 周报、月报: one row for each period that a periodic rule asks of a department or the organisation.
create table reports (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  rule text not null,
  clause text not null,
  department_id text,
  period_start date not null,
  period_end date not null,
  due_at timestamptz not null,
  owner_id text,
  owner_role text not null,
  figures jsonb,
  body text,
  submitted_at timestamptz,
  submitted_by text,
  received_at timestamptz,
  received_by text,
  primary key (org_id, id)
);
create unique index reports_by_period on reports (org_id, regulation, rule, coalesce(department_id, ''), period_start);
create index reports_by_due on reports (org_id, due_at);
call bihuan_protect('reports', worker => false);

create table library_entries (
  org_id text not null references organisations,
  id text not null,
  case_id text not null,
  category text,
  subtype text,
  level text,
  cause_class text,
  title text not null,
  problem text not null,
  root_cause text not null,
  experience text not null,
  published_by text not null,
  published_at timestamptz not null,
  search tsvector not null default '',
  -- The folded text that a hit is verified against.
  search_text text not null default '',
  primary key (org_id, id)
);
create index library_entries_search on library_entries using gin (search);
call bihuan_protect('library_entries', worker => false);
-- The search function runs as the owner and filters by organisation itself: under row-level security no GIN index serves `@@`.
alter table library_entries no force row level security;

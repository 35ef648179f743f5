-- Who works here and what they may do, whom they serve, and the regulations in force.

create table departments (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  name_en text not null default '',
  -- What the assignment table of a pack names: customer-service, research, implementation, supply-chain, sales, legal, finance, management.
  kind text not null,
  position int not null default 0,
  primary key (org_id, id)
);
call bihuan_protect('departments', worker => false);

create table people (
  org_id text not null references organisations,
  id text not null,
  user_id text unique,
  name text not null,
  title text not null default '',
  email text,
  phone text,
  department_id text,
  presence text not null default 'on-duty' check (presence in ('on-duty', 'off-duty', 'leave')),
  absent_until timestamptz,
  substitute_id text,
  is_active boolean not null default true,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, department_id) references departments
);
create index people_by_department on people (org_id, department_id);
call bihuan_protect('people', worker => false);

-- A post gives a role from a day to a day; who held it on a given day stays readable.
create table posts (
  org_id text not null references organisations,
  id text not null,
  person_id text not null,
  role text not null,
  department_id text,
  since timestamptz not null,
  until timestamptz,
  primary key (org_id, id),
  foreign key (org_id, person_id) references people
);
create index posts_by_person on posts (org_id, person_id);
create index posts_by_role on posts (org_id, role, department_id);
call bihuan_protect('posts', worker => false);

create table customers (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  contact text not null default '',
  phone text not null default '',
  -- Digits only, for the look-up while a number is typed.
  phone_digits text not null default '',
  address text not null default '',
  search tsvector not null default '',
  -- The folded text that a hit is verified against.
  search_text text not null default '',
  created_at timestamptz not null,
  primary key (org_id, id)
);
create index customers_by_phone on customers (org_id, phone_digits text_pattern_ops);
create index customers_by_name on customers (org_id, name);
create index customers_search on customers using gin (search);
call bihuan_protect('customers', worker => false);
-- The search function runs as the owner and filters by organisation itself: under row-level security no GIN index serves `@@`.
alter table customers no force row level security;

create table machines (
  org_id text not null references organisations,
  id text not null,
  customer_id text not null,
  model text not null,
  serial text not null,
  installed_on date,
  warranty_until date,
  primary key (org_id, id),
  unique (org_id, serial),
  foreign key (org_id, customer_id) references customers
);
create index machines_by_customer on machines (org_id, customer_id);
call bihuan_protect('machines', worker => false);

create table editions (
  org_id text not null references organisations,
  regulation text not null,
  edition date not null,
  pack jsonb not null,
  -- sha256 of the canonical JSON: a published edition never changes.
  hash text not null,
  status text not null check (status in ('draft', 'published', 'repealed')),
  published_at timestamptz,
  published_by text,
  primary key (org_id, regulation, edition)
);
call bihuan_protect('editions', worker => false);

-- Counts up with every change of editions, calendar or clock settings, so that a process knows when what it compiled is stale.
alter table organisations add column rules_version int not null default 1;

-- 代码树: what failed, why, which part, what was done about it. A code is never deleted: it ends, and what names it keeps its title.
-- One row for each title that a code had, half-open: [since, until).

create table code_versions (
  org_id text not null references organisations,
  tree text not null check (tree in ('failure', 'cause', 'part', 'solution')),
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  since date not null,
  until date,
  parent text,
  title jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (org_id, tree, code, since),
  check (until is null or since < until)
);
-- At most one version of a code has no end.
create unique index code_versions_open on code_versions (org_id, tree, code) where until is null;
call bihuan_protect('code_versions', worker => false);
revoke delete on code_versions from bihuan_app;

-- What records of cases say in codes, so that failures and causes are counted without reading every event (equip 第十条). It follows from
-- record.made: an analysis made again replaces the one before, one taken back goes.
create table coded_facts (
  org_id text not null references organisations,
  event_id text not null,
  row integer not null,
  case_id text not null,
  record text not null,
  on_day date not null,
  product text not null,
  failure text,
  cause text,
  part text,
  solution text,
  cause_class text,
  failures integer not null check (failures > 0),
  -- The analysis that took its place; taken back itself, this one counts again.
  superseded_by text,
  primary key (org_id, event_id, row)
);
create index coded_facts_by_day on coded_facts (org_id, on_day) where superseded_by is null;
create index coded_facts_by_case on coded_facts (org_id, case_id);
call bihuan_protect('coded_facts', worker => false);

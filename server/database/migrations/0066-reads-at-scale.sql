-- Up to when each check of the data (furn 2.4.1) has looked, so that the next one reads what changed since; `input`: what decides it beside the cases.
create table data_checks_done (
  org_id text not null references organisations,
  rule text not null,
  input text not null,
  looked_at timestamptz not null,
  primary key (org_id, rule)
);
call bihuan_protect('data_checks_done', worker => false);

-- What a running import needs beside its counts: signs of life, how many events of a log it recorded, why it ended, and reasons in both languages.

alter table imports
  add column events int not null default 0,
  add column read int not null default 0,
  add column touched_at timestamptz,
  add column problem text;
alter table import_rows add column reason_en text;
create index import_rows_by_outcome on import_rows (org_id, import_id, outcome, line);
create index cases_by_import on cases (org_id, import_id) where import_id is not null;

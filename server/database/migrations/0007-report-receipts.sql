-- Whose word a report (上报, 逆向反馈) still waits for, so that everybody finds what they have to acknowledge without reading every case.

create table report_receipts (
  org_id text not null references organisations,
  -- The event of the report.
  report_id text not null,
  person_id text not null,
  case_id text not null,
  about text not null check (about in ('report', 'result')),
  hop text not null,
  level text not null,
  role text not null,
  reported_by text not null,
  reported_at timestamptz not null,
  primary key (org_id, report_id, person_id),
  foreign key (org_id, case_id) references cases
);
create index report_receipts_by_person on report_receipts (org_id, person_id, reported_at);
create index report_receipts_by_case on report_receipts (org_id, case_id);
call bihuan_protect('report_receipts', worker => false);

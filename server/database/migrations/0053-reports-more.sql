-- 上报数背后的案件; 表单的 Word 版式; 公司信头.

-- What stands behind each figure of a signed report: the cases (or meetings, bookings) that it counted, and with how much. Appended, never changed.
create table report_paper_items (
  org_id text not null references organisations,
  paper_id text not null,
  section text not null,
  figure text not null,
  -- The case, or `meeting:…`, `action:…`, `booking:…`, `budget`.
  item text not null,
  case_id text,
  numerator double precision not null,
  -- Of a share what it was among; else null.
  denominator double precision,
  primary key (org_id, paper_id, section, figure, item),
  foreign key (org_id, paper_id) references report_papers
);
create index report_paper_items_by_case on report_paper_items (org_id, case_id) where case_id is not null;
call bihuan_protect('report_paper_items', worker => false);
revoke update, delete on report_paper_items from bihuan_app;

-- Word 版式: the company's own page for a printed form, with placeholders; stays with the versions after it until another is sent.
alter table form_templates
  add column layout_file text,
  add constraint form_templates_layout foreign key (org_id, layout_file) references files;

-- 公司信头 (公司设置): the picture at the head of what is printed. Appended; the last counts, without a file there is none.
create table company_heads (
  org_id text not null references organisations,
  id text not null,
  file_id text,
  -- In pixels of the picture; null without one.
  width integer check (width > 0),
  height integer check (height > 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, file_id) references files,
  check ((file_id is null) = (width is null) and (width is null) = (height is null))
);
create index company_heads_by_time on company_heads (org_id, set_at desc, id desc);
call bihuan_protect('company_heads', worker => false);
revoke update, delete on company_heads from bihuan_app;

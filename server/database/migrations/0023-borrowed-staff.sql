-- 借调 (equip 15): a post that somebody holds because another department has lent them; it always ends, and says who approved it and why.

alter table posts
  add column borrowed_from text,
  add column approved_by text,
  add column borrow_reason text not null default '',
  add column recorded_by text,
  add constraint posts_borrowed_from foreign key (org_id, borrowed_from) references departments,
  add constraint posts_approved_by foreign key (org_id, approved_by) references people,
  add constraint posts_borrowed check (
    (borrowed_from is null and approved_by is null and recorded_by is null)
    or (borrowed_from is not null and approved_by is not null and recorded_by is not null
        and until is not null and department_id is not null and department_id <> borrowed_from)
  );
create index posts_borrowed_by_end on posts (org_id, until desc, id desc) where borrowed_from is not null;

-- The desk of the office (equip 17) reads the open cases of a few kinds.
create index cases_open_by_kind on cases (org_id, kind) include (owner_id, stage) where not is_closed;

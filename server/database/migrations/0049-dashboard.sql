-- 看板 counts the cases that were closed and the duties that ended in a period; without these it read all there ever were.
create index cases_ended on cases (org_id, kind, closed_at, opened_at) where closed_at is not null;
create index duties_ended on duties (org_id, closed_at) where outcome is not null;

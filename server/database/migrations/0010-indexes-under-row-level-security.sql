-- Row-level security lets no operator look at a row before the organisation's own condition unless it is known to leak nothing:
-- `@>` on arrays, `like` and `@@` are not. So the indexes that were made for them serve no request; these do (test/plans.test.ts).

-- What waits for somebody's decision is a small part of all approvals: read that part and look at each.
drop index approvals_waiting;
create index approvals_open on approvals (org_id, submitted_at, id) where outcome is null;

-- The beginning of a number is a range of numbers.
drop index customers_by_phone;
create index customers_by_phone on customers (org_id, phone_digits, id);

-- Hits are few beside the table: without this the planner takes them for a thousand and reads all cases to join them.
alter function bihuan_search_cases(text, text[], int) rows 50;
alter function bihuan_search_customers(text, text[], int) rows 20;
alter function bihuan_search_library(text, text[], int) rows 20;

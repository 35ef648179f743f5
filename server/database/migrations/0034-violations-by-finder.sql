-- Whoever entered a violation sees it in the register: without this, finding theirs read the whole of it.
create index violations_by_finder on violations (org_id, found_by, act_on desc, id desc) where found_by is not null;

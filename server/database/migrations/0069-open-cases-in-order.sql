-- Open cases oldest first and by level: both lists read all cases, or all open ones, and sorted them.
-- locks: of open cases alone: some seconds for a hundred thousand of them
create index cases_open_by_opened on cases (org_id, opened_at, id) where not is_closed and not is_history;
-- locks: as the one before
create index cases_open_by_level on cases (org_id, level_rank, id) where not is_closed and not is_history;

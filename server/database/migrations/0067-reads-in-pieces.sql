-- Search that reads no more than its page and its count need, and mails that are taken in the order of an index (decision 0073).

-- In how many of the organisation's newest 500 cases all words stand, counted to 100. It was a yes or no over 2,000 texts, for every new word.
create function bihuan_how_frequent(needles text[]) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from (
    select from (select c.search_text from cases c where c.org_id = bihuan_org() order by c.opened_at desc limit 500) newest
    where position(needles[1] in newest.search_text) > 0
      and (cardinality(needles) = 1 or (select bool_and(position(n in newest.search_text) > 0) from unnest(needles) n))
    limit 100
  ) hits
$$;
revoke all on function bihuan_how_frequent from public;
grant execute on function bihuan_how_frequent to bihuan_app;

-- The cases that the index gives for `vector`, in no order, with what lists are ordered by. Asked for in a select list it gives them one by one, so that a count
-- stops at its 1,001st however many there are. `checked`: the words that the text must be looked into for; a pair of characters is a token itself.
-- `masked_for`: somebody who is shown numbers in part (0021), null for all others. The rest is what a list is narrowed to anyway, null where it is not: its own
-- conditions are asked again outside, of fewer rows.
-- No `set search_path`, which would be set for each row: every name says its schema instead. A function's statement is planned without its values, and so always
-- by the index, which the planner leaves where it knows a word to be frequent: looking into the tokens of every case costs fifty times as much.
create function bihuan_find_cases(vector text, checked text[], masked_for text, closed boolean, stages text[], levels text[], kinds text[], departments text[],
    seen_by text[])
  returns table (id text, opened_at timestamptz, updated_at timestamptz, next_due_at timestamptz, level_rank int)
  language sql stable security definer rows 50 as $$
  select c.id, c.opened_at, c.updated_at, c.next_due_at, c.level_rank from public.cases c
  where c.org_id = public.bihuan_org() and c.search operator(pg_catalog.@@) vector::pg_catalog.tsquery
    and (closed is null or c.is_closed = closed)
    and (stages is null or c.stage = any(stages))
    and (levels is null or c.level = any(levels))
    and (kinds is null or c.kind = any(kinds))
    and (departments is null or c.department_id = any(departments))
    and (seen_by is null or c.parties operator(pg_catalog.&&) seen_by)
    and (checked[1] is null or pg_catalog.strpos(c.search_text, checked[1]) > 0)
    and (checked[2] is null or (select pg_catalog.bool_and(pg_catalog.strpos(c.search_text, n) > 0) from pg_catalog.unnest(checked) n))
    and (masked_for is null
      or (select pg_catalog.bool_and(pg_catalog.strpos(coalesce(c.search_masked, c.search_text), n) > 0) from pg_catalog.unnest(checked) n)
      or exists (select from public.case_people p where p.org_id = c.org_id and p.case_id = c.id and p.party_id = masked_for and p.part = 'works'))
$$;
revoke all on function bihuan_find_cases from public;
grant execute on function bihuan_find_cases to bihuan_app;

-- Of the levels above the usual one there are few cases; a list narrowed to one was read by its stage, which for closed cases is nearly all.
-- locks: one index more over cases; some seconds for each hundred thousand
create index cases_by_level on cases (org_id, level, opened_at desc);

-- What waits by whom it is for, so that whoever was just told of many is passed over in one step; it was read and left aside message by message, twice a second.
-- locks: of what waits alone; a second for each hundred thousand messages
create index messages_to on messages (channel, org_id, address, not_before) where state = 'waiting' and letter is null;
-- Mails that leave alone, whoever was just told.
-- locks: as the one before
create index messages_alone on messages (not_before) where state = 'waiting' and letter is null and rung is null and duty_key is not null;
-- locks: nothing asks by this alone any more, since the planner would read all that waits by it; the version before reads the table until it ends
drop index messages_waiting;

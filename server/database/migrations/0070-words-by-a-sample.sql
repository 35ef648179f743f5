-- Search whose worst words cost little, whatever the newest cases are about (decision 0078).

-- Some 500 of the organisation's cases, drawn from all of them: ids are drawn themselves, so sixteen neighbours out of each of 32 parts are as good as any. Always
-- the same ones, which stay in memory. Fewer where ids are of another make or cases are few.
create function bihuan_sample() returns setof text
  language sql stable as $$
  select picked.id from generate_series(0, 31) part cross join lateral (
    select c.id from public.cases c
    where c.org_id = public.bihuan_org() and c.id >= lpad(to_hex(part * 8), 2, '0') and (part = 31 or c.id < lpad(to_hex(part * 8 + 8), 2, '0'))
    order by c.id limit 16) picked
$$;
revoke all on function bihuan_sample from public;
grant execute on function bihuan_sample to bihuan_app;

-- In how many cases all words stand: of that sample, and of the newest 200. What is frequent lately may be rare in all that was before, and the other way round.
-- (bihuan_how_frequent, which looked at the newest alone, is asked by the version before until it ends.)
create function bihuan_words_frequent(needles text[], out sampled int, out looked int, out newest int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select sample.hits, sample.looked, lately.hits from
    (select count(*)::int as looked, count(*) filter (where position(needles[1] in picked.search_text) > 0
        and (cardinality(needles) = 1 or (select bool_and(position(n in picked.search_text) > 0) from unnest(needles) n)))::int as hits
      from generate_series(0, 31) part cross join lateral (
        select c.search_text from cases c
        where c.org_id = bihuan_org() and c.id >= lpad(to_hex(part * 8), 2, '0') and (part = 31 or c.id < lpad(to_hex(part * 8 + 8), 2, '0'))
        order by c.id limit 16) picked) sample,
    (select count(*)::int as hits from (select c.search_text from cases c where c.org_id = bihuan_org() order by c.opened_at desc limit 200) lately
      where position(needles[1] in lately.search_text) > 0
        and (cardinality(needles) = 1 or (select bool_and(position(n in lately.search_text) > 0) from unnest(needles) n))) lately
$$;
revoke all on function bihuan_words_frequent from public;
grant execute on function bihuan_words_frequent to bihuan_app;

-- bihuan_find_cases (0067), which the version before asks until it ends, with what a count asked of each case again: whether one of the parties `told_by` has to do
-- with it. `is_seen` is true where none are stated. The rest is as it stands there.
create function bihuan_find_hits(vector text, checked text[], masked_for text, closed boolean, stages text[], levels text[], kinds text[], departments text[],
    seen_by text[], told_by text[])
  returns table (id text, opened_at timestamptz, updated_at timestamptz, next_due_at timestamptz, level_rank int, is_seen boolean)
  language sql stable security definer rows 50 as $$
  select c.id, c.opened_at, c.updated_at, c.next_due_at, c.level_rank, told_by is null or c.parties operator(pg_catalog.&&) told_by from public.cases c
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
revoke all on function bihuan_find_hits from public;
grant execute on function bihuan_find_hits to bihuan_app;

-- The first `most` cases of a list's order that the index gives for `vector`, behind `after` and before `until` where they are stated: of words in a fifth of a
-- million cases those that stand in one stretch of the list. The arguments before them are those of bihuan_find_hits. The index of the words and that of the order
-- are laid over each other before any case is looked at. So it is planned with its values, and without the ways by which each case of one of the two is looked at.
create function bihuan_find_between(vector text, checked text[], masked_for text, closed boolean, stages text[], levels text[], kinds text[], departments text[],
    seen_by text[], sort text, after text[], until text[], most int)
  returns setof text
  language plpgsql stable security definer rows 500
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
  set max_parallel_workers_per_gather = 0 set work_mem = '32MB' set jit = off as $$
declare
  place text := case sort when 'dueAt' then 'coalesce(c.next_due_at, ''infinity'')' when '-updatedAt' then 'c.updated_at' when '-level' then 'c.level_rank'
    else 'c.opened_at' end;
  is_down boolean := sort like '-%';
begin
  return query execute format('select c.id from cases c where c.org_id = %L and c.search @@ %L::tsquery', bihuan_org(), vector)
    || case when closed is null then '' when closed then ' and c.is_closed' else ' and not c.is_closed' end
    || case when stages is null then '' else format(' and c.stage = any(%L)', stages) end
    || case when levels is null then '' else format(' and c.level = any(%L)', levels) end
    || case when kinds is null then '' else format(' and c.kind = any(%L)', kinds) end
    || case when departments is null then '' else format(' and c.department_id = any(%L)', departments) end
    || case when seen_by is null then '' else format(' and c.parties && %L', seen_by) end
    || case when after is null then '' else format(' and (%s, c.id) %s (%L, %L)', place, case when is_down then '<' else '>' end, after[1], after[2]) end
    || case when until is null then '' else format(' and (%s, c.id) %s (%L, %L)', place, case when is_down then '>=' else '<=' end, until[1], until[2]) end
    || coalesce((select string_agg(format(' and strpos(c.search_text, %L) > 0', n), '') from unnest(checked) n), '')
    || case when masked_for is null then '' else format(' and (%s or exists (select from case_people p where p.org_id = c.org_id and p.case_id = c.id and p.party_id = %L and p.part = ''works''))',
         coalesce((select string_agg(format('strpos(coalesce(c.search_masked, c.search_text), %L) > 0', n), ' and ') from unnest(checked) n), 'true'), masked_for) end
    || format(' order by %s %s, c.id %2$s limit %s', place, case when is_down then 'desc' else 'asc' end, most);
end $$;
revoke all on function bihuan_find_between from public;
grant execute on function bihuan_find_between to bihuan_app;

-- The newest studies that hold the words (0008). Of words that stand in half of thirty thousand studies all were read for the four that are shown: now the newest 300
-- are looked into first, and the index is asked where they do not fill it.
create or replace function bihuan_search_library(vector text, needles text[], most int) returns table (id text)
  language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
declare
  org text := bihuan_org();
  found_ids text[];
begin
  -- An empty word stands for the vector alone, which no text tells.
  if most <= 50 and not '' = any(needles) then
    found_ids := array(
      select e.id from (select l.id, l.published_at, l.search_text from library_entries l where l.org_id = org order by l.published_at desc limit 300) e
      where (select bool_and(position(n in e.search_text) > 0) from unnest(needles) n)
      order by e.published_at desc limit most);
  end if;
  if cardinality(found_ids) = most then
    return query select unnest(found_ids);
  else
    return query select e.id from library_entries e
      where e.org_id = org and e.search @@ vector::tsquery and (select bool_and(position(n in e.search_text) > 0) from unnest(needles) n)
      order by e.published_at desc limit most;
  end if;
end $$;

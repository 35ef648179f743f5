-- Everybody who ever had to do with a case stands in the case's own row, too. Whether somebody sees a case was a look into an index for each row that a
-- list, a count or a search came to: nine tenths of their time. `case_people` stays what says who; a trigger keeps the copy, so that the version before,
-- which runs beside this one for a while, keeps it as well. Rows of case_people are never taken away, only their part changes: the copy only grows.

-- locks: a constant default is kept in the catalog; no row is written
alter table cases add column parties text[] not null default '{}';

create function bihuan_keep_parties() returns trigger language plpgsql as $$
begin
  update cases set parties = parties || new.party_id
    where org_id = new.org_id and id = new.case_id and not (new.party_id = any(parties));
  return null;
end $$;
create trigger parties_kept after insert on case_people for each row execute function bihuan_keep_parties();

-- locks: who may see a case must be there when the new version asks; about two minutes for each hundred thousand cases
update cases set parties = found.parties
  from (select org_id, case_id, array_agg(party_id order by party_id) as parties from case_people group by org_id, case_id) found
  where found.org_id = cases.org_id and found.case_id = cases.id;

-- Whoever has asked already whether words are frequent, and heard that they are not, need not ask again (0060): the index's way alone.
create function bihuan_search_rare_cases(vector text, needles text[], most int) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off rows 50 as $$
  with found as materialized (
    select c.id, c.opened_at from cases c
    where c.org_id = bihuan_org() and c.search @@ vector::tsquery
      and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
  )
  select f.id from found f order by f.opened_at desc limit most
$$;
revoke all on function bihuan_search_rare_cases(text, text[], int) from public;
grant execute on function bihuan_search_rare_cases(text, text[], int) to bihuan_app;

create function bihuan_search_rare_cases(vector text, needles text[], most int, masked_for text) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off rows 50 as $$
  with found as materialized (
    select c.id, c.opened_at from cases c
    where c.org_id = bihuan_org() and c.search @@ vector::tsquery
      and (
        (select bool_and(position(n in coalesce(c.search_masked, c.search_text)) > 0) from unnest(needles) n)
        or (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
          and exists (select from case_people p where p.org_id = bihuan_org() and p.case_id = c.id and p.party_id = masked_for and p.part = 'works')
      )
  )
  select f.id from found f order by f.opened_at desc limit most
$$;
revoke all on function bihuan_search_rare_cases(text, text[], int, text) from public;
grant execute on function bihuan_search_rare_cases(text, text[], int, text) to bihuan_app;

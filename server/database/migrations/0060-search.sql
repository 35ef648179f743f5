-- Search that knows how frequent its words are. The GIN index is quick where few rows match and slow where half of them do; a walk through the newest
-- rows is the other way round. So the newest 2,000 are looked at first: whoever stands in four of a hundred is frequent, and is found by walking
-- (decision 0057). Both ways give the same hits.

-- Whether all words stand in at least one of 25 of the organisation's newest cases.
create function bihuan_is_frequent(needles text[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) >= 80 from (
    select from (select c.search_text from cases c where c.org_id = bihuan_org() order by c.opened_at desc limit 2000) newest
    where position(needles[1] in newest.search_text) > 0
      and (cardinality(needles) = 1 or (select bool_and(position(n in newest.search_text) > 0) from unnest(needles) n))
    limit 80
  ) hits
$$;
revoke all on function bihuan_is_frequent from public;
grant execute on function bihuan_is_frequent to bihuan_app;

-- The newest hits first. Without sequential scans: one looks into the tokens of every case, which costs fifty times what the index does.
create or replace function bihuan_search_cases(vector text, needles text[], most int) returns table (id text)
  language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off rows 50 as $$
declare
  org text := bihuan_org();
begin
  if bihuan_is_frequent(needles) then
    return query select c.id from cases c
      where c.org_id = org and position(needles[1] in c.search_text) > 0
        and (cardinality(needles) = 1 or (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n))
      order by c.opened_at desc limit most;
  else
    return query with found as materialized (
      select c.id, c.opened_at from cases c
      where c.org_id = org and c.search @@ vector::tsquery
        and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
    )
    select f.id from found f order by f.opened_at desc limit most;
  end if;
end $$;

-- What somebody reads of a case who is shown numbers in part (0021), kept with the case: working it out for every hit took longer than finding them.
-- Null where it is the text itself.
-- locks: what masked viewers may find must be there when the new version asks; about a minute for each hundred thousand cases
alter table cases add column search_masked text
  generated always as (case when coalesce(contact ->> 'phone', '') = '' then null else bihuan_without_number(search_text, contact ->> 'phone') end) stored;

create or replace function bihuan_search_cases(vector text, needles text[], most int, masked_for text) returns table (id text)
  language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off rows 50 as $$
declare
  org text := bihuan_org();
begin
  if bihuan_is_frequent(needles) then
    return query select c.id from cases c
      where c.org_id = org and position(needles[1] in c.search_text) > 0
        and (
          (select bool_and(position(n in coalesce(c.search_masked, c.search_text)) > 0) from unnest(needles) n)
          or (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
            and exists (select from case_people p where p.org_id = org and p.case_id = c.id and p.party_id = masked_for and p.part = 'works')
        )
      order by c.opened_at desc limit most;
  else
    return query with found as materialized (
      select c.id, c.opened_at from cases c
      where c.org_id = org and c.search @@ vector::tsquery
        and (
          (select bool_and(position(n in coalesce(c.search_masked, c.search_text)) > 0) from unnest(needles) n)
          or (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
            and exists (select from case_people p where p.org_id = org and p.case_id = c.id and p.party_id = masked_for and p.part = 'works')
        )
    )
    select f.id from found f order by f.opened_at desc limit most;
  end if;
end $$;

-- Customers in the order of their names: of words that many of them share, the first few are found by walking in that order.
create or replace function bihuan_search_customers(vector text, needles text[], most int) returns table (id text)
  language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off rows 20 as $$
declare
  org text := bihuan_org();
  frequent boolean;
begin
  select count(*) >= 20 into frequent from (
    select from (select c.search_text from customers c where c.org_id = org order by c.name limit 500) first
    where (select bool_and(position(n in first.search_text) > 0) from unnest(needles) n) limit 20
  ) hits;
  if frequent then
    return query select c.id from customers c
      where c.org_id = org and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
      order by c.name, c.id limit most;
  else
    return query select c.id from customers c
      where c.org_id = org and c.search @@ vector::tsquery
        and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
      order by c.name, c.id limit most;
  end if;
end $$;
-- locks: customers are few beside cases; a second for each hundred thousand
create index customers_by_name_and_id on customers (org_id, name, id);
drop index customers_by_name;

-- Which spelling of the search columns a customer was last written with; what is older is written anew in the background (server/search/renew.ts).
alter table customers add column search_edition int not null default 1;
alter table customers alter column search_edition set default 2;
-- locks: customers are few beside cases; a second for each hundred thousand
create index customers_to_renew on customers (org_id, id) where search_edition < 2;

-- Search in customers and in the case library, as bihuan_search_cases (0003): the index finds candidates, the folded text
-- verifies them, and the function filters by the transaction's organisation itself.

create function bihuan_search_customers(vector text, needles text[], most int) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from customers c
  where c.org_id = bihuan_org() and c.search @@ vector::tsquery
    and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
  order by c.name, c.id
  limit most
$$;
revoke all on function bihuan_search_customers from public;
grant execute on function bihuan_search_customers to bihuan_app;

create function bihuan_search_library(vector text, needles text[], most int) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id from library_entries e
  where e.org_id = bihuan_org() and e.search @@ vector::tsquery
    and (select bool_and(position(n in e.search_text) > 0) from unnest(needles) n)
  order by e.published_at desc
  limit most
$$;
revoke all on function bihuan_search_library from public;
grant execute on function bihuan_search_library to bihuan_app;

create index library_entries_by_publication on library_entries (org_id, published_at desc, id);
create index saved_views_by_page on saved_views (org_id, page, position);
create index customer_links_by_case on customer_links (org_id, case_id, created_at desc);

-- 0003's function left the planner the choice to walk through all cases by date until enough had matched, which it took where it
-- thought a word common. What matches is found first now, which only the GIN index does cheaply, and put in order afterwards.
create or replace function bihuan_search_cases(vector text, needles text[], most int) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with found as materialized (
    select c.id, c.opened_at from cases c
    where c.org_id = bihuan_org() and c.search @@ vector::tsquery
      and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
  )
  select f.id from found f order by f.opened_at desc limit most
$$;

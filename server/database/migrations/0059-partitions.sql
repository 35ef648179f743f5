-- How a table becomes hash-partitioned by organisation, with all that hangs on it. `bihuan partition` calls this on PostgreSQL, and a new installation
-- there begins so (server/database/partition.ts says which tables and why, decision 0058). A table that is partitioned already stays as it is.
-- Later migrations speak to the table as ever: columns and indexes that they add to it come to its parts too.
create procedure bihuan_partition("table" regclass, parts int) language plpgsql as $$
declare
  -- The bare name: all tables stand in schema public.
  name text := (select relname from pg_class where oid = "table");
  was record;
  one record;
  columns text;
  keys text[];
  foreign_keys text[];
  indexes text[];
  triggers text[];
  policies text[];
  grants text[];
  part int;
begin
  select relkind, relrowsecurity, relforcerowsecurity into was from pg_class where oid = "table";
  if was.relkind = 'p' then return; end if;
  perform set_config('bihuan.all_organisations', 'on', true);

  -- What hangs on the table, as statements that make it again.
  select array_agg(format('alter table public.%I add constraint %I %s', name, conname, pg_get_constraintdef(oid)) order by contype) into keys
    from pg_constraint where conrelid = "table" and contype in ('p', 'u');
  select array_agg(format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))) into foreign_keys
    from pg_constraint where contype = 'f' and conparentid = 0 and "table" in (conrelid, confrelid);
  select array_agg(pg_get_indexdef(i.indexrelid)) into indexes
    from pg_index i where i.indrelid = "table" and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = "table" and c.contype in ('p', 'u'));
  select array_agg(pg_get_triggerdef(oid)) into triggers from pg_trigger where tgrelid = "table" and not tgisinternal;
  select array_agg(format('create policy %I on public.%I as %s for %s to %s %s %s', polname, name,
      case when polpermissive then 'permissive' else 'restrictive' end,
      case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      (select string_agg(case when role = 0 then 'public' else quote_ident(pg_get_userbyid(role)) end, ', ') from unnest(polroles) role),
      'using (' || pg_get_expr(polqual, polrelid) || ')', 'with check (' || pg_get_expr(polwithcheck, polrelid) || ')')) into policies
    from pg_policy where polrelid = "table";
  select array_agg(statement) into grants from (
    select format('grant %s on public.%I to %s', a.privilege_type, name, case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end) as statement
      from pg_class c, aclexplode(c.relacl) a where c.oid = "table" and a.grantee <> c.relowner
    union all
    select format('grant %s (%I) on public.%I to %s', a.privilege_type, t.attname, name, case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
      from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = "table" and not t.attisdropped) acl;
  select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = "table" and attnum > 0 and not attisdropped and attgenerated = '';

  for one in select conrelid::regclass as of, conname from pg_constraint where contype = 'f' and conparentid = 0 and "table" in (conrelid, confrelid) loop
    execute format('alter table %s drop constraint %I', one.of, one.conname);
  end loop;
  execute format('alter table public.%I rename to bihuan_before', name);
  execute format('create table public.%I (like public.bihuan_before including defaults including constraints including generated including identity including storage including compression) partition by hash (org_id)', name);
  for part in 0 .. parts - 1 loop
    execute format('create table public.%I partition of public.%I for values with (modulus %s, remainder %s)', name || '_' || part, name, parts, part);
    -- Nobody reads a part by itself.
    execute format('alter table public.%I enable row level security, force row level security', name || '_' || part);
  end loop;
  execute 'alter table public.bihuan_before no force row level security';
  execute format('insert into public.%I (%s) overriding system value select %s from public.bihuan_before', name, columns, columns);
  for one in select a.attname as column, pg_get_serial_sequence('public.bihuan_before', a.attname) as before from pg_attribute a where a.attrelid = "table" and a.attidentity <> '' loop
    execute format('select setval(pg_get_serial_sequence(%L, %L), last_value, is_called) from %s', 'public.' || quote_ident(name), one.column, one.before);
  end loop;
  execute 'drop table public.bihuan_before';

  foreach columns in array coalesce(keys, '{}') || coalesce(indexes, '{}') || coalesce(foreign_keys, '{}') || coalesce(triggers, '{}') || coalesce(policies, '{}') || coalesce(grants, '{}') loop
    execute columns;
  end loop;
  if was.relrowsecurity then execute format('alter table public.%I enable row level security', name); end if;
  if was.relforcerowsecurity then execute format('alter table public.%I force row level security', name); end if;
end $$;
revoke all on procedure bihuan_partition from public;

-- Days that pass are looked for every minute among all open duties; those of cases taken over from another program stay open for good.
-- locks: open duties of periods alone stand in it; the table is read once
create index duties_of_periods on duties (org_id, case_id, due_at) where outcome is null and period is not null;

-- Roles, the organisation of a transaction, and how later migrations put a table under row-level security.

-- Three roles. The owner is whoever logs in and migrates. Every request runs as bihuan_app inside one organisation; alarms
-- and outbox run as bihuan_worker. Roles belong to the whole server: another database may be creating them this very
-- moment, hence the attempts.
do $$
declare
  role_name text;
  attempt int;
begin
  foreach role_name in array array['bihuan_app', 'bihuan_worker'] loop
    for attempt in 1..20 loop
      begin
        if not exists (select from pg_roles where rolname = role_name) then
          execute format('create role %I nologin', role_name);
        end if;
        if not exists (
          select from pg_auth_members m
          where m.roleid = (select oid from pg_roles where rolname = role_name)
            and m.member = (select oid from pg_roles where rolname = current_user)
            -- Since PostgreSQL 16 whoever creates a role is its member for administration only, without the right to use it.
            and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)
        ) and not (select rolsuper from pg_roles where rolname = current_user) then
          execute format('grant %I to %I', role_name, current_user);
        end if;
        exit;
      exception
        when duplicate_object or unique_violation or internal_error then
          if attempt = 20 then raise; end if;
          perform pg_sleep(0.05); -- "tuple concurrently updated"
        when insufficient_privilege then
          raise exception 'the roles bihuan_app and bihuan_worker cannot be created by %', current_user using
            errcode = 'insufficient_privilege',
            hint = format('Run once as an administrator: create role bihuan_app nologin; create role bihuan_worker nologin; grant bihuan_app, bihuan_worker to %I;', current_user);
      end;
    end loop;
  end loop;
end $$;

grant usage on schema public to bihuan_app, bihuan_worker;

-- The organisation that inOrganisation (server/database/transaction.ts) set for this transaction.
create function bihuan_org() returns text language sql stable parallel safe
  return nullif(current_setting('bihuan.org', true), '');

-- Whether this transaction may see all organisations: migrations, backup and restore say so; only the owner is listened to.
create function bihuan_sees_all() returns boolean language sql stable parallel safe
  return coalesce(current_setting('bihuan.all_organisations', true), '') = 'on';

-- Puts a table with a column org_id under row-level security. Every migration that creates one calls it:
--   create table cases (org_id text not null references organisations, id text not null, …, primary key (org_id, id));
--   call bihuan_protect('cases', worker => false);
-- bihuan_app reads and writes the rows of its transaction's organisation; the worker, if asked, those of all; the owner
-- none, unless the transaction says that it sees all. Take rights away again where needed
-- (revoke update, delete on events from bihuan_app).
create procedure bihuan_protect("table" regclass, worker boolean) language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', "table");
  execute format('grant select, insert, update, delete on %s to bihuan_app', "table");
  execute format('create policy own_organisation on %s to bihuan_app using (org_id = bihuan_org()) with check (org_id = bihuan_org())', "table");
  execute format('create policy owner_when_asked on %s to %I using (bihuan_sees_all()) with check (bihuan_sees_all())', "table", current_user);
  if worker then
    execute format('grant select, insert, update, delete on %s to bihuan_worker', "table");
    -- By name: an owner who is a member of bihuan_worker must not see the rows without becoming it.
    execute format('create policy worker_all on %s to bihuan_worker using (current_user = ''bihuan_worker'') with check (current_user = ''bihuan_worker'')', "table");
  end if;
end $$;

create table organisations (
  id text primary key,
  name text not null,
  name_en text not null,
  settings jsonb not null default '{}',
  is_demo boolean not null default false,
  created_at timestamptz not null
);

-- As bihuan_protect, but its own id is the organisation; the worker needs the list, and changes nothing in it.
alter table organisations enable row level security, force row level security;
grant select, insert, update, delete on organisations to bihuan_app;
grant select on organisations to bihuan_worker;
create policy own_organisation on organisations to bihuan_app using (id = bihuan_org()) with check (id = bihuan_org());
create policy worker_all on organisations for select to bihuan_worker using (current_user = 'bihuan_worker');
create policy owner_when_asked on organisations to current_user using (bihuan_sees_all()) with check (bihuan_sees_all());

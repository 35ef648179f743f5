-- Whoever writes words holds the data key that they lie under until the transaction ends, so that a rotation waits for them (decision 0067). A lock on the key's
-- row (`for share`) wrote that row anew for every writer, and was a statement of its own; an advisory lock writes nothing, and is taken where the words are
-- inserted. Both steps are here: a function that is volatile sees what was committed before each of its own statements, so the row is read after the lock is there.
create function bihuan_hold_data_key(org text, key text) returns boolean language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('data key ' || org, 0));
  return exists (select from data_keys where org_id = org and id = key and retired_at is null);
end $$;

-- The other side, whoever retires a key: the version before, which runs beside this one for a while, comes by here too.
create function bihuan_wait_for_holders() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('data key ' || old.org_id, 0));
  return new;
end $$;
create trigger holders_waited_for before update of retired_at on data_keys
  for each row execute function bihuan_wait_for_holders();

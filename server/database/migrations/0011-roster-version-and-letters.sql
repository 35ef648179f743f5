-- What a process may keep in memory between transactions (the roster), messages that leave together, and due times that are still being moved.

-- Another value after every change of people, posts or departments, whoever makes it: a process keeps the roster it read for as long as this stays.
-- Random and not a count: a value of a transaction that was rolled back must never come again for other rows.
alter table organisations
  add column roster_version text not null default '',
  -- The last case whose due times have been put right since calendar or clock settings changed; null when none is left.
  add column recalculate_after text;

create function bihuan_roster_changed() returns trigger language plpgsql as $$
begin
  update organisations set roster_version = gen_random_uuid()::text where id in (select org_id from touched);
  return null;
end $$;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['departments', 'people', 'posts'] loop
    execute format('create trigger roster_grows after insert on %I referencing new table as touched for each statement execute function bihuan_roster_changed()', table_name);
    execute format('create trigger roster_changes after update on %I referencing new table as touched for each statement execute function bihuan_roster_changed()', table_name);
    execute format('create trigger roster_shrinks after delete on %I referencing old table as touched for each statement execute function bihuan_roster_changed()', table_name);
  end loop;
end $$;

-- Several messages to one receiver leave as one letter: which, and how many it gathers. A letter that must be sent again is the same letter.
alter table messages
  add column letter text,
  add column letter_size int;
create index messages_of_letters on messages (org_id, letter) where state = 'waiting' and letter is not null;
-- Who has just been told of much at once.
create index messages_gathered on messages (attempted_at) where letter_size > 5;

-- Alarms need no change: from here on only the next rung of a duty is stored, and rows of further rungs that stand here already go when it rings.

-- New cases wait in a list before their hundreds of tokens each are sorted into the search index. With four times the room an import of thousands takes
-- half the time; vacuum empties the list, and in the embedded database server/database/pglite-upkeep.ts, so that no search reads it for long.
alter index cases_search set (gin_pending_list_limit = 16384);

-- 客户服务档案 (equip 第八条): sites, contacts, contracts of service, machines with what is built into them, and what was changed in the file.

-- The company's own number of a customer, by which an import finds it again.
alter table customers add column code text not null default '';
create unique index customers_by_code on customers (org_id, code) where code <> '';

create table sites (
  org_id text not null references organisations,
  id text not null,
  customer_id text not null,
  name text not null,
  address text not null default '',
  region_id text,
  -- What whoever goes there must know: gate, passes, hours, protective clothing.
  access_notes text not null default '',
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  ended_on date,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references customers,
  foreign key (org_id, region_id) references regions,
  check ((latitude is null) = (longitude is null)),
  unique (org_id, customer_id, name)
);
call bihuan_protect('sites', worker => false);

create table customer_contacts (
  org_id text not null references organisations,
  id text not null,
  customer_id text not null,
  -- Null: of the customer as a whole.
  site_id text,
  name text not null,
  role text not null default '',
  phone text not null default '',
  phone_digits text not null default '',
  email text not null default '',
  is_preferred boolean not null default false,
  ended_on date,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references customers,
  foreign key (org_id, site_id) references sites
);
create index customer_contacts_by_customer on customer_contacts (org_id, customer_id, name);
create index customer_contacts_by_phone on customer_contacts (org_id, phone_digits, id) where phone_digits <> '';
-- One at a time is asked first, of a customer and of each site.
create unique index customer_contacts_preferred on customer_contacts (org_id, customer_id, coalesce(site_id, '')) where is_preferred;
call bihuan_protect('customer_contacts', worker => false);

create table service_contracts (
  org_id text not null references organisations,
  id text not null,
  customer_id text not null,
  number text not null,
  kind text not null check (kind in ('extension', 'maintenance', 'turnkey', 'pay-per-visit')),
  -- In force on the days [starts_on, ends_on).
  starts_on date not null,
  ends_on date not null,
  covers_parts boolean not null,
  covers_labour boolean not null,
  covers_travel boolean not null,
  -- All machines of the customer, or those in service_contract_machines.
  covers_all boolean not null default false,
  note text not null default '',
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references customers,
  unique (org_id, number),
  check (starts_on < ends_on)
);
create index service_contracts_by_customer on service_contracts (org_id, customer_id, ends_on desc);
create index service_contracts_by_end on service_contracts (org_id, ends_on, id);
call bihuan_protect('service_contracts', worker => false);

create table service_contract_machines (
  org_id text not null references organisations,
  contract_id text not null,
  machine_id text not null,
  primary key (org_id, contract_id, machine_id),
  foreign key (org_id, contract_id) references service_contracts,
  foreign key (org_id, machine_id) references machines
);
create index service_contract_machines_by_machine on service_contract_machines (org_id, machine_id);
call bihuan_protect('service_contract_machines', worker => false);

alter table machines add column name text not null default '';
alter table machines add column site_id text;
alter table machines add column delivered_on date;
alter table machines add column accepted_on date;
alter table machines add column warranty_from date;
-- Both days stand as somebody wrote them; else they follow from the company's setting and the day it names.
alter table machines add column warranty_given boolean not null default false;
alter table machines add column retired_on date;
alter table machines add column created_at timestamptz;
alter table machines add column search tsvector;
alter table machines add column search_text text not null default '';
alter table machines add foreign key (org_id, site_id) references sites;
update machines set warranty_given = true where warranty_until is not null;
-- Found by the whole number and the whole model until they are next changed.
update machines set search_text = lower(model || ' ' || serial), search = array_to_tsvector(array_remove(array[lower(model), lower(serial)], ''));
create index machines_by_model on machines (org_id, model, serial);
create index machines_by_site on machines (org_id, site_id) where site_id is not null;
create index machines_by_warranty on machines (org_id, warranty_until, id);
create index machines_search on machines using gin (search);
-- As with customers: the search function belongs to the owner and filters by organisation itself.
alter table machines no force row level security;
create index cases_by_machine on cases (org_id, machine_id, opened_at desc, id desc) where machine_id is not null;

create function bihuan_search_machines(vector text, needles text[], most int) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select m.id from machines m
  where m.org_id = bihuan_org() and m.search @@ vector::tsquery
    and (select bool_and(position(n in m.search_text) > 0) from unnest(needles) n)
  order by m.serial
  limit most
$$;
revoke all on function bihuan_search_machines from public;
grant execute on function bihuan_search_machines to bihuan_app;

-- What is built into a machine, as a tree. A part that was taken out stays, with the case and the part that took its place.
create table machine_parts (
  org_id text not null references organisations,
  id text not null,
  machine_id text not null,
  parent_id text,
  part_number text not null default '',
  name text not null,
  serial text not null default '',
  quantity integer not null default 1 check (quantity > 0),
  installed_on date,
  -- The case by which it was built in; null: as delivered, or entered by hand.
  case_id text,
  removed_on date,
  removed_case_id text,
  replaced_by text,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, machine_id) references machines,
  foreign key (org_id, parent_id) references machine_parts,
  foreign key (org_id, replaced_by) references machine_parts
);
create index machine_parts_by_machine on machine_parts (org_id, machine_id);
create index machine_parts_by_number on machine_parts (org_id, part_number, id) where part_number <> '';
call bihuan_protect('machine_parts', worker => false);

-- What was changed in the file of a customer, by whom and why: a wrong phone number is put right, and what it was can still be read.
create table customer_file_changes (
  org_id text not null references organisations,
  id text not null,
  customer_id text not null,
  entity text not null check (entity in ('customer', 'site', 'contact', 'contract', 'machine', 'part')),
  entity_id text not null,
  changes jsonb not null,
  reason text not null default '',
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references customers
);
create index customer_file_changes_by_customer on customer_file_changes (org_id, customer_id, changed_at desc, id desc);
create index customer_file_changes_by_entity on customer_file_changes (org_id, entity_id, changed_at desc);
call bihuan_protect('customer_file_changes', worker => false);
revoke update, delete on customer_file_changes from bihuan_app;

-- 免费还是收费 (equip 第四条): what the table said last, so that lists need not read the events.
alter table cases add column charge text;

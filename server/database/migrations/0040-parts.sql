-- 备件: what there is, where it lies, an appended ledger of moves, and what is decided from it (orders, counts, claims, emergency supply).

create table suppliers (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  contact text not null default '',
  phone text not null default '',
  email text not null default '',
  address text not null default '',
  note text not null default '',
  is_active boolean not null default true,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, name)
);
call bihuan_protect('suppliers', worker => false);

create table parts (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  name text not null,
  spec text not null default '',
  unit text not null,
  is_serialised boolean not null default false,
  price_fen bigint check (price_fen >= 0),
  -- A code of the company's tree of parts.
  part_code text,
  photo text,
  -- Models of machines that it fits; empty: not said.
  models text[] not null default '{}',
  -- 常用备件.
  is_common boolean not null default false,
  is_active boolean not null default true,
  -- Folded, for the search.
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number)
);
call bihuan_protect('parts', worker => false);

create table part_suppliers (
  org_id text not null references organisations,
  part_id text not null,
  supplier_id text not null,
  -- The supplier's own number of it.
  their_number text not null default '',
  price_fen bigint check (price_fen >= 0),
  lead_days integer check (lead_days between 0 and 3650),
  is_preferred boolean not null default false,
  primary key (org_id, part_id, supplier_id),
  foreign key (org_id, part_id) references parts,
  foreign key (org_id, supplier_id) references suppliers
);
create index part_suppliers_by_supplier on part_suppliers (org_id, supplier_id);
call bihuan_protect('part_suppliers', worker => false);

-- 替代: the newer part takes the older one's place.
create table part_replacements (
  org_id text not null references organisations,
  old_part text not null,
  new_part text not null,
  note text not null default '',
  primary key (org_id, old_part, new_part),
  foreign key (org_id, old_part) references parts,
  foreign key (org_id, new_part) references parts,
  check (old_part <> new_part)
);
create index part_replacements_by_new on part_replacements (org_id, new_part);
call bihuan_protect('part_replacements', worker => false);

create table stock_locations (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  kind text not null check (kind in ('warehouse', 'van', 'quarantine', 'supplier', 'customer')),
  -- Who answers for it: the store keeper, or the engineer whose van it is.
  keeper_id text,
  address text not null default '',
  is_active boolean not null default true,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, name)
);
create index stock_locations_by_keeper on stock_locations (org_id, keeper_id);
call bihuan_protect('stock_locations', worker => false);

-- What the ledger adds up to, locked row by row by whoever moves something.
create table stock_balances (
  org_id text not null references organisations,
  part_id text not null,
  location_id text not null,
  on_hand integer not null default 0 check (on_hand >= 0),
  reserved integer not null default 0 check (reserved >= 0 and reserved <= on_hand),
  primary key (org_id, part_id, location_id),
  foreign key (org_id, part_id) references parts,
  foreign key (org_id, location_id) references stock_locations
);
create index stock_balances_by_location on stock_balances (org_id, location_id, part_id);
call bihuan_protect('stock_balances', worker => false);

-- 台账: appended, never changed; what was wrong is put right by a move the other way.
create table stock_moves (
  org_id text not null references organisations,
  id text not null,
  kind text not null check (kind in ('receipt', 'transfer', 'issue', 'return', 'consume', 'adjust', 'scrap', 'reserve', 'release')),
  part_id text not null,
  quantity integer not null check (quantity > 0),
  -- Null: outside the company's stock.
  from_id text,
  to_id text,
  serials text[] not null default '{}',
  batch text not null default '',
  supplier_id text,
  price_fen bigint,
  case_id text,
  -- The reservation, purchase, count, emergency order or event that it belongs to.
  ref_kind text check (ref_kind in ('reservation', 'purchase', 'stocktake', 'emergency', 'event', 'difference', 'return', 'claim')),
  ref_id text,
  reverses text,
  document text not null default '',
  reason text not null default '',
  moved_by text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, part_id) references parts,
  foreign key (org_id, from_id) references stock_locations,
  foreign key (org_id, to_id) references stock_locations,
  foreign key (org_id, case_id) references cases,
  check (case when kind in ('reserve', 'release') then from_id is not null and to_id is null else from_id is not null or to_id is not null end)
);
create index stock_moves_of_part on stock_moves (org_id, part_id, recorded_at desc, id desc);
create index stock_moves_by_time on stock_moves (org_id, recorded_at desc, id desc);
create index stock_moves_of_case on stock_moves (org_id, case_id, recorded_at desc, id desc) where case_id is not null;
create index stock_moves_from on stock_moves (org_id, from_id, recorded_at desc, id desc) where from_id is not null;
create index stock_moves_to on stock_moves (org_id, to_id, recorded_at desc, id desc) where to_id is not null;
create index stock_moves_of_ref on stock_moves (org_id, ref_kind, ref_id) where ref_id is not null;
-- A move is reversed once.
create unique index stock_moves_reversed on stock_moves (org_id, reverses) where reverses is not null;
create index stock_moves_demand on stock_moves (org_id, at, part_id) where kind in ('issue', 'consume', 'return');
create index stock_moves_receipts on stock_moves (org_id, part_id, at desc) where kind = 'receipt';
call bihuan_protect('stock_moves', worker => false);
revoke update, delete on stock_moves from bihuan_app;

-- Single pieces of parts that are tracked by serial number.
create table stock_serials (
  org_id text not null references organisations,
  part_id text not null,
  serial text not null,
  -- Null: no longer in stock (built in, scrapped, sent back).
  location_id text,
  batch text not null default '',
  supplier_id text,
  -- The move by which it came.
  receipt_id text,
  primary key (org_id, part_id, serial),
  foreign key (org_id, part_id) references parts,
  foreign key (org_id, location_id) references stock_locations
);
create index stock_serials_by_location on stock_serials (org_id, location_id, part_id) where location_id is not null;
call bihuan_protect('stock_serials', worker => false);

create table stock_reservations (
  org_id text not null references organisations,
  id text not null,
  case_id text not null,
  part_id text not null,
  location_id text not null,
  -- What the order needs, what is kept for it, and what of that was given out.
  wanted integer not null check (wanted > 0),
  reserved integer not null default 0 check (reserved >= 0),
  issued integer not null default 0 check (issued >= 0),
  needed_on date,
  note text not null default '',
  state text not null check (state in ('open', 'issued', 'released')),
  created_by text not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, part_id) references parts,
  foreign key (org_id, location_id) references stock_locations
);
create index stock_reservations_open on stock_reservations (org_id, location_id, created_at, id) where state = 'open';
create index stock_reservations_of_case on stock_reservations (org_id, case_id, created_at, id);
call bihuan_protect('stock_reservations', worker => false);

-- 差异: parts that somebody used and that were not there by the books; the work stays recorded, the store keeper clears it.
create table stock_differences (
  org_id text not null references organisations,
  id text not null,
  case_id text not null,
  event_id text not null,
  part_id text not null,
  location_id text not null,
  quantity integer not null check (quantity > 0),
  serials text[] not null default '{}',
  state text not null check (state in ('open', 'cleared', 'withdrawn')),
  found_at timestamptz not null,
  found_by text not null,
  cleared_at timestamptz,
  cleared_by text,
  how text check (how in ('consumed', 'not-ours')),
  note text not null default '',
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, part_id) references parts,
  foreign key (org_id, location_id) references stock_locations
);
create index stock_differences_open on stock_differences (org_id, found_at, id) where state = 'open';
create index stock_differences_of_event on stock_differences (org_id, event_id);
call bihuan_protect('stock_differences', worker => false);

-- What was used on which case, as the events say; for where-used lists and the trace to the supplier.
create table part_uses (
  org_id text not null references organisations,
  event_id text not null,
  line integer not null,
  case_id text not null,
  machine_id text,
  part_id text not null,
  location_id text not null,
  quantity integer not null,
  serials_in text[] not null default '{}',
  serials_out text[] not null default '{}',
  used_at timestamptz not null,
  used_by text not null,
  is_withdrawn boolean not null default false,
  primary key (org_id, event_id, line),
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, part_id) references parts
);
create index part_uses_of_part on part_uses (org_id, part_id, used_at desc, event_id desc);
create index part_uses_of_case on part_uses (org_id, case_id, used_at, event_id);
call bihuan_protect('part_uses', worker => false);

-- 采购申请.
create table part_purchases (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  location_id text not null,
  supplier_id text,
  state text not null check (state in ('proposed', 'approved', 'refused', 'ordered', 'in-part', 'received', 'cancelled')),
  note text not null default '',
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_note text not null default '',
  ordered_by text,
  ordered_at timestamptz,
  order_number text not null default '',
  expected_on date,
  closed_at timestamptz,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, location_id) references stock_locations,
  foreign key (org_id, supplier_id) references suppliers
);
create index part_purchases_by_time on part_purchases (org_id, proposed_at desc, id desc);
call bihuan_protect('part_purchases', worker => false);

create table part_purchase_lines (
  org_id text not null references organisations,
  purchase_id text not null,
  part_id text not null,
  quantity integer not null check (quantity > 0),
  received integer not null default 0 check (received >= 0 and received <= quantity),
  price_fen bigint,
  -- The figures that the proposal rested on, as they were.
  basis jsonb,
  primary key (org_id, purchase_id, part_id),
  foreign key (org_id, purchase_id) references part_purchases,
  foreign key (org_id, part_id) references parts
);
create index part_purchase_lines_by_part on part_purchase_lines (org_id, part_id);
call bihuan_protect('part_purchase_lines', worker => false);

-- 储备计划: frozen as it was issued. Appended, never changed.
create table stock_plans (
  org_id text not null references organisations,
  id text not null,
  period_start date not null,
  period_end date not null,
  report_id text,
  document jsonb not null,
  hash text not null,
  comments text not null default '',
  issued_by text not null,
  issued_at timestamptz not null,
  primary key (org_id, id)
);
create index stock_plans_by_time on stock_plans (org_id, issued_at desc, id desc);
create unique index stock_plans_of_duty on stock_plans (org_id, report_id) where report_id is not null;
call bihuan_protect('stock_plans', worker => false);
revoke update, delete on stock_plans from bihuan_app;

-- 盘点.
create table stocktakes (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  location_id text not null,
  state text not null check (state in ('counting', 'counted', 'posted', 'cancelled')),
  counter_id text not null,
  opened_by text not null,
  -- What stood in the books at this moment is the sheet.
  frozen_at timestamptz not null,
  counted_at timestamptz,
  posted_by text,
  posted_at timestamptz,
  note text not null default '',
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, location_id) references stock_locations
);
create index stocktakes_by_time on stocktakes (org_id, frozen_at desc, id desc);
-- One count of a place at a time.
create unique index stocktakes_open on stocktakes (org_id, location_id) where state in ('counting', 'counted');
call bihuan_protect('stocktakes', worker => false);

create table stocktake_lines (
  org_id text not null references organisations,
  stocktake_id text not null,
  part_id text not null,
  booked integer not null,
  counted integer check (counted >= 0),
  counted_at timestamptz,
  -- By the books at the moment of counting: frozen, and what moved since.
  expected integer,
  serials text[] not null default '{}',
  note text not null default '',
  primary key (org_id, stocktake_id, part_id),
  foreign key (org_id, stocktake_id) references stocktakes,
  foreign key (org_id, part_id) references parts
);
call bihuan_protect('stocktake_lines', worker => false);

-- 应急供应渠道 (robot 17) and orders by them.
create table emergency_channels (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  supplier_id text,
  contact text not null default '',
  phone text not null default '',
  promised_hours integer not null check (promised_hours between 1 and 2000),
  -- 150: half as much again as the list price.
  price_percent integer not null default 100 check (price_percent between 1 and 10000),
  parts_note text not null default '',
  is_active boolean not null default true,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, name),
  foreign key (org_id, supplier_id) references suppliers
);
call bihuan_protect('emergency_channels', worker => false);

create table emergency_orders (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  channel_id text not null,
  case_id text not null,
  part_id text not null,
  quantity integer not null check (quantity > 0),
  location_id text not null,
  reason text not null,
  state text not null check (state in ('asked', 'approved', 'refused', 'received', 'cancelled')),
  price_fen bigint,
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_note text not null default '',
  -- What the channel promised when it was ordered.
  promised_at timestamptz,
  received_at timestamptz,
  received_by text,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, channel_id) references emergency_channels,
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, part_id) references parts,
  foreign key (org_id, location_id) references stock_locations
);
create index emergency_orders_by_time on emergency_orders (org_id, asked_at desc, id desc);
create index emergency_orders_of_case on emergency_orders (org_id, case_id);
call bihuan_protect('emergency_orders', worker => false);

-- 应急物资.
create table emergency_materials (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  spec text not null default '',
  quantity integer not null check (quantity >= 0),
  least integer not null default 0 check (least >= 0),
  unit text not null,
  place text not null,
  keeper_id text not null,
  expires_on date,
  check_every_days integer not null check (check_every_days between 1 and 1100),
  check_due_on date not null,
  is_active boolean not null default true,
  created_at timestamptz not null,
  primary key (org_id, id)
);
create index emergency_materials_due on emergency_materials (org_id, check_due_on, id) where is_active;
call bihuan_protect('emergency_materials', worker => false);

create table emergency_checks (
  org_id text not null references organisations,
  id text not null,
  material_id text not null,
  quantity integer not null,
  is_sound boolean not null,
  note text not null default '',
  was_due_on date not null,
  checked_by text not null,
  checked_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, material_id) references emergency_materials
);
create index emergency_checks_of on emergency_checks (org_id, material_id, checked_at desc);
call bihuan_protect('emergency_checks', worker => false);
revoke update, delete on emergency_checks from bihuan_app;

-- 供应商索赔 (robot 12(一)).
create table supplier_claims (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  supplier_id text not null,
  part_id text not null,
  case_id text not null,
  -- The use that it is about, where there was one.
  use_event text,
  serial text not null default '',
  batch text not null default '',
  -- The receipt by which it came; how it was found.
  receipt_id text,
  receipt_is_certain boolean not null default false,
  quantity integer not null check (quantity > 0),
  amount_fen bigint not null check (amount_fen > 0),
  evidence text not null,
  files text[] not null default '{}',
  state text not null check (state in ('drafted', 'sent', 'accepted', 'refused', 'settled', 'withdrawn')),
  answer text not null default '',
  -- A recovery of the case (追偿) by which the money comes; without one it is entered here.
  recovery_id text,
  recovered_fen bigint not null default 0 check (recovered_fen >= 0),
  opened_by text not null,
  opened_at timestamptz not null,
  sent_at timestamptz,
  answered_at timestamptz,
  settled_at timestamptz,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, supplier_id) references suppliers,
  foreign key (org_id, part_id) references parts,
  foreign key (org_id, case_id) references cases
);
create index supplier_claims_by_time on supplier_claims (org_id, opened_at desc, id desc);
create index supplier_claims_of_case on supplier_claims (org_id, case_id);
call bihuan_protect('supplier_claims', worker => false);

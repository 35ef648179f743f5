-- 合同与收款: what the events of contracts say of quotations, invoices, payments and dunning, for lists, ages and the export. Amounts in 分.

create table contracts (
  org_id text not null references organisations,
  case_id text not null,
  quoted_version integer,
  quoted_fen bigint,
  valid_until date,
  answer text check (answer in ('accepted', 'declined')),
  signed_fen bigint,
  signed_on date,
  contract_number text,
  type text,
  terms jsonb,
  -- 逾期利息 per 10,000 and day.
  late_per_day numeric(6, 1),
  is_performed boolean not null default false,
  is_paid boolean not null default false,
  -- The next step of dunning and by when; what was done last, and what was promised then.
  next_step text,
  next_at timestamptz,
  dunned_step text,
  dunned_at timestamptz,
  dunned_outcome text,
  promised_on date,
  promised_fen bigint,
  begun_at timestamptz not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases
);
create index contracts_by_time on contracts (org_id, begun_at desc, case_id desc);
create index contracts_to_dun on contracts (org_id, next_at, case_id) where next_at is not null;
call bihuan_protect('contracts', worker => false);

-- The lines of the quotation given last: what is performed is counted against them.
create table contract_lines (
  org_id text not null references organisations,
  case_id text not null,
  version integer not null,
  line integer not null,
  part text,
  item text not null,
  unit text not null,
  quantity numeric(12, 3) not null,
  unit_price_fen bigint not null,
  discount_percent numeric(5, 2) not null default 0,
  tax_percent numeric(5, 2) not null,
  net_fen bigint not null,
  tax_fen bigint not null,
  total_fen bigint not null,
  performed numeric(12, 3) not null default 0 check (performed >= 0 and performed <= quantity),
  primary key (org_id, case_id, version, line),
  foreign key (org_id, case_id) references cases
);
call bihuan_protect('contract_lines', worker => false);

create table invoices (
  org_id text not null references organisations,
  -- The event that issued it.
  id text not null,
  case_id text not null,
  kind text not null check (kind in ('special', 'ordinary', 'electronic')),
  number text not null,
  code text not null default '',
  issued_on date not null,
  net_fen bigint not null,
  tax_fen bigint not null,
  total_fen bigint not null check (total_fen > 0),
  parts jsonb not null,
  allocated_fen bigint not null default 0 check (allocated_fen >= 0),
  credited_fen bigint not null default 0 check (credited_fen >= 0),
  written_off_fen bigint not null default 0 check (written_off_fen >= 0),
  -- The day on which what is open of it was, or will be, due first; null: nothing is open.
  open_due_on date,
  disputed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases,
  unique (org_id, code, number),
  -- The last line of defence: what settles an invoice never exceeds it.
  check (allocated_fen + credited_fen + written_off_fen <= total_fen)
);
create index invoices_by_case on invoices (org_id, case_id, issued_on, id);
create index invoices_by_due on invoices (org_id, open_due_on, id) where open_due_on is not null;
call bihuan_protect('invoices', worker => false);

create table payments (
  org_id text not null references organisations,
  -- The event that received it.
  id text not null,
  case_id text not null,
  amount_fen bigint not null check (amount_fen > 0),
  received_on date not null,
  via text not null,
  reference text,
  allocated_fen bigint not null default 0,
  reversed_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases,
  check (allocated_fen between 0 and amount_fen),
  check (reversed_at is null or allocated_fen = 0)
);
-- 同一笔银行流水不登记两次.
create unique index payments_reference on payments (org_id, reference) where reference is not null and reversed_at is null;
create index payments_by_case on payments (org_id, case_id);
create index payments_by_time on payments (org_id, received_on desc, id desc);
call bihuan_protect('payments', worker => false);

-- Every entry of money, appended and never changed; balances follow from it. A counter-entry has the opposite sign.
create table money_entries (
  org_id text not null references organisations,
  number bigint generated always as identity,
  id text not null,
  kind text not null check (kind in ('invoice', 'credit-note', 'payment', 'payment-reversed', 'allocation', 'unallocation', 'write-off')),
  day date not null,
  at timestamptz not null,
  by text not null,
  case_id text not null,
  event_id text not null,
  invoice_id text,
  payment_id text,
  -- What it does to what is owed: an invoice adds, whatever settles takes; of a payment what came in.
  amount_fen bigint not null,
  tax_fen bigint not null default 0,
  paper text not null default '',
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases
);
create index money_entries_of_invoice on money_entries (org_id, invoice_id, day) where invoice_id is not null;
create index money_entries_of_payment on money_entries (org_id, payment_id) where payment_id is not null;
create index money_entries_by_day on money_entries (org_id, day, number);
create index money_entries_of_case on money_entries (org_id, case_id);
call bihuan_protect('money_entries', worker => false);
revoke update, delete on money_entries from bihuan_app;

-- 导出给会计系统: each entry leaves once; asked for again, the same file says that it was given before.
create table money_exports (
  org_id text not null references organisations,
  id text not null,
  number integer not null,
  month text not null,
  lines integer not null,
  hash text not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number)
);
call bihuan_protect('money_exports', worker => false);
revoke update, delete on money_exports from bihuan_app;
create table money_export_lines (
  org_id text not null references organisations,
  export_id text not null,
  entry_id text not null,
  position integer not null,
  -- The line as it left, so that the file is the same bytes for ever.
  line jsonb not null,
  primary key (org_id, entry_id),
  unique (org_id, export_id, position),
  foreign key (org_id, export_id) references money_exports,
  foreign key (org_id, entry_id) references money_entries
);
call bihuan_protect('money_export_lines', worker => false);
revoke update, delete on money_export_lines from bihuan_app;
create table money_export_reads (
  org_id text not null references organisations,
  id text not null,
  export_id text not null,
  format text not null,
  read_by text not null,
  read_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, export_id) references money_exports
);
create index money_export_reads_of on money_export_reads (org_id, export_id, read_at);
call bihuan_protect('money_export_reads', worker => false);
revoke update, delete on money_export_reads from bihuan_app;

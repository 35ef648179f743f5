-- What administrators and sign-in do, appended: read by administrators and auditors, changed by nobody.
create table admin_log (
  org_id text not null references organisations,
  id text not null,
  at timestamptz not null,
  -- A person, or `system`; of a failed attempt the person whose account was tried.
  actor text not null,
  action text not null,
  -- What it was done to: a person, a key, a way to sign in.
  subject text,
  detail jsonb not null default '{}',
  address text,
  primary key (org_id, id)
);
create index admin_log_by_time on admin_log (org_id, at desc, id desc);
create index admin_log_by_actor on admin_log (org_id, actor, at desc, id desc);
create index admin_log_by_subject on admin_log (org_id, subject, at desc, id desc);
create index admin_log_by_action on admin_log (org_id, action, at desc, id desc);
call bihuan_protect('admin_log', worker => false);
revoke update, delete on admin_log from bihuan_app;

-- Ways to sign in besides the password: an OpenID provider, WeCom, DingTalk, Feishu. The secret is encrypted with DATA_DIR/secret.
create table sign_in_providers (
  org_id text not null references organisations,
  id text not null,
  kind text not null check (kind in ('oidc', 'wecom', 'dingtalk', 'feishu')),
  name text not null,
  is_enabled boolean not null,
  client_id text not null,
  sealed_secret text,
  -- Issuer, base addresses, agent, tenant, e-mail domains, how people are found: server/sign-in/schema.ts.
  config jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (org_id, id)
);
create unique index sign_in_providers_by_id on sign_in_providers (id);
call bihuan_protect('sign_in_providers', worker => false);

-- Who is who at a provider: its name for a person (subject) and the person here.
create table sign_in_identities (
  org_id text not null references organisations,
  id text not null,
  provider_id text not null,
  subject text not null,
  person_id text not null,
  -- How the provider calls them, for people to recognise: an e-mail or a name.
  label text not null,
  linked_at timestamptz not null,
  linked_by text not null,
  last_used_at timestamptz,
  primary key (org_id, id),
  unique (org_id, provider_id, subject),
  foreign key (org_id, provider_id) references sign_in_providers on delete cascade,
  foreign key (org_id, person_id) references people
);
create index sign_in_identities_by_person on sign_in_identities (org_id, person_id);
call bihuan_protect('sign_in_identities', worker => false);

-- Sign-ins that are on their way to a provider and back. A state counts once, in the browser that began, for ten minutes.
create table sign_in_flows (
  org_id text not null references organisations,
  id text not null,
  provider_id text not null,
  state_hash text not null unique,
  -- The hash of a cookie that only the browser has that began.
  browser_hash text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  -- Of somebody signed in who links their account: the person.
  links_person text,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, provider_id) references sign_in_providers on delete cascade
);
create index sign_in_flows_by_age on sign_in_flows (org_id, created_at);
call bihuan_protect('sign_in_flows', worker => false);

-- Failed attempts to sign in, by address and account: of no organisation, because whoever tries belongs to none yet. Neither
-- bihuan_app nor bihuan_worker may touch it, as better-auth's own tables.
create table sign_in_attempts (
  key text not null primary key,
  count integer not null,
  since timestamptz not null
);
create index sign_in_attempts_by_age on sign_in_attempts (since);

-- better-auth's passkeys, exactly as its getMigrations would make them; and of a session how it began.
create table "passkey" (
  "id" text not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index "passkey_userId_idx" on "passkey" ("userId");
create index "passkey_credentialID_idx" on "passkey" ("credentialID");

alter table "session" add column "method" text;
alter table "session" add column "secondFactor" boolean;

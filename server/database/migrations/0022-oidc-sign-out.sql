-- With which identity token an OpenID provider began a session: it is shown again to the provider when the person signs out here, so that
-- its session ends too (RP-initiated logout). Goes with the session, and with the provider.
create table oidc_sessions (
  org_id text not null,
  session_id text not null unique references "session" ("id") on delete cascade,
  provider_id text not null,
  -- Encrypted with DATA_DIR/secret.
  sealed_id_token text not null,
  primary key (org_id, session_id),
  foreign key (org_id, provider_id) references sign_in_providers on delete cascade
);
create index oidc_sessions_by_provider on oidc_sessions (org_id, provider_id);
call bihuan_protect('oidc_sessions', worker => false);

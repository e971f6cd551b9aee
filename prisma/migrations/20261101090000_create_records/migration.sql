-- The records of Scrutineer: suites and their versions, figures, commentary, the audit trail and the outbox.

CREATE TABLE "suites" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "committee" TEXT NOT NULL,
    "council" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 1),
    "settings" JSONB NOT NULL,
    "illustrative" BOOLEAN NOT NULL,
    "revision" INTEGER NOT NULL CHECK ("revision" >= 0),
    CONSTRAINT "suites_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "suites_key_key" ON "suites"("key");

CREATE TABLE "suite_versions" (
    "suite_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 1),
    CONSTRAINT "suite_versions_pkey" PRIMARY KEY ("suite_id", "version"),
    CONSTRAINT "suite_versions_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "people" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "entra_object_id" TEXT,
    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "people_entra_object_id_key" ON "people"("entra_object_id");

CREATE TABLE "person_roles" (
    "person_id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    "role" TEXT NOT NULL CHECK ("role" IN ('performance officer', 'director', 'chief officer', 'member', 'co-opted member')),
    CONSTRAINT "person_roles_pkey" PRIMARY KEY ("person_id", "suite_id", "role"),
    CONSTRAINT "person_roles_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "person_roles_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "indicators" (
    "id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    CONSTRAINT "indicators_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "indicators_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "indicators_id_suite_id_key" ON "indicators"("id", "suite_id");
CREATE INDEX "indicators_suite_id_idx" ON "indicators"("suite_id");

CREATE TABLE "indicator_definitions" (
    "indicator_id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "number" INTEGER NOT NULL CHECK ("number" >= 1),
    "title" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "unit" TEXT NOT NULL CHECK ("unit" IN ('percentage', 'number', 'rate per 10,000', 'days', 'average')),
    "decimals" SMALLINT NOT NULL CHECK ("decimals" BETWEEN 0 AND 3),
    "polarity" TEXT NOT NULL CHECK ("polarity" IN ('higher is better', 'lower is better', 'within range')),
    "basis" TEXT NOT NULL CHECK ("basis" IN ('snapshot', 'year to date', 'rolling 12 months', 'annual')),
    "low" DECIMAL,
    "high" DECIMAL,
    "tolerance" TEXT CHECK ("tolerance" IN ('relative', 'absolute', 'amber bounds')),
    "tolerance_amount" DECIMAL,
    "amber_low" DECIMAL,
    "amber_high" DECIMAL,
    "owner_id" TEXT NOT NULL,
    "delegate_id" TEXT,
    "synonyms" TEXT[] NOT NULL,
    CONSTRAINT "indicator_definitions_pkey" PRIMARY KEY ("indicator_id", "version"),
    CONSTRAINT "indicator_definitions_indicator_id_suite_id_fkey" FOREIGN KEY ("indicator_id", "suite_id") REFERENCES "indicators"("id", "suite_id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "indicator_definitions_suite_id_version_fkey" FOREIGN KEY ("suite_id", "version") REFERENCES "suite_versions"("suite_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "indicator_definitions_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "indicator_definitions_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- An expectation has a bound and a tolerance, whole or not at all; the tolerance has just the numbers of its kind.
    CONSTRAINT "indicator_definitions_expectation_check" CHECK (
        ("tolerance" IS NULL) = ("low" IS NULL AND "high" IS NULL)
        AND ("tolerance_amount" IS NOT NULL) = ("tolerance" IS NOT NULL AND "tolerance" IN ('relative', 'absolute'))
        AND ("tolerance" IS NOT DISTINCT FROM 'amber bounds' OR ("amber_low" IS NULL AND "amber_high" IS NULL))
        AND ("tolerance_amount" IS NULL OR "tolerance_amount" >= 0)
    )
);
CREATE UNIQUE INDEX "indicator_definitions_suite_id_version_number_key" ON "indicator_definitions"("suite_id", "version", "number");

CREATE TABLE "benchmarks" (
    "indicator_id" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "year" TEXT NOT NULL,
    "value" DECIMAL NOT NULL CHECK ("value" > '-Infinity' AND "value" < 'Infinity'),
    "source" TEXT NOT NULL,
    CONSTRAINT "benchmarks_pkey" PRIMARY KEY ("indicator_id", "area", "year"),
    CONSTRAINT "benchmarks_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "periods" (
    "id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    "suite_version" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "as_at" DATE NOT NULL,
    "commentary_deadline" DATE NOT NULL,
    "meeting" DATE NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'open', 'closed', 'published')),
    "revision" INTEGER NOT NULL CHECK ("revision" >= 0),
    CONSTRAINT "periods_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "periods_suite_id_suite_version_fkey" FOREIGN KEY ("suite_id", "suite_version") REFERENCES "suite_versions"("suite_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "periods_suite_id_label_key" ON "periods"("suite_id", "label");
CREATE INDEX "periods_suite_id_as_at_idx" ON "periods"("suite_id", "as_at");

CREATE TABLE "outturns" (
    "id" TEXT NOT NULL,
    "period_id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL CHECK ("revision" >= 1),
    -- In numeric order NaN stands above Infinity, so the two bounds refuse all three.
    "numerator" DECIMAL CHECK ("numerator" > '-Infinity' AND "numerator" < 'Infinity'),
    "denominator" DECIMAL CHECK ("denominator" > '-Infinity' AND "denominator" < 'Infinity'),
    "value" DECIMAL CHECK ("value" > '-Infinity' AND "value" < 'Infinity'),
    "symbol" TEXT CHECK ("symbol" IN ('c', 'z', 'x', 'low', 'u')),
    "status" TEXT NOT NULL CHECK ("status" IN ('provisional', 'final')),
    "as_at" DATE,
    "note" TEXT,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,
    "loaded_by_id" TEXT,
    CONSTRAINT "outturns_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "outturns_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "outturns_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "outturns_loaded_by_id_fkey" FOREIGN KEY ("loaded_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "outturns_figure_check" CHECK ("value" IS NOT NULL OR "symbol" IS NOT NULL)
);
CREATE UNIQUE INDEX "outturns_period_id_indicator_id_revision_key" ON "outturns"("period_id", "indicator_id", "revision");
CREATE INDEX "outturns_indicator_id_idx" ON "outturns"("indicator_id");

CREATE TABLE "commentary_requests" (
    "id" TEXT NOT NULL,
    "period_id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('requested', 'draft', 'submitted', 'returned', 'approved', 'signed off')),
    "owner_id" TEXT NOT NULL,
    "return_reason" TEXT,
    "revision" INTEGER NOT NULL CHECK ("revision" >= 0),
    CONSTRAINT "commentary_requests_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "commentary_requests_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "commentary_requests_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "commentary_requests_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "commentary_requests_period_id_indicator_id_key" ON "commentary_requests"("period_id", "indicator_id");
CREATE INDEX "commentary_requests_indicator_id_idx" ON "commentary_requests"("indicator_id");

CREATE TABLE "commentary_versions" (
    "request_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 1),
    "cause" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "actions" JSONB NOT NULL,
    "forecast" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL CHECK ("step" IN ('draft', 'submitted')),
    CONSTRAINT "commentary_versions_pkey" PRIMARY KEY ("request_id", "version"),
    CONSTRAINT "commentary_versions_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "commentary_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "commentary_versions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "classifications" (
    "period_id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "paragraph" SMALLINT NOT NULL CHECK ("paragraph" IN (1, 2)),
    "public_interest" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "classifications_pkey" PRIMARY KEY ("period_id", "indicator_id"),
    CONSTRAINT "classifications_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "classifications_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "classifications_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "person_conversations" (
    "person_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "place" TEXT NOT NULL CHECK ("place" IN ('personal chat', 'group chat', 'channel')),
    "reference" JSONB NOT NULL,
    CONSTRAINT "person_conversations_pkey" PRIMARY KEY ("person_id"),
    CONSTRAINT "person_conversations_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "board_channels" (
    "suite_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "place" TEXT NOT NULL CHECK ("place" IN ('personal chat', 'group chat', 'channel')),
    "reference" JSONB NOT NULL,
    CONSTRAINT "board_channels_pkey" PRIMARY KEY ("suite_id"),
    CONSTRAINT "board_channels_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "personas" (
    "channel_user_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    CONSTRAINT "personas_pkey" PRIMARY KEY ("channel_user_id"),
    CONSTRAINT "personas_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "posted_cards" (
    "slot" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "to_person_id" TEXT,
    "to_suite_id" TEXT,
    "message" JSONB NOT NULL,
    CONSTRAINT "posted_cards_pkey" PRIMARY KEY ("slot"),
    CONSTRAINT "posted_cards_to_person_id_fkey" FOREIGN KEY ("to_person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "posted_cards_to_suite_id_fkey" FOREIGN KEY ("to_suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "posted_cards_recipient_check" CHECK (num_nonnulls("to_person_id", "to_suite_id") = 1)
);

CREATE TABLE "pending_imports" (
    "id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    "period_id" TEXT NOT NULL,
    "by_id" TEXT,
    "file_name" TEXT NOT NULL,
    "file" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "period_revision" INTEGER NOT NULL,
    CONSTRAINT "pending_imports_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "pending_imports_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "pending_imports_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "pending_imports_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "file_grants" (
    "token_hash" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "period_id" TEXT NOT NULL,
    "part" SMALLINT NOT NULL CHECK ("part" IN (1, 2)),
    "format" TEXT NOT NULL CHECK ("format" IN ('word', 'markdown')),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "file_grants_pkey" PRIMARY KEY ("token_hash"),
    CONSTRAINT "file_grants_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "file_grants_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "audit_trail" (
    "seq" BIGINT NOT NULL CHECK ("seq" >= 1),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "on_behalf_of_id" TEXT,
    "place" TEXT NOT NULL CHECK ("place" IN ('personal chat', 'group chat', 'channel', 'command line')),
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "revision" INTEGER,
    "detail" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL CHECK ("previous_hash" ~ '^[0-9a-f]{64}$'),
    "hash" TEXT NOT NULL CHECK ("hash" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "audit_trail_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "audit_trail_previous_hash_key" ON "audit_trail"("previous_hash");
CREATE UNIQUE INDEX "audit_trail_hash_key" ON "audit_trail"("hash");
CREATE INDEX "audit_trail_subject_subject_id_idx" ON "audit_trail"("subject", "subject_id");

CREATE TABLE "outbox_messages" (
    "id" BIGSERIAL NOT NULL,
    "purpose" TEXT NOT NULL,
    "slot" TEXT,
    "to_person_id" TEXT,
    "to_suite_id" TEXT,
    "message" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending' CHECK ("state" IN ('pending', 'sent', 'parked', 'dropped')),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "leased_by" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "conversation_id" TEXT,
    "activity_id" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "outbox_messages_to_person_id_fkey" FOREIGN KEY ("to_person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "outbox_messages_to_suite_id_fkey" FOREIGN KEY ("to_suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "outbox_messages_recipient_check" CHECK (num_nonnulls("to_person_id", "to_suite_id") = 1),
    CONSTRAINT "outbox_messages_lease_check" CHECK (("leased_by" IS NULL) = ("leased_until" IS NULL) AND ("leased_by" IS NULL OR "state" = 'pending')),
    CONSTRAINT "outbox_messages_sent_check" CHECK (("state" = 'sent') = (num_nonnulls("conversation_id", "activity_id", "sent_at") = 3))
);
CREATE UNIQUE INDEX "outbox_messages_purpose_key" ON "outbox_messages"("purpose");
CREATE INDEX "outbox_messages_slot_idx" ON "outbox_messages"("slot");
CREATE INDEX "outbox_messages_state_due_at_idx" ON "outbox_messages"("state", "due_at");
-- One delivery of a slot at a time, whoever asks: a second lease on the same slot cannot be written.
CREATE UNIQUE INDEX "outbox_messages_leased_slot_key" ON "outbox_messages"("slot") WHERE "leased_by" IS NOT NULL;

CREATE TABLE "spent_tokens" (
    "token" TEXT NOT NULL,
    "spent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "spent_tokens_pkey" PRIMARY KEY ("token")
);

-- What is kept for the record is added to and never changed.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "audit_trail_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_trail" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "outturns_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "outturns" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "commentary_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "commentary_versions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

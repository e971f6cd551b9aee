-- Delegation, deadlines and directors' own reports on requests; promised actions; texts that came too late; what a chat is about.

ALTER TABLE "commentary_requests"
    ALTER COLUMN "indicator_id" DROP NOT NULL,
    ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'exception' CHECK ("kind" IN ('exception', 'concern', 'good performance')),
    ADD COLUMN "subject" TEXT,
    ADD COLUMN "delegate_id" TEXT,
    ADD COLUMN "deadline" DATE,
    ADD CONSTRAINT "commentary_requests_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- It is about an indicator or about a named matter; an exception is always an indicator's.
    ADD CONSTRAINT "commentary_requests_matter_check" CHECK (("indicator_id" IS NULL) = ("subject" IS NOT NULL) AND ("kind" <> 'exception' OR "indicator_id" IS NOT NULL));
ALTER TABLE "commentary_requests" ALTER COLUMN "kind" DROP DEFAULT;
CREATE INDEX "commentary_requests_owner_id_idx" ON "commentary_requests"("owner_id");
CREATE INDEX "commentary_requests_delegate_id_idx" ON "commentary_requests"("delegate_id");

-- Until now the indicator's delegate wrote on every request of the indicator.
UPDATE "commentary_requests" AS r SET "delegate_id" = d."delegate_id"
FROM "periods" AS p, "indicator_definitions" AS d
WHERE p."id" = r."period_id" AND d."indicator_id" = r."indicator_id" AND d."version" = p."suite_version" AND d."delegate_id" <> r."owner_id";

CREATE TABLE "kept_texts" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "actions" JSONB NOT NULL,
    "forecast" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "kept_texts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "kept_texts_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "commentary_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "kept_texts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "kept_texts_request_id_person_id_idx" ON "kept_texts"("request_id", "person_id");
CREATE TRIGGER "kept_texts_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "kept_texts" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TABLE "promised_actions" (
    "id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL CHECK ("number" >= 1),
    "indicator_id" TEXT,
    "request_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due" DATE,
    "closed_as" TEXT CHECK ("closed_as" IN ('done', 'dropped')),
    "reason" TEXT,
    "closed_by_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    CONSTRAINT "promised_actions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "promised_actions_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "promised_actions_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "promised_actions_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "commentary_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "promised_actions_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- Open: nothing of its closing is set. Dropped: never without a reason.
    CONSTRAINT "promised_actions_closed_check" CHECK (
        ("closed_as" IS NULL) = ("closed_at" IS NULL)
        AND ("closed_as" IS NOT NULL OR num_nonnulls("reason", "closed_by_id") = 0)
        AND ("closed_as" IS DISTINCT FROM 'dropped' OR "reason" IS NOT NULL)
    )
);
CREATE UNIQUE INDEX "promised_actions_suite_id_number_key" ON "promised_actions"("suite_id", "number");
CREATE INDEX "promised_actions_indicator_id_idx" ON "promised_actions"("indicator_id");
CREATE INDEX "promised_actions_request_id_idx" ON "promised_actions"("request_id");

-- What approved commentary promised before is followed from here on.
INSERT INTO "promised_actions" ("id", "suite_id", "number", "indicator_id", "request_id", "what", "owner", "due")
SELECT gen_random_uuid()::text, p."suite_id", row_number() OVER (PARTITION BY p."suite_id" ORDER BY p."as_at", r."id", a."place"), r."indicator_id", r."id",
    a."action" ->> 'what', a."action" ->> 'owner', (a."action" ->> 'due')::date
FROM "commentary_requests" AS r
JOIN "periods" AS p ON p."id" = r."period_id"
JOIN LATERAL (SELECT v."actions" FROM "commentary_versions" AS v WHERE v."request_id" = r."id" AND v."step" = 'submitted' ORDER BY v."version" DESC LIMIT 1) AS v ON TRUE
CROSS JOIN LATERAL jsonb_array_elements(v."actions") WITH ORDINALITY AS a("action", "place")
WHERE r."state" IN ('approved', 'signed off');

CREATE TABLE "chat_suites" (
    "conversation_id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    CONSTRAINT "chat_suites_pkey" PRIMARY KEY ("conversation_id"),
    CONSTRAINT "chat_suites_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "chat_requests" (
    "conversation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "request_id" TEXT,
    "words" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "chat_requests_pkey" PRIMARY KEY ("conversation_id", "person_id"),
    CONSTRAINT "chat_requests_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "chat_requests_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "commentary_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- One key for every process on this database; 244 random bits.
CREATE TABLE "card_keys" (
    "id" SMALLINT NOT NULL CHECK ("id" = 1),
    "key" TEXT NOT NULL,
    CONSTRAINT "card_keys_pkey" PRIMARY KEY ("id")
);
INSERT INTO "card_keys" ("id", "key") VALUES (1, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

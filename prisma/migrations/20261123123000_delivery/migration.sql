-- How deliveries fare, who cannot be written to, how fast sends go out, what was heard, and where these records live.

ALTER TABLE "outbox_messages"
    -- Tries that failed; waiting for somebody or for a limit is no failure.
    ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0,
    -- Sends of which nobody knows whether they arrived.
    ADD COLUMN "doubts" INTEGER NOT NULL DEFAULT 0,
    -- Written before a new message leaves: whoever finds it on a lease that ran out knows that it may have arrived.
    ADD COLUMN "sending_since" TIMESTAMPTZ(3),
    ADD CONSTRAINT "outbox_messages_counts_check" CHECK ("failures" >= 0 AND "doubts" >= 0),
    ADD CONSTRAINT "outbox_messages_sending_check" CHECK ("sending_since" IS NULL OR "leased_by" IS NOT NULL);
-- A queue that is mostly history is still walked in the order in which messages fall due.
CREATE INDEX "outbox_messages_pending_idx" ON "outbox_messages"("due_at", "id") WHERE "state" = 'pending';

CREATE TABLE "unreachable" (
    "id" BIGSERIAL NOT NULL,
    "to_person_id" TEXT,
    "to_suite_id" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "unreachable_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "unreachable_to_person_id_fkey" FOREIGN KEY ("to_person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "unreachable_to_suite_id_fkey" FOREIGN KEY ("to_suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "unreachable_recipient_check" CHECK (num_nonnulls("to_person_id", "to_suite_id") = 1)
);
CREATE UNIQUE INDEX "unreachable_to_person_id_key" ON "unreachable"("to_person_id");
CREATE UNIQUE INDEX "unreachable_to_suite_id_key" ON "unreachable"("to_suite_id");

-- Moments in milliseconds since 1970 by the database's own clock. The row without a name is the whole app's.
CREATE TABLE "send_pace" (
    "conversation_id" TEXT NOT NULL,
    "sent" BIGINT[] NOT NULL,
    "held_until" BIGINT NOT NULL,
    CONSTRAINT "send_pace_pkey" PRIMARY KEY ("conversation_id")
);

-- No content: only that an activity was heard, and whether it was worked through.
CREATE TABLE "heard_activities" (
    "key" TEXT NOT NULL,
    "place" BIGSERIAL NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "leased_until" TIMESTAMPTZ(3) NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    CONSTRAINT "heard_activities_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "heard_activities_running_idx" ON "heard_activities"("conversation_id", "place") WHERE "done_at" IS NULL;
CREATE INDEX "heard_activities_heard_at_idx" ON "heard_activities"("heard_at");

CREATE TABLE "record_homes" (
    "id" SMALLINT NOT NULL,
    "server" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "record_homes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "record_homes_one_check" CHECK ("id" = 1)
);

-- What the committee resolved, asked and recommended, for the minutes; and its actions, which nobody's commentary promised.

CREATE TABLE "minutes" (
    "period_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL CHECK ("number" >= 1),
    "kind" TEXT NOT NULL CHECK ("kind" IN ('resolution', 'question', 'recommendation')),
    -- Null: on the report as a whole.
    "indicator_id" TEXT,
    "text" TEXT NOT NULL,
    "asked_by" TEXT,
    "answer" TEXT,
    "by_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "struck_reason" TEXT,
    "struck_at" TIMESTAMPTZ(3),
    CONSTRAINT "minutes_pkey" PRIMARY KEY ("period_id", "number"),
    CONSTRAINT "minutes_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "minutes_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "minutes_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- Who asked is known of questions, and of nothing else.
    CONSTRAINT "minutes_asked_check" CHECK (("kind" = 'question') = ("asked_by" IS NOT NULL) AND ("kind" = 'question' OR "answer" IS NULL)),
    CONSTRAINT "minutes_struck_check" CHECK (("struck_reason" IS NULL) = ("struck_at" IS NULL))
);

ALTER TABLE "promised_actions"
    ALTER COLUMN "request_id" DROP NOT NULL,
    ADD COLUMN "period_id" TEXT,
    ADD CONSTRAINT "promised_actions_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
UPDATE "promised_actions" AS a SET "period_id" = r."period_id" FROM "commentary_requests" AS r WHERE r."id" = a."request_id";
ALTER TABLE "promised_actions" ALTER COLUMN "period_id" SET NOT NULL;

ALTER TABLE "file_grants" ADD COLUMN "document" TEXT NOT NULL DEFAULT 'section' CHECK ("document" IN ('section', 'minutes'));
ALTER TABLE "file_grants" ALTER COLUMN "document" DROP DEFAULT;

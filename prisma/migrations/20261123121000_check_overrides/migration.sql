-- Why a commentary was sent although the check had found something: said once for each version, for good.

CREATE TABLE "check_overrides" (
    "request_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "findings" JSONB NOT NULL CHECK (jsonb_typeof("findings") = 'array' AND "findings" <> '[]'::jsonb),
    "reason" TEXT NOT NULL CHECK (btrim("reason") <> ''),
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "check_overrides_pkey" PRIMARY KEY ("request_id", "version"),
    CONSTRAINT "check_overrides_request_id_version_fkey" FOREIGN KEY ("request_id", "version") REFERENCES "commentary_versions"("request_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "check_overrides_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TRIGGER "check_overrides_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "check_overrides" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Who is away, who asked to be reminded later, and up to when each period's schedule was looked at.

CREATE TABLE "absences" (
    "person_id" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "first_day_back" DATE NOT NULL,
    CONSTRAINT "absences_pkey" PRIMARY KEY ("person_id"),
    CONSTRAINT "absences_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "absences_days_check" CHECK ("first_day" < "first_day_back")
);

CREATE TABLE "later_reminders" (
    "request_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "until" DATE NOT NULL,
    CONSTRAINT "later_reminders_pkey" PRIMARY KEY ("request_id", "person_id"),
    CONSTRAINT "later_reminders_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "commentary_requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "later_reminders_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "later_reminders_person_id_idx" ON "later_reminders"("person_id");

CREATE TABLE "schedule_looks" (
    "period_id" TEXT NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "schedule_looks_pkey" PRIMARY KEY ("period_id"),
    CONSTRAINT "schedule_looks_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "periods"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

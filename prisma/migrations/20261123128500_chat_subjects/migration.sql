-- The question answered last in a chat, so that "and last year?" is understood there.

CREATE TABLE "chat_subjects" (
    "conversation_id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    "question" JSONB NOT NULL,
    CONSTRAINT "chat_subjects_pkey" PRIMARY KEY ("conversation_id"),
    CONSTRAINT "chat_subjects_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

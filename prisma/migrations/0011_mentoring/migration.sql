-- Mentoring 指導: the next step agreed on in a session, meetings to come, and how many people a mentor looks after.

-- AlterTable
ALTER TABLE "mentoring_session" ADD COLUMN     "next_by" DATE,
ADD COLUMN     "next_step" TEXT,
ADD COLUMN     "next_who" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "mentoring_meeting" (
    "id" SERIAL NOT NULL,
    "mentor_id" INTEGER NOT NULL,
    "mentee_id" INTEGER NOT NULL,
    "meets_on" DATE NOT NULL,
    "starts_at" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "mentoring_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentoring_capacity" (
    "id" SERIAL NOT NULL,
    "effective_from" DATE NOT NULL,
    "officer_masters" INTEGER NOT NULL,
    "officer_candidates" INTEGER NOT NULL,
    "master_candidates" INTEGER NOT NULL,
    "master_with_assistant" INTEGER NOT NULL,
    "provisional_mentor" INTEGER NOT NULL,
    "assistant_mentor" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "mentoring_capacity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mentoring_meeting_mentee_id_idx" ON "mentoring_meeting"("mentee_id");

-- CreateIndex
CREATE INDEX "mentoring_meeting_mentor_id_idx" ON "mentoring_meeting"("mentor_id");

-- AddForeignKey
ALTER TABLE "mentoring_meeting" ADD CONSTRAINT "mentoring_meeting_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE mentoring_session
  ADD CONSTRAINT mentoring_session_next CHECK (next_step IS NOT NULL OR (next_by IS NULL AND next_who IS NULL)),
  ADD CONSTRAINT mentoring_session_who CHECK (next_who IN ('mentee', 'mentor', 'both'));
ALTER TABLE mentoring_meeting
  ADD CONSTRAINT mentoring_meeting_other CHECK (mentor_id <> mentee_id),
  ADD CONSTRAINT mentoring_meeting_time CHECK (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
ALTER TABLE mentoring_capacity
  ADD CONSTRAINT mentoring_capacity_places CHECK (least(officer_masters, officer_candidates, master_candidates, provisional_mentor, assistant_mentor) >= 0
    AND master_with_assistant >= master_candidates);

-- A proposal, until the city states its own (role profiles › mentoring.capacity).
INSERT INTO mentoring_capacity (effective_from, officer_masters, officer_candidates, master_candidates, master_with_assistant,
  provisional_mentor, assistant_mentor, recorded_at)
VALUES ('2026-04-01', 14, 4, 6, 10, 4, 2, now());

GRANT SELECT, INSERT ON mentoring_meeting, mentoring_capacity TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;
GRANT UPDATE (meets_on, starts_at, about), DELETE ON mentoring_meeting TO portal_app;
GRANT UPDATE (held_on, next_step, next_by, next_who, revision) ON mentoring_session TO portal_app;

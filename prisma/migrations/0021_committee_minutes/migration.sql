-- 議事録 are kept as they were saved, each time: none is lost when it is put right.

CREATE TABLE "committee_minutes" (
    "id" SERIAL NOT NULL,
    "committee_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "committee_minutes_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "committee_minutes_committee_id_id_idx" ON "committee_minutes"("committee_id", "id");

ALTER TABLE "committee_minutes" ADD CONSTRAINT "committee_minutes_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

INSERT INTO committee_minutes (committee_id, text, recorded_at)
  SELECT c.id, c.minutes, now() FROM committee c WHERE c.minutes IS NOT NULL;

ALTER TABLE "committee" DROP COLUMN "minutes";

GRANT SELECT, INSERT ON committee_minutes TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;

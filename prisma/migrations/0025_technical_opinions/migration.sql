-- 技術的意見: a confirmer asks a leader or master about one extended skill of levels 1–2; they see its evidence, no claim.

CREATE TABLE "opinion_request" (
    "id" SERIAL NOT NULL,
    "self_assessment_id" INTEGER NOT NULL,
    "adviser_id" INTEGER NOT NULL,
    "asked_by_id" INTEGER,
    "asked_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opinion_request_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "technical_opinion" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "level" SMALLINT NOT NULL,
    "comment" TEXT NOT NULL,
    "given_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "technical_opinion_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "opinion_request_adviser_id_idx" ON "opinion_request"("adviser_id");
CREATE UNIQUE INDEX "opinion_request_self_assessment_id_adviser_id_key" ON "opinion_request"("self_assessment_id", "adviser_id");
CREATE UNIQUE INDEX "technical_opinion_request_id_key" ON "technical_opinion"("request_id");

ALTER TABLE "opinion_request" ADD CONSTRAINT "opinion_request_self_assessment_id_fkey" FOREIGN KEY ("self_assessment_id") REFERENCES "self_assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "technical_opinion" ADD CONSTRAINT "technical_opinion_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "opinion_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE technical_opinion ADD CONSTRAINT technical_opinion_level CHECK (level BETWEEN 0 AND 2);

GRANT SELECT, INSERT ON opinion_request, technical_opinion TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;

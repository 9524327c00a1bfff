-- 組織文化の調査: its years and questions, what was published before the close, and answers that nobody can trace.

-- CreateTable
CREATE TABLE "pulse_year" (
    "fiscal_year" INTEGER NOT NULL,
    "questions" TEXT[],
    "opens_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "closed_on" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "pulse_year_pkey" PRIMARY KEY ("fiscal_year")
);

-- CreateTable
CREATE TABLE "pulse_publication" (
    "id" SERIAL NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "published_on" DATE NOT NULL,
    "responses" INTEGER NOT NULL,
    "tenths" SMALLINT[],
    "overall" SMALLINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" INTEGER,

    CONSTRAINT "pulse_publication_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "pulse_answer" ADD COLUMN "department_id" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "pulse_publication_fiscal_year_responses_key" ON "pulse_publication"("fiscal_year", "responses");

ALTER TABLE pulse_year
  ADD CONSTRAINT pulse_year_questions CHECK (cardinality(questions) = 3),
  ADD CONSTRAINT pulse_year_period CHECK (closes_on >= opens_on AND opens_on >= make_date(fiscal_year, 4, 1) AND closes_on <= make_date(fiscal_year + 1, 3, 31)),
  ADD CONSTRAINT pulse_year_closed CHECK (closed_on IS NULL OR closed_on BETWEEN opens_on AND closes_on);
ALTER TABLE pulse_publication
  ADD CONSTRAINT pulse_publication_five CHECK (responses >= 5),
  ADD CONSTRAINT pulse_publication_three CHECK (cardinality(tenths) = 3);

-- ── Answers that lead to nobody ─────────────────────────────────────────────

-- The app's role neither reads nor writes an answer by itself: it gives one, and learns means of five and more.
REVOKE SELECT, INSERT ON pulse_answer FROM portal_app;

-- Notes that somebody has answered, and the answer apart from it. Rows of one transaction bear its number (xmin) and stand
-- where the table had room: so up to 24 answers given before are drawn by lot and written anew with this one, in an
-- order by lot and with new ids. What bears the number of somebody's transaction is then one of 25 answers, or later moved.
-- Returns false where the person has answered before.
CREATE FUNCTION give_pulse_answer(asked_year int, asking int, department int, given smallint[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pulse_participation (fiscal_year, person_id) VALUES (asked_year, asking) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  WITH lot AS (
    SELECT a.id FROM pulse_answer a WHERE a.fiscal_year = asked_year ORDER BY random() LIMIT 24 FOR UPDATE SKIP LOCKED
  ), moved AS (
    DELETE FROM pulse_answer a USING lot WHERE a.id = lot.id RETURNING a.department_id, a.answers
  )
  INSERT INTO pulse_answer (id, fiscal_year, department_id, answers)
  SELECT gen_random_uuid(), asked_year, x.department_id, x.answers
  FROM (SELECT m.department_id, m.answers FROM moved m UNION ALL SELECT department, given) x ORDER BY random();
  RETURN true;
END $$;

-- How many answered, in all (department_id NULL) and by department, with the means in tenths; no means of fewer than five.
CREATE FUNCTION pulse_means(asked_year int) RETURNS TABLE (department_id int, responses int, tenths smallint[], overall smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.department_id, count(*)::int,
    CASE WHEN count(*) >= 5 THEN ARRAY[round(avg(a.answers[1]) * 10), round(avg(a.answers[2]) * 10), round(avg(a.answers[3]) * 10)]::smallint[] END,
    CASE WHEN count(*) >= 5 THEN round(avg(a.answers[1] + a.answers[2] + a.answers[3]) * 10 / 3)::smallint END
  FROM pulse_answer a WHERE a.fiscal_year = asked_year
  GROUP BY GROUPING SETS ((), (a.department_id))
  HAVING grouping(a.department_id) = 1 OR a.department_id IS NOT NULL
$$;

REVOKE ALL ON FUNCTION give_pulse_answer(int, int, int, smallint[]), pulse_means(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION give_pulse_answer(int, int, int, smallint[]), pulse_means(int) TO portal_app;
-- Participation has no use once a year is closed.
REVOKE INSERT ON pulse_participation FROM portal_app;
GRANT DELETE ON pulse_participation TO portal_app;
GRANT SELECT, INSERT ON pulse_year, pulse_publication TO portal_app;
GRANT UPDATE (closed_on) ON pulse_year TO portal_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_app;

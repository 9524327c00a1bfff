-- The plan counts a デジタル技術官 in the year in which the city decided to hire (plan targets › IND-31-TECH).

-- AlterTable
ALTER TABLE "appointment" ADD COLUMN IF NOT EXISTS "hire_decided_on" DATE;

ALTER TABLE appointment
  ADD CONSTRAINT appointment_hire_decision CHECK (hire_decided_on IS NULL OR (role = 'TECH_OFFICER' AND hire_decided_on <= valid_from));

-- A round finishes on its own version of the standard while a later one is in force: what was confirmed before in a skill
-- of any version, as of a day. `current_level` knows the version in force only.

CREATE FUNCTION latest_level(person int, skill int, d date) RETURNS TABLE (level smallint, confirmed_on date)
LANGUAGE sql STABLE AS $$
  SELECT c.level, c.confirmed_on FROM confirmation c
  WHERE c.person_id = person AND c.skill_id = skill AND c.voided_at IS NULL AND c.confirmed_on <= d
  ORDER BY c.confirmed_on DESC, c.id DESC LIMIT 1
$$;

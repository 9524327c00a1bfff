-- The skill map's counts of a day are made when somebody first asks for it, and then read: what a page costs
-- follows the units shown, not the staff. Writers of facts hold the lock shared until they commit and making
-- counts holds it alone, so that a stored day never misses a commit (app/facts/skill-map-counts.ts).

CREATE FUNCTION ensure_skill_map_day(d date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM skill_map_day WHERE as_of = d) THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(20281115);
  -- Another may have made it while this one waited.
  IF EXISTS (SELECT 1 FROM skill_map_day WHERE as_of = d) THEN
    RETURN;
  END IF;

  -- A day is forgotten by its row alone; its counts go here, where nobody else writes. Days long unasked go too.
  DELETE FROM skill_map_day WHERE as_of IN (SELECT k.as_of FROM skill_map_day k ORDER BY k.computed_at DESC OFFSET 60);
  DELETE FROM skill_map_count c WHERE NOT EXISTS (SELECT 1 FROM skill_map_day k WHERE k.as_of = c.as_of);
  DELETE FROM skill_map_unit u WHERE NOT EXISTS (SELECT 1 FROM skill_map_day k WHERE k.as_of = u.as_of);

  WITH staff AS MATERIALIZED (
    SELECT p.person_id, p.unit_id
    FROM posts_on(d) p JOIN employments_on(d) e ON e.person_id = p.person_id
    WHERE p.kind = 'primary' AND e.employment_type <> 'fiscal_year'
  ), line AS MATERIALIZED (
    SELECT l.unit_id, l.ancestor_id FROM unit_lines_on(d) l
  ), level AS MATERIALIZED (
    SELECT l.person_id, l.skill_id, l.level FROM levels_on(d) l
  ), need AS MATERIALIZED (
    SELECT r.person_id, r.skill_id, r.required_level FROM required_levels_on(d) r
  ), own AS (
    SELECT s.unit_id, x.skill_id,
      count(*) FILTER (WHERE x.level = 0) AS l0, count(*) FILTER (WHERE x.level = 1) AS l1,
      count(*) FILTER (WHERE x.level = 2) AS l2, count(*) FILTER (WHERE x.level = 3) AS l3,
      count(*) FILTER (WHERE x.level = 4) AS l4,
      count(x.required_level) AS required, count(*) FILTER (WHERE x.level >= x.required_level) AS met
    FROM staff s
    JOIN (
      SELECT person_id, skill_id, level.level, need.required_level
      FROM level FULL JOIN need USING (person_id, skill_id)
    ) x ON x.person_id = s.person_id
    GROUP BY s.unit_id, x.skill_id
  )
  INSERT INTO skill_map_count (as_of, unit_id, skill_id, at_level, required, met)
  SELECT d, line.ancestor_id, own.skill_id,
    ARRAY[sum(l0), sum(l1), sum(l2), sum(l3), sum(l4)]::int[], sum(required)::int, sum(met)::int
  FROM own JOIN line ON line.unit_id = own.unit_id
  GROUP BY line.ancestor_id, own.skill_id
  ORDER BY line.ancestor_id, own.skill_id;

  WITH person_tiers AS MATERIALIZED (
    SELECT l.person_id, bool_or(s.tier = 'core') AS core, bool_or(s.tier = 'extended') AS extended
    FROM levels_on(d) l JOIN skill s ON s.id = l.skill_id
    GROUP BY l.person_id
  ), own AS (
    SELECT p.unit_id, count(*) AS people, count(t.person_id) AS assessed,
      count(*) FILTER (WHERE t.core) AS core, count(*) FILTER (WHERE t.extended) AS extended
    FROM posts_on(d) p
    JOIN employments_on(d) e ON e.person_id = p.person_id
    LEFT JOIN person_tiers t ON t.person_id = p.person_id
    WHERE p.kind = 'primary' AND e.employment_type <> 'fiscal_year'
    GROUP BY p.unit_id
  )
  INSERT INTO skill_map_unit (as_of, unit_id, people, assessed, assessed_core, assessed_extended)
  SELECT d, l.ancestor_id, coalesce(sum(people), 0)::int, coalesce(sum(assessed), 0)::int,
    coalesce(sum(core), 0)::int, coalesce(sum(extended), 0)::int
  FROM unit_lines_on(d) l LEFT JOIN own ON own.unit_id = l.unit_id
  GROUP BY l.ancestor_id
  ORDER BY l.ancestor_id;

  INSERT INTO skill_map_day (as_of, computed_at) VALUES (d, clock_timestamp());
END $$;

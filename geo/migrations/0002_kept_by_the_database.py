"""Find the region of a point by pieces of boundaries, and keep what hangs on a region in step.

A whole region has tens of thousands of vertices; comparing a point with pieces of at most 64
costs a fifth of it. The pieces follow every change of a boundary, whoever makes it; what lies
below a unit, and its pins, follow its path.

The tie rule of `geo_region_at`, from the region down to the settlement: the land of a unit
comes before its border; of several that hold the point the smallest; on a border the lowest
code. A unit counts only under the one already chosen above it.
"""

from django.db import migrations

PIECES = """
CREATE FUNCTION geo_cut_boundary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM geo_regionpiece WHERE region_id = COALESCE(NEW.region_id, OLD.region_id);
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO geo_regionpiece (region_id, shape)
    SELECT r.id, piece
    FROM geo_region r, ST_Subdivide(NEW.shape, 64) piece
    WHERE r.id = NEW.region_id AND r.level > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER geo_pieces_follow_the_boundary
  AFTER INSERT OR UPDATE OR DELETE ON geo_boundary
  FOR EACH ROW EXECUTE FUNCTION geo_cut_boundary();
"""

PATHS = """
CREATE FUNCTION geo_move_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE geo_pin SET region_path = NEW.path WHERE region_id = NEW.id;
  UPDATE geo_region SET path = NEW.path || substr(path, length(OLD.path) + 1)
  WHERE path LIKE OLD.path || '%' AND id <> NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER geo_what_hangs_on_a_unit_moves_along AFTER UPDATE OF path ON geo_region
  FOR EACH ROW WHEN (OLD.path <> NEW.path) EXECUTE FUNCTION geo_move_along();
"""

REGION_AT = """
CREATE FUNCTION geo_region_at(place geometry) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  unit record;
  here text := '';
  depth int := 0;
  answer bigint;
BEGIN
  FOR unit IN
    WITH hit AS MATERIALIZED (
      SELECT DISTINCT p.region_id FROM geo_regionpiece p WHERE ST_Covers(p.shape, place)
    )
    SELECT r.* FROM (
      SELECT u.id, u.kato, u.level, u.path, count(*) OVER (PARTITION BY u.level) > 1 AS doubtful
      FROM hit JOIN geo_region u ON u.id = hit.region_id
    ) r
    LEFT JOIN geo_boundary b ON b.region_id = r.id AND r.doubtful
    ORDER BY
      r.level,
      CASE WHEN r.doubtful THEN NOT ST_Contains(b.shape, place) END,
      CASE WHEN r.doubtful AND ST_Contains(b.shape, place) THEN ST_Area(b.shape) END,
      r.kato
  LOOP
    IF unit.level > depth AND starts_with(unit.path, here) THEN
      depth := unit.level;
      here := unit.path;
      answer := unit.id;
    END IF;
  END LOOP;
  RETURN answer;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("geo", "0001_initial")]

    operations = [
        migrations.RunSQL(
            PIECES,
            """
            DROP TRIGGER geo_pieces_follow_the_boundary ON geo_boundary;
            DROP FUNCTION geo_cut_boundary();
            """,
        ),
        migrations.RunSQL(
            PATHS,
            """
            DROP TRIGGER geo_what_hangs_on_a_unit_moves_along ON geo_region;
            DROP FUNCTION geo_move_along();
            """,
        ),
        migrations.RunSQL(REGION_AT, "DROP FUNCTION geo_region_at(geometry);"),
    ]

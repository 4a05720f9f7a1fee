"""Who was named in a denunciation before every line of its chain was taken away loses the other lines, too.

What one custodian alone could still open afterwards keeps its halves: the named one cannot ask for it any more.
"""

from django.db import migrations

NAME = """
WITH RECURSIVE named (user_id, line) AS (
    SELECT user_id, subject_id FROM vault_exclusion WHERE subject_kind = 'petition'
    UNION
    SELECT n.user_id, next.line FROM named n CROSS JOIN LATERAL (
        SELECT t.received_as_id FROM petitions_transfer t
        WHERE t.petition_id = n.line AND t.received_as_id IS NOT NULL
        UNION ALL
        SELECT t.petition_id FROM petitions_transfer t WHERE t.received_as_id = n.line
        UNION ALL
        SELECT p.id FROM petitions_petition p WHERE p.earlier_id = n.line
    ) next (line)
)
INSERT INTO vault_exclusion (user_id, subject_kind, subject_id)
SELECT user_id, 'petition', line FROM named
ON CONFLICT DO NOTHING;
"""
TAKE_HALVES = """
DELETE FROM vault_keyhalf h USING vault_sealedpart p
WHERE h.part_id = p.id AND p.subject_kind = 'petition'
  AND EXISTS (
    SELECT 1 FROM vault_custodiankey k
    JOIN vault_exclusion e ON e.user_id = k.user_id AND e.subject_kind = 'petition'
    WHERE k.id IN (h.holder_id, h.partner_id) AND e.subject_id = p.subject_id)
  AND EXISTS (
    SELECT 1 FROM vault_keyhalf o
    WHERE o.part_id = p.id AND NOT EXISTS (
        SELECT 1 FROM vault_custodiankey k
        JOIN vault_exclusion e ON e.user_id = k.user_id AND e.subject_kind = 'petition'
        WHERE k.id IN (o.holder_id, o.partner_id) AND e.subject_id = p.subject_id));
"""
RUNNING = """
SELECT r.id FROM vault_release r
JOIN vault_exclusion e ON e.subject_kind = r.subject_kind AND e.subject_id = r.subject_id
WHERE r.subject_kind = 'petition' AND r.ended_at IS NULL AND (
    r.asked_by_id = e.user_id OR EXISTS (
        SELECT 1 FROM vault_releaseapproval a JOIN vault_custodiankey k ON k.id = a.key_id
        WHERE a.release_id = r.id AND k.user_id = e.user_id))
"""
WIPE_HANDED = f"""
DELETE FROM vault_handedhalf USING vault_releaseapproval a
WHERE vault_handedhalf.approval_id = a.id AND a.release_id IN ({RUNNING});
"""  # noqa: S608 - no word of it comes from outside
END_RELEASES = f"UPDATE vault_release SET sealed_private = '', ended_at = now() WHERE id IN ({RUNNING});"  # noqa: S608 - the same
STATEMENTS = [NAME, TAKE_HALVES, WIPE_HANDED, END_RELEASES]


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0101_habits_and_additions"),
        ("vault", "0004_sealed_step_kind"),
    ]
    operations = [migrations.RunSQL(STATEMENTS, migrations.RunSQL.noop)]

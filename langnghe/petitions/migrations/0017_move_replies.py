"""Replies that stood on transfers become rows of their own; those that officers noted learn of their transfer."""

from django.db import migrations

MOVE = """
INSERT INTO petitions_reply (transfer_id, number, "on", body, text)
SELECT t.id, t.reply_number, t.replied_on, left(coalesce(u.name, t.outside), 200), t.reply_text
FROM petitions_transfer t LEFT JOIN units_unit u ON u.code = t.to_unit_id
WHERE t.replied_on IS NOT NULL;
UPDATE petitions_reply r SET transfer_id = t.id
FROM petitions_steptaken s JOIN petitions_transfer t ON t.petition_id = s.petition_id AND t.sent_back_on IS NULL
WHERE r.step_id = s.id;
"""
BACK = """
UPDATE petitions_transfer t SET replied_on = r.on, reply_number = r.number, reply_text = r.text
FROM petitions_reply r WHERE r.transfer_id = t.id AND r.step_id IS NULL;
DELETE FROM petitions_reply WHERE step_id IS NULL;
UPDATE petitions_reply SET transfer_id = NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("petitions", "0016_replies_on_transfers")]
    operations = [migrations.RunSQL(MOVE, BACK)]

"""A unit that sent a petition back followed it for good: that ends on the day of the sending back."""

from django.db import migrations

END = """
UPDATE accounts_custody c SET until = t.sent_back_on
FROM petitions_transfer t
WHERE t.sent_back_on IS NOT NULL AND c.subject_kind = 'petition' AND c.subject_id = t.petition_id
  AND c.unit_id = t.to_unit_id AND c.role = 'follow' AND c.since = t.sent_back_on AND c.until IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_fewer_indexes"),
        ("petitions", "0021_fewer_indexes"),
    ]
    operations = [migrations.RunSQL(END, migrations.RunSQL.noop)]

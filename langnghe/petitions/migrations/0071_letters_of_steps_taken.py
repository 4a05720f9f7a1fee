"""Papers of decisions and answers that were issued before: the step of that day by the same hand."""

from django.db import migrations

LINK = """
UPDATE petitions_letter l SET step_id = (
    SELECT max(s.id) FROM petitions_steptaken s
    WHERE s.petition_id = l.petition_id AND s.name IN ('answer', 'decide')
      AND s."on" = l.issued_on AND s.by_id = l.issued_by_id)
WHERE l.kind IN ('first_decision', 'second_decision', 'answer_letter') AND l.issued_on IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("petitions", "0070_letter_of_step")]
    operations = [migrations.RunSQL(LINK, migrations.RunSQL.noop)]

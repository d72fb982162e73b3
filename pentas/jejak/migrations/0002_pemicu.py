"""Triggers that make the audit trail append-only (see pentas/jejak/pemicu.py)."""

from django.db import migrations

from pentas.jejak import pemicu


class Migration(migrations.Migration):
    dependencies = [("jejak", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: pemicu.pasang(editor.connection),
            lambda apps, editor: pemicu.lepas(editor.connection),
        )
    ]

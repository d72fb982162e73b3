from django.db import migrations


def isi(apps, schema_editor):
    """The province of the first assignment keeps the account."""
    Pengguna, Penugasan = apps.get_model("akun", "Pengguna"), apps.get_model("akun", "Penugasan")
    for tugas in Penugasan.objects.order_by("pk"):
        Pengguna.objects.filter(pk=tugas.pengguna_id, provinsi_asal=None).update(provinsi_asal=tugas.provinsi_id)


class Migration(migrations.Migration):
    dependencies = [("akun", "0003_kartu_dan_lihat_sebagai")]
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]

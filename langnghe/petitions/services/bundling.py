"""Taking a matter out of what bodies told each other: by an officer, or because its petition left the clear."""

from langnghe.petitions.models import MatterLink, Petition


def leave_bundle(matter_id: int) -> int | None:
    """Take a matter out of its bundle and say which it was; a bundle of one is no bundle."""
    link = MatterLink.objects.select_for_update().filter(matter=matter_id).first()
    if link is None:
        return None
    link.delete()
    if MatterLink.objects.filter(bundle=link.bundle).count() == 1:
        MatterLink.objects.filter(bundle=link.bundle).delete()
    return link.bundle


def leave_with(petition: Petition) -> None:
    """What is sealed or goes to paper is told to no other body: nothing else in its matter, no link."""
    others = Petition.objects.filter(
        matter=petition.matter_id, voided_on__isnull=True, denunciation__isnull=True
    )
    if not others.exclude(pk=petition.pk).exists():
        leave_bundle(petition.matter_id)

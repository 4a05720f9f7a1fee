"""What the circular asks of a petition, as points to check for each kind; pure, the words are the lawbook's."""

FORM = ("eligible.language", "eligible.author", "eligible.date")
SORTING = (
    "petition.class.eligibility",
    "petition.class.competence",
    "petition.class.signers",
    "petition.class.originals",
)
CHECKLISTS: dict[str, tuple[str, ...]] = {
    "": (*FORM, "petition.class.content", *SORTING),
    "complaint": (*FORM, "eligible.complaint", *SORTING),
    "recommendation": (*FORM, "eligible.kn_pa", *SORTING),
    "feedback": (*FORM, "eligible.kn_pa", *SORTING),
}


def rules_for(kind: str) -> tuple[str, ...]:
    return CHECKLISTS.get(kind, ())

"""Every notice and form that the law names has its kind of letter, with that rule behind it, or a reason why not."""

import pytest

from langnghe import lawbook
from langnghe.petitions import letters

KINDS = letters.kinds()
# By the rule that names the paper: the kinds that are that paper.
PAPERS = {
    # Processing.
    "outcome.kn.accept": ["acceptance_proposal"],
    "outcome.kn.not_acceptable": ["non_acceptance_notice", "supplement_request"],
    "outcome.kn.lower_overdue": ["lower_urging"],
    "outcome.kn.guide": ["guidance"],
    "outcome.kn.many_signers": ["guidance"],
    "outcome.kn.return_to_sender": ["return_letter"],
    "outcome.kn.originals": ["originals_return"],
    "outcome.kn.final_but_wrong": ["head_report"],
    "outcome.kn.suspend_execution": ["head_report"],
    "outcome.complex": ["head_report"],
    "outcome.tc.accept": ["denunciation_proposal"],
    "outcome.tc.transfer": ["denunciation_transfer"],
    "outcome.tc.lower_overdue": ["denunciation_urging"],
    "outcome.tc.party_member": ["denunciation_transfer"],
    "outcome.knpa.accept": ["acceptance_proposal"],
    "outcome.knpa.transfer": ["transfer_letter"],
    "outcome.multi_content": ["split_guidance"],
    "outcome.procedural": ["guidance", "transfer_letter"],
    "outcome.elected": ["guidance", "transfer_letter"],
    "outcome.political": ["guidance", "transfer_letter"],
    "outcome.unit": ["guidance", "transfer_letter"],
    # Complaints.
    "complaint.acceptance": ["acceptance_notice", "non_acceptance_notice"],
    "complaint.docs": ["documents_request"],
    "complaint.first_resolution": ["first_decision"],
    "complaint.second_resolution": ["second_decision"],
    "complaint.withdraw": ["withdrawal_notice"],
    "complaint.pause": ["suspension_decision"],
    "complaint.pause.send": ["resumption_decision"],
    "complaint.stop": ["discontinuation_decision"],
    "complaint.publish": ["publication_notice"],
    "complaint.authorise": ["authorisation_form"],
    "dialogue.notice": ["dialogue_notice"],
    "dialogue.minutes": ["dialogue_minutes"],
    # Denunciations.
    "denunciation.initial": ["denunciation_acceptance_decision", "denunciation_non_acceptance"],
    "denunciation.transfer": ["denunciation_transfer_notice"],
    "denunciation.from_sender": ["denunciation_reply_to_sender"],
    "denunciation.accept.notice": ["denunciation_acceptance", "denunciation_notice_to_denounced"],
    "denunciation.extend.form": ["denunciation_extension"],
    "denunciation.pause": ["denunciation_suspension", "denunciation_resumption", "denunciation_discontinuation"],
    "denunciation.conclusion.send": ["denunciation_conclusion", "denunciation_conclusion_notice"],
    "denunciation.form": ["denunciation_minutes"],
    "denunciation.withdraw.v2": ["denunciation_withdrawal", "denunciation_withdrawal_minutes"],
    "denunciation.overdue": ["denunciation_urging"],
    # Recommendations, feedback, and what reception owes.
    "knpa.reply": ["processing_notice", "answer_letter"],
    "reception.reply": ["extension_notice", "transfer_notice"],
    "reception.result_to_sender": ["reply_to_sender", "urging_letter"],
    "reception.sender_to_citizen": ["result_to_citizen"],
    "refusal.notice": ["refusal_notice"],
}  # fmt: skip
FORMS = {
    "forms.154": {"Mẫu 01/TCD": "refusal_notice", "Mẫu 02/TCD": "papers_receipt"},
    "forms.155": {
        "Mẫu 01": "complaint_form", "Mẫu 02": "authorisation_form", "Mẫu 03": "acceptance_notice",
        "Mẫu 04": "non_acceptance_notice", "Mẫu 14a": "suspension_decision", "Mẫu 14b": "resumption_decision",
    },
}  # fmt: skip
# Rules of the same sections that name a paper which is no letter of a file, with the reason.
NO_LETTER = {
    "complaint.lodge": "a term for the citizen",
    "complaint.appeal": "a term for the citizen; the first decision prints it",
    "complaint.first.send": "sending of the first decision, a step",
    "complaint.second.send": "sending of the second decision, a step",
    "denunciation.publish": "the redacted copy of the conclusion is published by a step",
    "denunciation.act": "decisions on persons are papers of the body that manages them",
    "denunciation.act.report": "a report of another body, written down as its reply",
    "denunciation.again.review": "the review ends in accepting or not, whose papers are those of a denunciation",
    "denunciation.overdue.report": "a report of the lower body, written down as its reply",
    "denunciation.anonymous": "no clock, no letter: nobody to write to",
    "outcome.tc.urgent": "a report that cannot wait for a paper: the step is written down, its words sealed",
    "outcome.tc.from_failed_complaint": "not accepted, with the paper of that",
    "outcome.luu_don": "filed with its reason in the book; nobody is written to",
    "feedback.publish": "published answers, a page",
    "feedback.transfer": "the transfer of feedback, above",
    "reception.head.conclusion": "printed by the room of reception from its session",
    "pd.rights.reply": "no paper of a petition: a duty of whoever runs the installation",
    "pd.breach": "no paper of a petition: a duty of whoever runs the installation",
}


@pytest.mark.parametrize("rule", sorted(PAPERS))
def test_a_paper_that_the_law_names_has_its_kind(rule: str) -> None:
    assert rule in {one.id for one in lawbook.rules()}
    for code in PAPERS[rule]:
        assert code in KINDS, f"{rule} names a paper that no kind is: {code}"
    # One of them at least cites it, or prints under the general duty that its own rule states.
    assert any(KINDS[code].rule for code in PAPERS[rule]), rule


def test_every_form_of_the_decrees_is_printed() -> None:
    for rule, numbers in FORMS.items():
        for number, code in numbers.items():
            assert (KINDS[code].form_rule, KINDS[code].form_number) == (rule, number)
    assert KINDS["discontinuation_decision"].form_number == "Mẫu 14a"


def test_every_outcome_and_term_of_the_law_is_accounted_for() -> None:
    """A rule added to these packs has a paper, or says why it has none."""
    named = {
        one.id
        for one in lawbook.rules()
        if one.id.startswith(("outcome.", "refusal.notice", "denunciation.accept", "denunciation.conclusion"))
    }
    assert named - set(PAPERS) - set(NO_LETTER) - {"outcome.luu_don.retention"} == set()
    assert set(NO_LETTER) <= {one.id for one in lawbook.rules()}
    assert not set(NO_LETTER) & set(PAPERS)
    assert all(NO_LETTER.values())


def test_every_kind_is_in_the_table_or_needs_no_law() -> None:
    """What no text that we have read asks for stands here by name: practice, in the general form of an official paper."""
    practice = {
        "conciliation_minutes", "dispute_guidance", "verification_assignment", "verification_report",
        "verification_extension", "denunciation_verification",
        "denunciation_verification_report", "protection_request",
    }  # fmt: skip
    lawful = {code for codes in PAPERS.values() for code in codes} | {
        code for forms in FORMS.values() for code in forms.values()
    }

    assert set(KINDS) - lawful == practice
    assert all(not KINDS[code].rule for code in practice)

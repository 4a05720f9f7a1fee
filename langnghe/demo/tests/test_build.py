"""The whole demo is built in one go, marked as demo, and alive on the day it was built for."""

from datetime import date, timedelta

from langnghe.accounts.models import User
from langnghe.audit.models import Entry
from langnghe.demo import cast, services
from langnghe.figures import reconcile
from langnghe.newsroom.models import Article, Comment
from langnghe.newsroom.selectors import reconciled
from langnghe.petitions.models import Petition
from langnghe.reception.models import (
    Dialogue,
    DialogueAnswer,
    DialogueOpinion,
    DutyMonth,
    QueueTicket,
    Schedule,
    Session,
    SessionTask,
    Visit,
)
from langnghe.reception.selectors.duty_months import differences, posts_with_duty
from langnghe.reception.selectors.rebuilding import rebuilt_visits
from langnghe.reception.selectors.statutory import fill
from langnghe.reception.stat_tables import TABLES
from langnghe.supervision.models import Report
from langnghe.units.models import Official, Tenure, Unit
from langnghe.vietnamese.claims import claims


def test_the_demo_is_built_marked_and_alive(built: date) -> None:
    assert services.is_built()
    assert not User.objects.filter(is_demo=False).exists()
    assert not Official.objects.filter(is_demo=False).exists()
    assert Session.objects.filter(unit="n14797-UBND", held_on__gte=built, state="planned").exists()
    assert Petition.objects.filter(closed_on__isnull=True, due_on__lt=built).exists()
    assert Comment.objects.filter(state="published").count() == 1
    assert Comment.objects.filter(state="waiting", unmarked=True).count() == 1


def test_who_heads_a_body_in_the_cast_is_who_its_papers_are_signed_by(built: date) -> None:
    heads = Tenure.objects.filter(post__kind="HEAD", since__lte=built, until__isnull=True)
    named = heads.filter(post__unit="n14797-UBND").values_list("official__name", flat=True)
    assert list(named) == ["Lê Thị Chi"]
    assert Official.objects.filter(name="Lê Thị Chi").count() == 1


def test_the_report_is_signed_with_every_figure_frozen(built: date) -> None:
    report = Report.objects.get(signed_on__isnull=False, supervised__unit="380-DU")
    assert len(report.digest) == 64
    assert {row["key"] for row in report.body["figures"]} >= {
        "sessions_held",
        "session_visits",
        "visits_dialogue",
    }
    short = [row for row in report.body["obligations"] if row["code"] == "OB-09"]
    assert [row["verdict"] for row in short] == ["short"]
    assert "36" in short[0]["evidence"]
    assert "20" in short[0]["evidence"]


def test_every_claim_of_the_article_agrees_until_a_visit_is_voided(built: date) -> None:
    article = Article.objects.get()
    assert [row.verdict for row in reconciled(article)] == ["agrees"] * 5
    one = Visit.objects.filter(unit="380-UBND", heads=1, session__isnull=True).order_by("id").first()
    assert one is not None
    Visit.objects.filter(pk=one.pk).update(voided_on=date(2024, 5, 2), void_reason="Ghi trùng")
    wrong = [row for row in reconciled(article) if row.verdict == "disagrees"]
    assert [(row.claim.text, row.why) for row in wrong] == [("1.166 lượt người", "1165 − 1166 = -1")]


def test_a_claim_is_compared_as_it_is_worded() -> None:
    claim = claims("hơn 300 lượt người").claims[0]
    assert reconcile.compare(claim, 312)[0]
    assert not reconcile.compare(claim, 300)[0]
    assert not reconcile.compare(claim, 400)[0]


def test_the_desk_of_the_day_has_something_to_show(built: date) -> None:
    assert QueueTicket.objects.filter(queue__day=built, state="waiting").count() == 4
    assert SessionTask.objects.filter(answered_on__isnull=True).exists()
    assert Dialogue.objects.filter(published_on__isnull=False).count() == 1
    assert DialogueOpinion.objects.filter(state="waiting").exists()
    assert DialogueOpinion.objects.filter(state="taken").count() == 4
    promised = DialogueAnswer.objects.exclude(promise="")
    assert promised.filter(kept_on__isnull=False).count() == 1
    assert promised.filter(kept_on__isnull=True, due_on__lt=built).exists()


def test_the_tables_and_the_log_of_postings_have_something_to_say(built: date) -> None:
    ward = Unit.objects.get(pk=cast.SITE_UNIT)
    [schedule] = Schedule.objects.filter(unit=ward, posted_on=built)
    assert Entry.objects.filter(
        action="schedule.posted", subject_kind="schedule", subject_id=schedule.pk
    ).exists()
    period = {"since": built - timedelta(days=120), "until": built}
    filled = fill(TABLES["01-tcd"], ward, **period)
    assert filled.cells[2].value
    assert filled.cells[2].value > 5
    assert any(one.value for one in filled.cells if "nhiều lần" in one.name)
    assert all(one.holds for one in filled.checks)
    tied = {visit.pk: visit.matter_id for visit in Visit.objects.filter(unit=ward, matter__isnull=False)}
    assert {pk: facts["matter"] for pk, facts in rebuilt_visits(tied).items()} == tied


def test_the_board_of_duty_agrees_with_the_register(built: date) -> None:
    assert differences(posts_with_duty()) == []
    assert DutyMonth.objects.filter(unit="380-DU", reported=True).exists()

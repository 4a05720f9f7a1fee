"""A few files walked further: verified, talked over, suspended, sent and carried out, so that each page has its sight."""

from datetime import date, timedelta
from decimal import Decimal

from langnghe.accounts.models import User
from langnghe.demo import calendar
from langnghe.petitions import services
from langnghe.petitions.models import Petition
from langnghe.units.models import Unit


def walk(unit: Unit, *, on: date, accounts: dict[str, User]) -> None:
    """The oldest accepted complaints and the oldest decided one, by the cast."""
    complaints = Petition.objects.filter(unit=unit, kind="complaint").order_by("received_on", "pk")
    accepted = list(complaints.filter(state="accepted")[:2])
    if accepted:
        _verified(accepted[0], on=on, an=accounts["an"], chi=accounts["chi"])
    if len(accepted) > 1:
        services.suspend(
            accepted[1], number="12/QĐ-UBND", because="Chờ kết quả đo đạc lại thửa đất (minh họa)",
            by=accounts["chi"], on=on,
        )  # fmt: skip
    decided = complaints.filter(state="decided").first()
    if decided is not None:
        _carried_out(decided, on=on, an=accounts["an"])


def _verified(petition: Petition, *, on: date, an: User, chi: User) -> None:
    given = petition.accepted_on or on
    services.assign(
        petition, number="31/QĐ-UBND", people=[an], team="Người phối hợp: địa chính phường (minh họa)",
        due_on=given + timedelta(days=20), by=chi, on=given,
    )  # fmt: skip
    services.note_verification(petition, text="Kiểm tra thực địa, có biên bản (minh họa).", by=an, on=on)
    services.call_dialogue(
        petition, held_on=calendar.roll(on + timedelta(days=8)), place="Phòng tiếp công dân",
        content="Kết quả xác minh và yêu cầu của người khiếu nại", chair="Chủ tịch UBND phường", by=an, on=on,
    )  # fmt: skip


def _carried_out(petition: Petition, *, on: date, an: User) -> None:
    issued = petition.answered_on or on
    ordered = {"money_citizens": Decimal(48_000_000), "land_citizens": Decimal("12.5")}
    services.send(
        petition, to="Người khiếu nại, trao tận tay (minh họa)", by=an, on=min(issued + timedelta(days=1), on)
    )
    services.carry_out(petition, amounts=ordered, is_done=False, by=an, on=issued)
    services.carry_out(petition, amounts={"money_citizens": Decimal(20_000_000)}, is_done=True, by=an, on=on)

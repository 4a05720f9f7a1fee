"""Two custodians with keys, and one invented denunciation: what sealing looks like to those who work with it."""

from datetime import date

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.demo import cast
from langnghe.petitions import services as petitions
from langnghe.units.models import Unit
from langnghe.vault import services as vault

KEEPERS = ("khanh", "thuy")
REDACTED = "Phản ánh việc thu tiền ngoài quy định khi làm thủ tục, có nêu ngày và số tiền"
TOLD = petitions.Told(
    full_name="Mai Văn Ẩn (nhân vật dựng)",
    address="một ngõ không có thật, phường Hạc Thành",
    phone="0900 000 000",
    denounced="Một cán bộ nhân vật dựng",
    content="Ba lần làm thủ tục đều bị thu thêm tiền, không có biên lai. Chuyện dựng cho bản minh họa.",
)


def build(*, on: date, accounts: dict[str, User], passwords: dict[str, str]) -> None:
    """A custodian of the demo has his sign-in password as passphrase too; a real one never should."""
    for name in KEEPERS:
        vault.make_key(unit=cast.SITE_UNIT, passphrase=passwords[name], by=accounts[name], on=on)
    petitions.receive_denunciation(
        TOLD,
        unit=Unit.objects.get(code=cast.SITE_UNIT),
        received_on=lawbook.add_working_days(on, -2),
        redacted=REDACTED,
        by=accounts["an"],
        idempotency="",
        field="administration",
    )

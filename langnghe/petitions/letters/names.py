"""Names, symbols and signatures of bodies as official papers write them (Decree 30/2020; Party papers their own)."""

from langnghe.units.models import AreaKind, Level, Unit, UnitKind

PARTY = {UnitKind.PARTY_COMMITTEE, UnitKind.PARTY_COMMISSION}
BODY = {
    UnitKind.PEOPLES_COMMITTEE: ("ỦY BAN NHÂN DÂN", "UBND", "Chủ tịch Ủy ban nhân dân"),
    UnitKind.PEOPLES_COUNCIL: ("HỘI ĐỒNG NHÂN DÂN", "HĐND", "Chủ tịch Hội đồng nhân dân"),
    UnitKind.FATHERLAND_FRONT: ("ỦY BAN MTTQ VIỆT NAM", "UBMTTQ", "Chủ tịch Ủy ban Mặt trận Tổ quốc"),
}
# Symbols of Party committees by the kind of their area.
PARTY_SYMBOLS = {
    AreaKind.PROVINCE: "TU",
    AreaKind.CITY: "ThU",
    AreaKind.URBAN_DISTRICT: "QU",
    AreaKind.DISTRICT: "HU",
    AreaKind.TOWN: "TXU",
}


def is_party(unit: Unit) -> bool:
    return UnitKind(unit.kind) in PARTY


def issuer(unit: Unit) -> list[str]:
    """The body in capitals: its kind on the first line, its place on the second."""
    kind = UnitKind(unit.kind)
    if kind not in BODY:
        return [unit.name.upper()]
    return [BODY[kind][0], unit.area.name.upper()]


def parent(unit: Unit) -> str:
    """Party papers and agencies name the committee above; a people's committee names itself alone."""
    return unit.parent.name.upper() if UnitKind(unit.kind) not in BODY and unit.parent else ""


def symbol(letter_type: str, unit: Unit) -> str:
    """TB-UBND, or UBND for an official letter; the Party writes -TB/ĐU and -CV/ĐU; an agency its initials."""
    kind = UnitKind(unit.kind)
    if kind in PARTY:
        return f"-{letter_type or 'CV'}/{_party_symbol(unit)}"
    # An agency's short form is its own decision (Decree 30/2020): the initials are proposed, the draft lets change them.
    body = BODY[kind][1] if kind in BODY else "".join(word[0] for word in unit.name.split()).upper()
    return f"{letter_type}-{body}" if letter_type else body


def _party_symbol(unit: Unit) -> str:
    area = unit.area
    if area.level == Level.PROVINCE:
        return "TU"
    return PARTY_SYMBOLS.get(AreaKind(area.kind), "ĐU")


def head_of(unit: Unit) -> str:
    kind = UnitKind(unit.kind)
    if kind not in BODY:
        return f"người đứng đầu {unit.name}"
    return f"{BODY[kind][2]} {unit.area.name}"


def capacity(unit: Unit) -> str:
    """Who signs: the head for the state's bodies, T/M for a Party committee; an officer may change the lines."""
    if is_party(unit):
        return "T/M BAN THƯỜNG VỤ\nBÍ THƯ"
    return "CHỦ TỊCH"


def archive(unit: Unit) -> str:
    return "Lưu Văn phòng." if is_party(unit) else "Lưu: VT, hồ sơ vụ việc."

"""Invented people: names drawn from common Vietnamese parts, addresses in real wards."""

from random import Random

FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Trịnh",
    "Mai",
    "Đinh",
    "Lưu",
    "Cao",
    "Hà",
    "Tống",
]
MIDDLE_F = ["Thị", "Thị Thu", "Thị Minh", "Thị Ngọc", "Thanh", "Thị Kim", "Thị Hồng", "Diệu"]
MIDDLE_M = ["Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân", "Công", "Trọng", "Đình"]
GIVEN_F = [
    "An",
    "Ánh",
    "Bình",
    "Chi",
    "Cúc",
    "Dung",
    "Duyên",
    "Hà",
    "Hạnh",
    "Hằng",
    "Hoa",
    "Hương",
    "Huệ",
    "Lan",
    "Liên",
    "Loan",
    "Mai",
    "Nga",
    "Nhung",
    "Oanh",
    "Phượng",
    "Thảo",
    "Tuyết",
    "Vân",
    "Yến",
]
GIVEN_M = [
    "Anh",
    "Bảo",
    "Chính",
    "Cường",
    "Dũng",
    "Đạt",
    "Đông",
    "Giáp",
    "Hải",
    "Hiếu",
    "Hòa",
    "Hùng",
    "Khánh",
    "Lâm",
    "Long",
    "Lực",
    "Nam",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Thắng",
    "Thịnh",
    "Toàn",
    "Tuấn",
    "Vinh",
]
STREETS = [
    "Phố Tây Sơn", "Phố Trần Phú", "Phố Lê Hoàn", "Phố Nguyễn Trãi", "Phố Đội Cung", "Phố Cao Thắng",
    "Phố Hàn Thuyên", "Phố Lò Chum", "Phố Thành Công", "Phố Tân An", "Phố Hải Thượng Lãn Ông", "Phố Dương Đình Nghệ",
]  # fmt: skip


def name(random: Random) -> str:
    if random.random() < 0.5:
        return f"{random.choice(FAMILY)} {random.choice(MIDDLE_F)} {random.choice(GIVEN_F)}"
    return f"{random.choice(FAMILY)} {random.choice(MIDDLE_M)} {random.choice(GIVEN_M)}"


def address(random: Random, ward: str) -> str:
    return f"số {random.randint(1, 240)} {random.choice(STREETS)}, {ward}"


def phone(random: Random) -> str:
    """A number of the invented kind: the block 0999 is not in use."""
    return f"0999{random.randint(100000, 999999)}"

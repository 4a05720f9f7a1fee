"""What people came for: invented sentences, led by land as everywhere in the country."""

from random import Random

WEIGHTS = {
    "land": 34, "clearance": 22, "construction": 13, "environment": 9,
    "policy": 9, "administration": 6, "education": 4, "other": 3,
}  # fmt: skip
SENTENCES = {
    "land": [
        "Đề nghị xem xét cấp giấy chứng nhận quyền sử dụng đất cho thửa đất ở ổn định trước năm 1993",
        "Phản ánh ranh giới thửa đất bị đo lệch so với bản đồ địa chính cũ",
        "Kiến nghị giải quyết tranh chấp lối đi chung giữa hai hộ liền kề",
        "Hỏi về hồ sơ chuyển mục đích sử dụng đất vườn sang đất ở",
    ],
    "clearance": [
        "Không đồng ý với đơn giá bồi thường khi thu hồi đất làm đường",
        "Đề nghị bố trí thêm lô tái định cư cho hộ có hai cặp vợ chồng",
        "Kiến nghị kiểm đếm lại cây cối, vật kiến trúc trên đất thu hồi",
        "Đề nghị chi trả phần bồi thường còn thiếu của dự án khu dân cư",
    ],
    "construction": [
        "Phản ánh công trình bên cạnh xây lấn ngõ chung, gây nứt tường",
        "Đề nghị kiểm tra nhà xây không đúng giấy phép",
        "Kiến nghị dỡ bỏ mái che lấn vỉa hè",
    ],
    "environment": [
        "Phản ánh nước thải chảy ra ngõ, gây ngập mỗi khi mưa",
        "Đề nghị xử lý cơ sở sản xuất gây tiếng ồn ban đêm",
        "Kiến nghị thu gom rác tại chợ đúng giờ",
    ],
    "policy": [
        "Hỏi về chế độ trợ cấp đối với người cao tuổi",
        "Đề nghị xem xét chế độ cho thân nhân người có công",
        "Kiến nghị đưa hộ vào danh sách cận nghèo",
    ],
    "education": [
        "Kiến nghị về tuyến tuyển sinh lớp 1 sau khi điều chỉnh địa giới tổ dân phố",
        "Phản ánh khoản thu tự nguyện của ban phụ huynh",
    ],
    "administration": [
        "Phản ánh hồ sơ hộ tịch trả chậm so với giấy hẹn",
        "Đề nghị cải chính ngày sinh trên giấy khai sinh",
    ],
    "other": ["Đề nghị lắp đèn chiếu sáng ngõ", "Hỏi về quy ước của tổ dân phố"],
}


def field(random: Random) -> str:
    return random.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]


def sentence(random: Random, chosen: str, ward: str) -> str:
    return f"{random.choice(SENTENCES[chosen])} ({ward})"

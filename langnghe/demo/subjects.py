"""What people came for: invented sentences, led by land as everywhere in the country."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Asked:
    """One petition: how long ago it came, what it is and how far it went, and in whose words."""

    days_ago: int
    kind: str
    steps: int
    field: str
    matter: str
    words: str
    request: str


# Written for this demo; a complaint is against a decision or an act of an administrative body, as its law says.
PETITIONS = (
    Asked(
        0, "", 0, "environment", "Nước thải của cơ sở làm bún ở ngõ 12 phố Lê Hoàn",
        "Nước thải của cơ sở làm bún chảy tràn ra ngõ 12 phố Lê Hoàn, gây ngập mỗi khi mưa; cả ngõ đã nói nhiều lần.",
        "Kiểm tra cơ sở, buộc đấu nối vào cống chung.",
    ),
    Asked(
        1, "", 0, "administration", "Ngày sinh trên giấy khai sinh không khớp học bạ",
        "Ngày sinh trên giấy khai sinh ghi 11/3, học bạ và căn cước ghi 1/3; hồ sơ nộp hai tuần chưa có giấy hẹn.",
        "Cải chính ngày sinh trên giấy khai sinh.",
    ),
    Asked(
        2, "complaint", 1, "land", "Không xác nhận tình trạng sử dụng thửa đất số 204",
        "Khiếu nại việc UBND phường không xác nhận tình trạng sử dụng thửa 204, tờ bản đồ 18, dù gia đình ở ổn định từ năm 1989.",
        "Xác nhận vào hồ sơ cấp giấy chứng nhận.",
    ),
    Asked(
        3, "feedback", 1, "environment", "Cơ sở làm bún xả nước ra ngõ 12 phố Lê Hoàn",
        "Phản ánh nước thải của cơ sở làm bún chảy ra ngõ 12 phố Lê Hoàn, gây ngập mỗi khi mưa, mùi hôi vào tận nhà.",
        "Đề nghị phường kiểm tra và có biện pháp.",
    ),
    Asked(
        5, "complaint", 1, "policy", "Không được xét vào danh sách hộ cận nghèo",
        "Khiếu nại thông báo của UBND phường không đưa hộ vào danh sách hộ cận nghèo năm 2026 vì đã tính cả lương hưu của mẹ vừa mất.",
        "Rà soát lại thu nhập của hộ.",
    ),
    Asked(
        8, "complaint", 2, "construction", "Quyết định xử phạt vì dựng mái tôn",
        "Khiếu nại quyết định xử phạt vi phạm hành chính về dựng mái tôn trước nhà: mái có từ trước khi làm vỉa hè.",
        "Hủy quyết định xử phạt.",
    ),
    Asked(
        12, "complaint", 2, "administration", "Từ chối chứng thực hợp đồng tặng cho nhà, đất",
        "Khiếu nại việc bộ phận một cửa từ chối chứng thực hợp đồng tặng cho nhà, đất mà không trả lời bằng văn bản.",
        "Chứng thực, hoặc trả lời rõ căn cứ từ chối.",
    ),
    Asked(
        14, "feedback", 3, "other", "Đèn chiếu sáng ngõ 45 hỏng",
        "Phản ánh ba bóng đèn chiếu sáng ngõ 45 hỏng từ tháng 8, trẻ em đi học về tối không thấy đường.",
        "Sửa đèn.",
    ),
    Asked(
        20, "complaint", 2, "clearance", "Kiểm đếm thiếu cây lâu năm khi thu hồi đất",
        "Khiếu nại biên bản kiểm đếm: thiếu mười bốn cây ăn quả trên mười năm và giếng khoan trên phần đất thu hồi làm đường.",
        "Kiểm đếm lại có mặt gia đình.",
    ),
    Asked(
        26, "complaint", 2, "environment", "Quyết định đình chỉ xưởng mộc",
        "Khiếu nại quyết định đình chỉ hoạt động của xưởng mộc: kết quả đo tiếng ồn lấy vào lúc nhà bên thi công.",
        "Đo lại tiếng ồn và sửa quyết định.",
    ),
    Asked(
        33, "complaint", 2, "land", "Quyết định giải quyết tranh chấp lối đi chung",
        "Khiếu nại việc xác định lối đi chung giữa hai hộ rộng 1,2 m trong khi bản đồ năm 1995 ghi 1,8 m.",
        "Đo đạc lại theo bản đồ năm 1995.",
    ),
    Asked(
        41, "complaint", 2, "construction", "Yêu cầu dừng thi công nhà đã có giấy phép",
        "Khiếu nại việc tổ quản lý trật tự đô thị yêu cầu dừng thi công nhà đã được cấp giấy phép xây dựng.",
        "Cho thi công tiếp, xem xét trách nhiệm.",
    ),
    Asked(
        45, "recommendation", 3, "other", "Sửa đường liên tổ dân phố",
        "Kiến nghị đưa 300 m đường liên tổ dân phố vào kế hoạch sửa chữa năm 2027; dân góp một phần.",
        "Đưa vào kế hoạch năm 2027.",
    ),
    Asked(
        52, "complaint", 3, "policy", "Thôi hưởng trợ cấp người cao tuổi",
        "Khiếu nại quyết định thôi hưởng trợ cấp hằng tháng vì trùng tên với người đã chuyển đi.",
        "Chi trả tiếp và truy lĩnh hai tháng.",
    ),
    Asked(
        60, "feedback", 3, "education", "Khoản thu của ban phụ huynh",
        "Phản ánh khoản thu tự nguyện của ban đại diện cha mẹ học sinh chia đều theo đầu học sinh.",
        "Kiểm tra và trả lời cha mẹ học sinh.",
    ),
    Asked(
        75, "complaint", 3, "clearance", "Bồi thường thiếu diện tích đất vườn",
        "Khiếu nại phương án bồi thường thiếu 38 m² đất vườn so với diện tích ghi trong giấy chứng nhận.",
        "Bồi thường đủ diện tích.",
    ),
)  # fmt: skip

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

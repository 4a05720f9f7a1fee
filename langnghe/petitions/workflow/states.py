"""The states of a petition; which of them still ask for work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    RECEIVED = "received", _("đã tiếp nhận")
    CLASSIFIED = "classified", _("đã phân loại")
    ACCEPTED = "accepted", _("đã thụ lý")
    SUSPENDED = "suspended", _("tạm đình chỉ")
    DECIDED = "decided", _("đã ra quyết định")
    CONCLUDED = "concluded", _("đã kết luận")
    ANSWERED = "answered", _("đã trả lời")
    DECLINED = "declined", _("không thụ lý")
    GUIDED = "guided", _("đã hướng dẫn")
    RETURNED = "returned", _("đã trả lại nơi chuyển")
    TRANSFERRED = "transferred", _("đã chuyển")
    FILED = "filed", _("lưu đơn")
    WITHDRAWN = "withdrawn", _("đã rút")
    DISCONTINUED = "discontinued", _("đình chỉ")
    CONCILIATED = "conciliated", _("hòa giải thành")
    NOT_CONCILIATED = "not_conciliated", _("hòa giải không thành")
    CLOSED = "closed", _("đã kết thúc")


NEW = {State.RECEIVED, State.CLASSIFIED}
LIVE = {*NEW, State.ACCEPTED, State.SUSPENDED}
OPEN = {*LIVE, State.DECIDED, State.CONCLUDED}

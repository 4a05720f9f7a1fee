"""Closed sets of words: kinds, fields, channels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    COMPLAINT = "complaint", _("khiếu nại")
    DENUNCIATION = "denunciation", _("tố cáo")
    RECOMMENDATION = "recommendation", _("kiến nghị")
    FEEDBACK = "feedback", _("phản ánh")
    DISPUTE = "dispute", _("tranh chấp")


class Field(models.TextChoices):
    LAND = "land", _("đất đai")
    CLEARANCE = "clearance", _("giải phóng mặt bằng")
    CONSTRUCTION = "construction", _("xây dựng, trật tự đô thị")
    ENVIRONMENT = "environment", _("môi trường")
    POLICY = "policy", _("chính sách xã hội")
    EDUCATION = "education", _("giáo dục, y tế")
    ADMINISTRATION = "administration", _("thủ tục hành chính")
    OTHER = "other", _("lĩnh vực khác")


class Channel(models.TextChoices):
    COUNTER = "counter", _("nộp trực tiếp")
    VISIT = "visit", _("tại buổi tiếp công dân")
    POST = "post", _("bưu chính")
    BOX = "box", _("hộp thư góp ý")
    PASSED_ON = "passed_on", _("cơ quan, đại biểu chuyển đến")
    EMAIL = "email", _("thư điện tử")
    WEB = "web", _("trang thông tin điện tử")

"""Supervisions: the list, one supervision, its report as page, PDF and DOCX."""

from django.urls import path

from langnghe.supervision.views import deciding, pages, steps

app_name = "supervision"
urlpatterns = [
    path("giam-sat/", pages.delegation_list, name="list"),
    path("giam-sat/moi/", deciding.decide, name="decide"),
    path("giam-sat/<int:pk>/ngay-lam-viec/", deciding.set_meeting, name="set_meeting"),
    path("giam-sat/<int:pk>/ket-thuc/", deciding.close, name="close"),
    path("giam-sat/nhan-xet/<int:pk>/y-kien/", steps.reply, name="reply"),
    path("giam-sat/<int:pk>/", pages.delegation_page, name="delegation"),
    path("giam-sat/don-vi/<int:pk>/nhan-xet/", steps.add_finding, name="add_finding"),
    path("giam-sat/don-vi/<int:pk>/giai-trinh/", steps.explain, name="explain"),
    path("giam-sat/<int:pk>/kien-nghi/", steps.recommend, name="recommend"),
    path("giam-sat/kien-nghi/<int:pk>/xong/", steps.complete, name="complete"),
    path("giam-sat/don-vi/<int:pk>/du-thao/", steps.draft, name="draft"),
    path("giam-sat/don-vi/<int:pk>/ky/", steps.sign, name="sign"),
    path("giam-sat/don-vi/<int:pk>/bao-cao/", pages.report_page, name="report"),
    path("giam-sat/don-vi/<int:pk>/bao-cao.pdf", pages.report_pdf, name="report_pdf"),
    path("giam-sat/don-vi/<int:pk>/bao-cao.docx", pages.report_docx, name="report_docx"),
]

"""Supervisions: the list, one supervision, its report as page, PDF and DOCX."""

from django.urls import path

from langnghe.supervision import views

app_name = "supervision"
urlpatterns = [
    path("giam-sat/", views.delegation_list, name="list"),
    path("giam-sat/<int:pk>/", views.delegation_page, name="delegation"),
    path("giam-sat/don-vi/<int:pk>/nhan-xet/", views.add_finding, name="add_finding"),
    path("giam-sat/don-vi/<int:pk>/giai-trinh/", views.explain, name="explain"),
    path("giam-sat/<int:pk>/kien-nghi/", views.recommend, name="recommend"),
    path("giam-sat/kien-nghi/<int:pk>/xong/", views.complete, name="complete"),
    path("giam-sat/don-vi/<int:pk>/du-thao/", views.draft, name="draft"),
    path("giam-sat/don-vi/<int:pk>/ky/", views.sign, name="sign"),
    path("giam-sat/don-vi/<int:pk>/bao-cao/", views.report_page, name="report"),
    path("giam-sat/don-vi/<int:pk>/bao-cao.pdf", views.report_pdf, name="report_pdf"),
    path("giam-sat/don-vi/<int:pk>/bao-cao.docx", views.report_docx, name="report_docx"),
]

"""Petitions: the citizen's pages, then the desk."""

from django.urls import path

from langnghe.petitions import views

app_name = "petitions"
urlpatterns = [
    path("gui-don/", views.guide, name="guide"),
    path("tra-cuu/", views.track, name="track"),
    path("don/", views.due_list, name="due_list"),
    path("don/nhan/", views.intake, name="intake"),
    path("don/<int:pk>/", views.file_page, name="file"),
    path("don/<int:pk>/giay-bien-nhan/", views.receipt, name="receipt"),
    path("don/<int:pk>/giay-bien-nhan.pdf", views.receipt_pdf, name="receipt_pdf"),
    path("don/<int:pk>/cap-lai-ma/", views.renew_code, name="renew_code"),
    path("don/<int:pk>/chuyen-sang-giay/", views.to_paper, name="to_paper"),
    path("don/<int:pk>/<slug:slug>/", views.step, name="step"),
]

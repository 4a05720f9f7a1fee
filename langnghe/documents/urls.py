"""Stored files: attach, see, download, void, redact."""

from django.urls import path

from langnghe.documents import views

app_name = "documents"
urlpatterns = [
    path("tep/<int:pk>/", views.file_page, name="file"),
    path("tep/<int:pk>/tai-ve/", views.download, name="download"),
    path("tep/<int:pk>/anh/", views.picture, name="picture"),
    path("tep/<int:pk>/trang/<int:number>.png", views.page, name="page"),
    path("tep/<int:pk>/bo/", views.void, name="void"),
    path("tep/<int:pk>/che/", views.redact, name="redact"),
    path("tep/gan/<slug:kind>/<int:subject>/", views.attach, name="attach"),
]

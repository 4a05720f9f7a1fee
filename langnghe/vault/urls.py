"""Keys, requests and readings."""

from django.urls import path

from langnghe.vault import views

app_name = "vault"
urlpatterns = [
    path("giu-bi-mat/", views.desk, name="desk"),
    path("giu-bi-mat/khoa/<str:unit>/", views.make_key, name="make_key"),
    path("giu-bi-mat/ket-thuc-khoa/<int:pk>/", views.end_key, name="end_key"),
    path("giu-bi-mat/xin-nhan/<int:pk>/", views.ask_admission, name="ask_admission"),
    path("giu-bi-mat/de-nghi/<int:pk>/nhan/", views.admit, name="admit"),
    path("giu-bi-mat/xin-mo/<slug:kind>/<int:subject>/", views.ask, name="ask"),
    path("giu-bi-mat/de-nghi/<int:pk>/", views.release, name="release"),
    path("giu-bi-mat/de-nghi/<int:pk>/duyet/", views.approve, name="approve"),
    path("giu-bi-mat/de-nghi/<int:pk>/ket-thuc/", views.end, name="end"),
    path("giu-bi-mat/de-nghi/<int:pk>/nhan-ve/", views.take_over, name="take_over"),
    path("giu-bi-mat/de-nghi/<int:pk>/doc/", views.read, name="read"),
    path("giu-bi-mat/de-nghi/<int:pk>/tep/<int:part>/", views.scan, name="scan"),
]

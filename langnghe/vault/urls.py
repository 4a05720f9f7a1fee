"""Keys, requests and readings."""

from django.urls import path

from langnghe.vault import views

app_name = "vault"
urlpatterns = [
    path("niem-phong/", views.desk, name="desk"),
    path("niem-phong/khoa/<str:unit>/", views.make_key, name="make_key"),
    path("niem-phong/ket-thuc-khoa/<int:pk>/", views.end_key, name="end_key"),
    path("niem-phong/xin-mo/<slug:kind>/<int:subject>/", views.ask, name="ask"),
    path("niem-phong/de-nghi/<int:pk>/", views.release, name="release"),
    path("niem-phong/de-nghi/<int:pk>/duyet/", views.approve, name="approve"),
    path("niem-phong/de-nghi/<int:pk>/ket-thuc/", views.end, name="end"),
    path("niem-phong/de-nghi/<int:pk>/doc/", views.read, name="read"),
    path("niem-phong/de-nghi/<int:pk>/tep/<int:part>/", views.scan, name="scan"),
]

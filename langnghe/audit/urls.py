"""The seals, public: a page, and the same as data."""

from django.urls import path

from langnghe.audit import views

app_name = "audit"
urlpatterns = [
    path("niem-phong/", views.seals, name="seals"),
    path("niem-phong.json", views.seals_data, name="seals_data"),
]

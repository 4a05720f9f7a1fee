"""Figures, and the records behind each."""

from django.urls import path

from langnghe.figures import views

app_name = "figures"
urlpatterns = [
    path("so-lieu/", views.overview, name="overview"),
    path("so-lieu/<str:unit>/", views.overview, name="of_unit"),
    path("so-lieu/<str:unit>/<slug:key>/<str:since>/<str:until>/", views.records, name="records"),
]

"""The addresses of the room."""

from django.urls import path

from langnghe.units import views

app_name = "units"
urlpatterns = [path("don-vi/", views.lookup, name="lookup")]

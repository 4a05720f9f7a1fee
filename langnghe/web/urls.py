"""Home and desk."""

from django.urls import path

from langnghe.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("ban/", views.desk, name="desk"),
    path("suc-khoe/", views.health, name="health"),
]

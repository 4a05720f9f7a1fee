"""Legal texts and their obligations."""

from django.urls import path

from langnghe.regulations import views

app_name = "regulations"
urlpatterns = [path("van-ban/", views.text_list, name="list")]

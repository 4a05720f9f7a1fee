"""Legal texts and their obligations, and why a day is the day it is."""

from django.urls import path

from langnghe.regulations import views

app_name = "regulations"
urlpatterns = [
    path("van-ban/", views.text_list, name="list"),
    path("vi-sao-co-han/", views.why_list, name="why_list"),
    path("vi-sao-co-han/<str:rule_id>/", views.why, name="why"),
]

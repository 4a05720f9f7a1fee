"""The law as it holds for a unit: the list, one rule, what an administrator adds, the calendar."""

from django.urls import path

from langnghe.rules import views

app_name = "rules"
urlpatterns = [
    path("quy-dinh/", views.rule_list, name="list"),
    path("quy-dinh/lich-nghi/", views.day_list, name="days"),
    path("quy-dinh/lich-nghi/them/", views.add_day, name="add_day"),
    path("quy-dinh/lich-nghi/<int:pk>/rut/", views.take_back_day, name="take_back_day"),
    path("quy-dinh/xac-nhan/<int:pk>/rut/", views.take_back_confirmation, name="take_back_confirmation"),
    path("quy-dinh/<str:rule_id>/", views.rule_page, name="rule"),
    path("quy-dinh/<str:rule_id>/xac-nhan/", views.confirm, name="confirm"),
    path("quy-dinh/<str:rule_id>/dat-chat-hon/", views.replace, name="replace"),
    path("quy-dinh/<str:rule_id>/ket-thuc/", views.end, name="end"),
]

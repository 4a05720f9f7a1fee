"""The outbox: what did not leave."""

from django.urls import path

from langnghe.notifications import views

app_name = "notifications"
urlpatterns = [
    path("quan-tri/thu-chua-gui/", views.unsent, name="unsent"),
    path("quan-tri/thu-chua-gui/gui-lai/", views.send_again, name="send_again"),
]

"""Petitions: the citizen's pages, then the desk."""

from django.urls import path

from langnghe.petitions import views

app_name = "petitions"
urlpatterns = [
    path("gui-don/", views.guide, name="guide"),
    path("tra-cuu/", views.track, name="track"),
    path("don/", views.due_list, name="due_list"),
    path("don/moi/", views.intake, name="intake"),
    path("don/<int:pk>/", views.file_page, name="file"),
    path("don/<int:pk>/phan-loai/", views.classify, name="classify"),
    path("don/<int:pk>/thu-ly/", views.accept, name="accept"),
    path("don/<int:pk>/tra-loi/", views.answer, name="answer"),
    path("don/<int:pk>/<slug:move>/", views.close, name="close"),
]

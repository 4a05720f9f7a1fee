"""The page of samples in both frames."""

from django.urls import path

from langnghe.design import views

app_name = "design"
urlpatterns = [
    path("mau-giao-dien/", views.gallery, name="gallery"),
    path("mau-giao-dien/ban-lam-viec/", views.gallery_desk, name="gallery_desk"),
]

"""News, one article with its comments, and the editor's queue."""

from django.urls import path

from langnghe.newsroom import views

app_name = "newsroom"
urlpatterns = [
    path("tin-tuc/", views.news, name="news"),
    path("tin-tuc/<slug:slug>/", views.article_page, name="article"),
    path("tin-tuc/<slug:slug>/dang/", views.publish, name="publish"),
    path("tin-tuc/<slug:slug>/binh-luan/", views.comment, name="comment"),
    path("binh-luan/", views.queue, name="queue"),
    path("binh-luan/<int:pk>/", views.decide, name="decide"),
]

"""News, one article with its comments, the editor's desk and queue."""

from django.urls import path

from langnghe.newsroom.views import moderating, reading, writing

app_name = "newsroom"
urlpatterns = [
    path("tin-tuc/", reading.news, name="news"),
    path("bien-tap/moi/", writing.write, name="write"),
    path("bien-tap/<slug:slug>/", writing.edit, name="edit"),
    path("tin-tuc/<slug:slug>/", reading.article_page, name="article"),
    path("tin-tuc/<slug:slug>/dang/", writing.publish, name="publish"),
    path("tin-tuc/<slug:slug>/binh-luan/", reading.comment, name="comment"),
    path("binh-luan/", moderating.queue, name="queue"),
    path("binh-luan/<int:pk>/", moderating.decide, name="decide"),
]

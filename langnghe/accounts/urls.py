"""Signing in and out, one's own password, and the people of an administrator."""

from django.urls import path

from langnghe.accounts.views import people, posts, signing

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", signing.sign_in, name="sign_in"),
    path("dang-xuat/", signing.sign_out, name="sign_out"),
    path("mat-khau/", signing.own_password, name="own_password"),
    path("quan-tri/nguoi-dung/", people.people, name="people"),
    path("quan-tri/nguoi-dung/moi/", people.add, name="add"),
    path("quan-tri/nguoi-dung/<int:pk>/", people.person, name="person"),
    path("quan-tri/nguoi-dung/<int:pk>/vai-tro/", people.give_role, name="give_role"),
    path("quan-tri/nguoi-dung/<int:pk>/mat-khau-moi/", people.renew_password, name="renew_password"),
    path("quan-tri/nguoi-dung/<int:pk>/khoa/", people.set_active, name="set_active"),
    path("quan-tri/chuc-vu/", posts.posts, name="posts"),
    path("quan-tri/chuc-vu/moi/", posts.add_post, name="add_post"),
    path("quan-tri/co-quan/moi/", posts.add_agency, name="add_agency"),
    path("quan-tri/chuc-vu/<int:pk>/thoi-giu/", posts.leave_post, name="leave_post"),
    path("quan-tri/vai-tro/<int:pk>/ket-thuc/", people.end_role, name="end_role"),
]

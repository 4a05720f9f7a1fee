"""Signing in and out; attempts are limited by django-axes."""

from django.contrib.auth.views import LoginView, LogoutView

from langnghe.kernel.access_marks import public

sign_in = public(LoginView.as_view(template_name="accounts/sign_in.html", redirect_authenticated_user=True))
sign_out = public(LogoutView.as_view())

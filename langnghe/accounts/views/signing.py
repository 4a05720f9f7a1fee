"""Signing in and out, limited by django-axes; replacing one's own password."""

from django.contrib import messages
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import public, signed_in


class OwnPassword(PasswordChangeView):
    """Replace one's password; a temporary one opens only this page."""

    template_name = "accounts/own_password.html"
    success_url = reverse_lazy("web:desk")

    def form_valid(self, form: Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[arg-type]
        User.objects.filter(username=self.request.user.get_username()).update(password_is_temporary=False)
        messages.success(self.request, _("Đã đổi mật khẩu."))
        return answer


sign_in = public(LoginView.as_view(template_name="accounts/sign_in.html", redirect_authenticated_user=True))
sign_out = public(LogoutView.as_view())
own_password = signed_in(OwnPassword.as_view())

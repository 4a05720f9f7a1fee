"""Who is at the desk."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import NotAllowed


def officer(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise NotAllowed(_("Đăng nhập để làm việc này."))
    return request.user

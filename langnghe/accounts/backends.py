"""Who is signed in: the account with its roles and their units, in one question for each request."""

from django.contrib.auth.backends import ModelBackend

from langnghe.accounts.access import CAME_ALONG
from langnghe.accounts.models import Membership, User


class WithMemberships(ModelBackend):
    """Django's backend; every page asks what its reader may do, so the answer comes with the reader."""

    def get_user(self, user_id: int) -> User | None:
        rows = list(Membership.objects.filter(user=user_id).select_related("user", "unit").order_by("id"))
        if not rows:
            return super().get_user(user_id)
        user = rows[0].user
        setattr(user, CAME_ALONG, rows)
        return user if self.user_can_authenticate(user) else None

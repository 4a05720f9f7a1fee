"""What must hold before others can reach an installation: one named check for each point."""

from collections.abc import Callable

from langnghe.kernel.deploy_checks import database, files, keys, mail, pages, sign_in

Check = Callable[[], str | None]

CHECKS: tuple[Check, ...] = (
    keys.secret_key_is_generated,
    keys.tracking_key_is_its_own,
    keys.secrets_are_closed,
    pages.debug_is_off,
    pages.policy_is_strict,
    pages.headers_are_careful,
    pages.hosts_are_named,
    pages.cookies_are_secure,
    pages.transport_is_kept_secure,
    sign_in.wrong_passwords_are_limited,
    sign_in.passwords_are_hashed_by_argon2,
    sign_in.passwords_are_long,
    sign_in.nobody_is_invented,
    database.roles_are_two,
    database.app_role_is_lesser,
    database.history_is_appended,
    database.nothing_is_truncated,
    database.server_is_private,
    files.uploads_lie_outside_the_web,
    files.uploads_are_closed,
    mail.letters_can_leave,
    mail.letters_name_the_site,
)


def problems() -> list[tuple[str, str]]:
    """The name and the sentence of every check that fails, in the order of the list."""
    return [(check.__name__, told) for check in CHECKS if (told := check()) is not None]

"""Where the demo's doors are: one file only its owner may read, drawn anew with the story."""

from pathlib import Path
from secrets import token_urlsafe

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings

from accounts.models import User
from mapapp.demo.cast import Cast

HEADING = "# role | e-mail | password | TOTP secret (a current code: make code ROLE=role)\n"


def path() -> Path:
    """The file beside the private database."""
    return Path(settings.VAR_DIR) / "demo-sign-ins.txt"


def write(cast: Cast) -> Path:
    """Draw a password for one person of each role, and a second factor for staff."""
    doors = {"citizen": cast.residents[0], "volunteer": cast.volunteers[0]}
    doors |= {"representative": cast.speakers[0], "group_lead": cast.speakers[8]}
    doors |= {"representative_unverified": cast.speakers[1]}
    doors |= cast.staff
    target = path()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch(mode=0o600)
    target.chmod(0o600)
    lines = [_door(role, user, guarded=role in cast.staff) for role, user in doors.items()]
    target.write_text(HEADING + "".join(lines), encoding="utf-8")
    return target


def _door(role: str, user: User, *, guarded: bool) -> str:
    password, secret = token_urlsafe(12), ""
    user.set_password(password)
    user.save(update_fields=["password"])
    if guarded:
        secret = generate_totp_secret()
        Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
        TOTP.activate(user, secret)
    return f"{role} | {user.email} | {password} | {secret}\n"

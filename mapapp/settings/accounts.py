"""How people sign in: by a code sent to a phone or an e-mail; staff with a second factor."""

from datetime import timedelta

from mapapp.settings import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "me:home"
LOGOUT_REDIRECT_URL = "root"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30

# --- allauth: who, by what, how often -------------------------------------------------------
ACCOUNT_ADAPTER = "mapapp.web.me.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"phone", "email"}
ACCOUNT_SIGNUP_FIELDS = ["phone*", "email"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # a contact is confirmed by the code that signs in
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "mapapp.web.me.forms.SignInForm",
    "signup": "mapapp.web.me.forms.SignUpForm",
    "confirm_login_code": "mapapp.web.me.forms.CodeForm",
    "reauthenticate": "mapapp.web.me.forms.PasswordAgainForm",
    "change_password": "mapapp.web.me.forms.NewPasswordForm",
}
# A code by SMS costs money; a password behind the same address has half as much room again.
CODES_BY_ADDRESS = env.number("CODES_A_MINUTE_BY_ADDRESS", 20)
ACCOUNT_RATE_LIMITS = {
    "login": f"{CODES_BY_ADDRESS * 3 // 2}/m/ip",
    "signup": f"{CODES_BY_ADDRESS}/m/ip",
    "request_login_code": f"{CODES_BY_ADDRESS}/m/ip,3/m/key",
    "login_failed": "10/m/ip,5/300s/key",
}
# How many proxies stand in front and may be believed about the visitor's address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)

CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
CODE_ATTEMPTS = 3
CODE_LASTS_SECONDS = 600
ACCOUNT_LOGIN_BY_CODE_FORMAT = CODE_FORMAT
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = CODE_ATTEMPTS
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = CODE_LASTS_SECONDS
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = CODE_FORMAT

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- Messages to phones: by number and day, for everybody together ---------------------------
SMS_PER_NUMBER_A_DAY = env.number("SMS_PER_NUMBER_A_DAY", 10)
SMS_BUDGET_A_DAY = env.number("SMS_BUDGET_A_DAY", 5000)
SMS_PERCENT_FOR_CODES = env.number("SMS_PERCENT_FOR_CODES", 50)  # no notice may take these
# How the local adapter misbehaves on request: {"delay": 2, "refuse": True, "duplicate": True}
SMS_FAULTS: dict = {}

# --- How often one person, and one address of the network, may do something in an hour ---------
ACTS_AN_HOUR = {
    "flag": {"person": 20, "address": 60},
    "support": {"person": 60, "address": 300},
    "comment": {"person": 20, "address": 200},
    "news": {"person": 20, "address": 200},
    "letter": {"person": 10, "address": 100},
    "letter_answer": {"person": 120, "address": 600},  # an office answers many in a morning
    "invitation": {"person": 20, "address": 200},  # into a team
    "helped": {"person": 30, "address": 200},  # lists of people a work has helped
    # behind one address of a mobile network sit thousands
    "report": {
        "person": env.number("REPORTS_AN_HOUR_BY_PERSON", 20),
        "address": env.number("REPORTS_AN_HOUR_BY_ADDRESS", 300),
    },
    "photo": {"person": 60, "address": 300},  # forms that came back with photos to keep
    "draft": {"person": 20, "address": 300},  # initiatives that are begun
    "paper": {"person": 60, "address": 300},
    "visit": {"person": 120, "address": 600},  # a team goes round its trees in one afternoon
    "expense": {"person": 60, "address": 300},
    "kept": {"person": 30, "address": 120},  # forms of people who were signed out meanwhile
    "handout": {"person": 30, "address": 120},  # prints that were not lying ready
}

# --- Staff: a second factor, short sessions, guarded passwords -------------------------------
MFA_ADAPTER = "mapapp.web.me.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Asar"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "mapapp.web.me.forms.SecondFactorForm",
    "reauthenticate": "mapapp.web.me.forms.SecondFactorAgainForm",
    "activate_totp": "mapapp.web.me.forms.FirstTotpCodeForm",
}
SECOND_FACTOR_SETUP_URL = "mfa_activate_totp"
STAFF_IDLE = timedelta(minutes=30)
# Where the staff admin may be opened; empty means on any host of the site.
STAFF_ADMIN_HOSTS = env.words("STAFF_ADMIN_HOSTS")

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "mapapp.web.me.locking.name_tried"
AXES_CLIENT_IP_CALLABLE = "mapapp.web.me.locking.visitor_address"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

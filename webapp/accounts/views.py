"""The addresses of the account. All need the network, and none is ever kept by the phone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from webapp import audit
from webapp.access import current_person, open_to, person_or_none
from webapp.accounts import accounts, doors, forms, pages, recover, recovery, sessions
from webapp.clock import now_ms
from webapp.database import writing
from webapp.errors import NotFound, TooMany

bp = Blueprint("accounts", __name__)

UNPROCESSABLE = 422
SEE_OTHER = 303
LARGEST_ID = 2**53
NOTICES = {
    "code": "You have a new recovery code. The former one works no more.",
    "password": "Your password is changed, and every other device is signed out.",
    "device": "That device is signed out. Records that are already on it stay there until someone deletes them there.",
    "others": "Every other device is signed out. Records that are already on one stay there until deleted there.",
}
NO_FAULTS: Mapping[str, str] = {}


@bp.before_request
def over_a_safe_line() -> None:
    """Refuse all of these addresses where a password or a session would cross a network in the open."""
    sessions.refuse_in_the_open()


@bp.get("/sign-up")
@open_to("public")
def sign_up_form() -> str:
    """The empty form."""
    return render_template("accounts/sign_up.html", page=_sign_page("Sign up", NO_FAULTS))


@bp.post("/sign-up")
@open_to("public")
def sign_up() -> ResponseReturnValue:
    """Begin an account, signed in at once; the form again with what to type differently."""
    return _enter(lambda: accounts.sign_up(forms.read_sign_up(request.form)), "accounts/sign_up.html", "Sign up")


@bp.get("/sign-in")
@open_to("public")
def sign_in_form() -> str:
    """The empty form."""
    return render_template("accounts/sign_in.html", page=_sign_page("Sign in", NO_FAULTS))


@bp.post("/sign-in")
@open_to("public")
def sign_in() -> ResponseReturnValue:
    """Sign in; the form again, the same for a wrong name and a wrong password."""
    return _enter(lambda: accounts.sign_in(forms.read_sign_in(request.form)), "accounts/sign_in.html", "Sign in")


@bp.post("/api/sign-out")
@open_to("public")
def sign_out() -> Response:
    """End this device's session. A phone that does not know whether it is signed in may ask too."""
    with writing() as connection:
        person_id = sessions.end_presented(connection)
    if person_id is not None:
        audit.note("signed_out", person_id)
    answer = Response('{"signed_out":true}', mimetype="application/json")
    sessions.take_cookie(answer)
    return answer


@bp.get("/account/welcome")
@open_to("member")
def welcome() -> Response:
    """Where every sign-in arrives: here the phone learns whose records it keeps."""
    code = recovery.code_to_show(current_person())
    page = pages.welcome_page(current_person(), request.args.get("next", ""), code)
    answer = make_response(render_template("accounts/welcome.html", page=page))
    recovery.take_code(answer)
    return answer


@bp.get("/account")
@open_to("member")
def account() -> Response:
    """Who is signed in, where, and the forms that change it."""
    answer = make_response(_show_account(NO_FAULTS, NOTICES.get(request.args.get("done", ""), "")))
    recovery.take_code(answer)
    return answer


@bp.post("/account/password")
@open_to("member")
def change_password() -> ResponseReturnValue:
    """Change the password, which signs every other device out and gives this one a new session."""
    try:
        token = accounts.change_password(current_person(), forms.read_new_password(request.form))
    except forms.FormFaults as wrong:
        return _show_account(wrong.faults), UNPROCESSABLE
    except TooMany as wait:
        return _show_account({"current": wait.message}), wait.status, _later(wait)
    return _go("/account?done=password", token)


@bp.get("/account/recover")
@open_to("public")
def recover_form() -> str:
    """The empty form for whoever has forgotten the password."""
    return _recover_page(NO_FAULTS)


@bp.post("/account/recover")
@open_to("public")
def recover_account() -> ResponseReturnValue:
    """A new password by name and recovery code; the form again, the same for a wrong code and an unknown name."""
    try:
        entered = recover.recover(forms.read_recovery(request.form))
    except forms.FormFaults as wrong:
        return _recover_page(wrong.faults), UNPROCESSABLE
    except TooMany as wait:
        return _recover_page({"form": wait.message}), wait.status, _later(wait)
    return _arrive(entered, "")


@bp.post("/account/recovery-code")
@open_to("member")
def make_recovery_code() -> ResponseReturnValue:
    """A new recovery code, which the account page shows once. The password confirms it."""
    try:
        code = recover.make_code(current_person(), forms.read_password(request.form, "confirm"))
    except forms.FormFaults as wrong:
        return _show_account(wrong.faults), UNPROCESSABLE
    except TooMany as wait:
        return _show_account({"confirm": wait.message}), wait.status, _later(wait)
    answer = _go("/account?done=code")
    recovery.show_once(answer, code)
    return answer


@bp.post(f"/account/devices/<int(max={LARGEST_ID}):session_id>/sign-out")
@open_to("member")
def sign_out_device(session_id: int) -> ResponseReturnValue:
    """Sign one of one's own devices out, perhaps this one."""
    person = current_person()
    with writing() as connection:
        ended = sessions.end_one(connection, person, session_id)
    if not ended:
        raise NotFound("no_such_device", "That device is not signed in, or no longer.")
    audit.note("device_signed_out", person.id)
    if session_id != person.session_id:
        return _go("/account?done=device")
    answer = _go("/sign-in")
    sessions.take_cookie(answer)
    return answer


@bp.post("/account/devices/sign-out-others")
@open_to("member")
def sign_out_others() -> ResponseReturnValue:
    """Sign all other devices out."""
    with writing() as connection:
        sessions.end_others(connection, current_person())
    audit.note("others_signed_out", current_person().id)
    return _go("/account?done=others")


@bp.post("/account/delete")
@open_to("member")
def delete_account() -> ResponseReturnValue:
    """Delete the account with everything in it, at once. The password confirms it."""
    person = current_person()
    try:
        accounts.delete_account(person, forms.read_password(request.form, "password"))
    except forms.FormFaults as wrong:
        return _show_account(wrong.faults), UNPROCESSABLE
    except TooMany as wait:
        return _show_account({"password": wait.message}), wait.status, _later(wait)
    page = pages.GonePage("Your account is deleted", person.uuid)
    answer = make_response(render_template("accounts/gone.html", page=page))
    sessions.take_cookie(answer)
    doors.take_device(answer)
    return answer


def _enter(enter: Callable[[], accounts.Entered], template: str, title: str) -> ResponseReturnValue:
    try:
        entered = enter()
    except forms.FormFaults as wrong:
        return render_template(template, page=_sign_page(title, wrong.faults)), UNPROCESSABLE
    except TooMany as wait:
        page = _sign_page(title, {"form": wait.message})
        return render_template(template, page=page), wait.status, _later(wait)
    onward = pages.next_name(request.form.get("next", ""))
    return _arrive(entered, onward)


def _arrive(entered: accounts.Entered, onward: str) -> Response:
    answer = _go("/account/welcome" + (f"?next={onward}" if onward else ""), entered.token)
    doors.give_device(answer, entered.name_key)
    if entered.code:
        recovery.show_once(answer, entered.code)
    return answer


def _recover_page(faults: Mapping[str, str]) -> str:
    name = forms.seen_part(request.form.get("name", ""))
    return render_template("accounts/recover.html", page=pages.RecoverPage("Set a new password", name, faults))


def _later(wait: TooMany) -> dict[str, str]:
    audit.note("refused", status=wait.status)
    return {"Retry-After": str(wait.retry_after_seconds)}


def _sign_page(title: str, faults: Mapping[str, str]) -> pages.SignPage:
    person = person_or_none()
    return pages.SignPage(
        title=title,
        name=forms.seen_part(request.form.get("name", "")),
        next=pages.next_name(request.values.get("next", "")),
        faults=faults,
        signed_in_as=person.name if person else None,
    )


def _show_account(faults: Mapping[str, str], notice: str = "") -> str:
    person = current_person()
    devices = pages.device_rows(person, sessions.devices_of(person), now_ms())
    code, has_code = recovery.code_to_show(person), recovery.has_code(person)
    page = pages.account_page(person, devices, (faults, notice), code, has_code=has_code)
    return render_template("accounts/account.html", page=page)


def _go(path: str, token: str | None = None) -> Response:
    answer = make_response(redirect(path, SEE_OTHER))
    if token:
        sessions.give_cookie(answer, token)
    return answer

// /account/* and the forms that lead there: someone arrives at this phone, leaves it, or an account has gone.
import "./base.ts";
import "../elements/account-arrival.ts";
import "../elements/account-departure.ts";
import "../elements/sign-out.ts";

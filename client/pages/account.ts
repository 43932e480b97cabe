// /account/* and the forms that lead there: someone arrives at this phone, or an account has gone.
import "./base.ts";
import "../elements/account-arrival.ts";
import "../elements/account-departure.ts";

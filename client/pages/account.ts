// /account/* and the forms that lead there: someone arrives at this phone, leaves it, or an account has gone.
import "./base.ts";
import "../elements/account-arrival.ts";
import "../elements/account-departure.ts";
import { keepForms } from "../elements/kept-form.ts";
import "../elements/sign-out.ts";

keepForms(document);
